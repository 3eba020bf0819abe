import { Skeleton } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './lines.module.css'

/** A quiet list: one thing a line. */
export const Lines = ({ label, children }: { label: string; children: ReactNode }) => (
  <ul className={classes.lines} aria-label={label}>
    {children}
  </ul>
)

interface LineProps {
  icon?: ReactNode
  title: ReactNode
  text?: ReactNode
  /** What can be done with it, at the end. */
  actions?: ReactNode
}

export const Line = ({ icon, title, text, actions }: LineProps) => (
  <li className={classes.line}>
    {icon && <span className={classes.icon}>{icon}</span>}
    <div className={classes.words}>
      <div className={classes.title}>{title}</div>
      {text && <div className={classes.text}>{text}</div>}
    </div>
    {actions && <div className={classes.actions}>{actions}</div>}
  </li>
)

const widths = ['38%', '52%', '44%', '60%', '35%', '48%']

/** Lines that are on their way, as high as real ones. */
export const LinesSkeleton = ({ label }: { label: string }) => (
  <div className={classes.lines} role="status" aria-label={label}>
    {widths.map((width) => (
      <div className={classes.line} key={width}>
        <Skeleton height={32} circle />
        <div className={classes.words}>
          <Skeleton height={11} width={width} my={5} />
          <Skeleton height={10} width="66%" my={5} />
        </div>
      </div>
    ))}
  </div>
)
