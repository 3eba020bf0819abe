import type { ReactNode } from 'react'
import classes from './banner.module.css'

interface Props {
  tone: 'soon' | 'broken' | 'waiting' | 'kept'
  icon?: ReactNode
  children: ReactNode
  /** Buttons at the end. */
  actions?: ReactNode
  /** Said at once by screen readers. */
  urgent?: boolean
}

/** A line across a place that says something about all of it. */
export const Banner = ({ tone, icon, children, actions, urgent }: Props) => (
  <div className={classes.banner} data-tone={tone} role={urgent ? 'alert' : undefined}>
    {icon && <span className={classes.icon}>{icon}</span>}
    <div className={classes.words}>{children}</div>
    {actions && <div className={classes.actions}>{actions}</div>}
  </div>
)
