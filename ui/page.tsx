import type { ReactNode } from 'react'
import classes from './page.module.css'

interface Props {
  title: ReactNode
  text?: string | undefined
  /** Buttons beside the title. */
  actions?: ReactNode
  /** Above the title: the way back. */
  above?: ReactNode
  children: ReactNode
  wide?: boolean
}

/** A room with one idea: its title, what can be done, and the thing itself. */
export const Page = ({ title, text, actions, above, children, wide }: Props) => (
  <div className={classes.page}>
    <div className={classes.inner} data-wide={wide || undefined}>
      {above && <div className={classes.above}>{above}</div>}
      <header className={classes.header}>
        <div className={classes.words}>
          <h1 className={classes.title}>{title}</h1>
          {text && <p className={classes.text}>{text}</p>}
        </div>
        {actions && <div className={classes.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  </div>
)
