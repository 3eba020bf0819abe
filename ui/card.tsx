import type { ReactNode } from 'react'
import classes from './card.module.css'

interface Props {
  title?: ReactNode
  text?: ReactNode
  actions?: ReactNode
  children?: ReactNode
}

/** Things that belong together. */
export const Card = ({ title, text, actions, children }: Props) => (
  <section className={classes.card}>
    {(title || actions) && (
      <div className={classes.head}>
        <div className={classes.words}>
          {title && <h2 className={classes.title}>{title}</h2>}
          {text && <p className={classes.text}>{text}</p>}
        </div>
        {actions}
      </div>
    )}
    {children}
  </section>
)
