import type { ReactNode } from 'react'
import classes from './door.module.css'
import { LanguageChoice } from './language-choice.tsx'

interface Props {
  title: string
  text?: ReactNode
  children: ReactNode
}

/** The calm page before the workspace: one thing to do, and the language it is said in. */
export const Door = ({ title, text, children }: Props) => (
  <div className={classes.page}>
    <main className={classes.door}>
      <div className={classes.brand}>
        <img src="/favicon.svg" alt="" width={34} height={34} />
        <span>Kept</span>
      </div>
      <h1 className={classes.title}>{title}</h1>
      {text && <p className={classes.text}>{text}</p>}
      {children}
    </main>
    <LanguageChoice />
  </div>
)
