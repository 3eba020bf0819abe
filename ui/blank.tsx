import { Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './blank.module.css'

interface Props {
  icon?: ReactNode
  title: string
  /** 1 where it is the whole page. */
  level?: 1 | 2
  text?: string | undefined
  children?: ReactNode
}

/** What a place says when it has nothing to show: what will be here, or what happened, and the next thing to do. */
export const Blank = ({ icon, title, level = 2, text, children }: Props) => (
  <div className={classes.blank}>
    {icon && <div className={classes.icon}>{icon}</div>}
    <Title order={level} size="h5" ta="center">
      {title}
    </Title>
    {text && (
      <Text c="dimmed" ta="center" maw={360} size="sm">
        {text}
      </Text>
    )}
    {children && <div className={classes.actions}>{children}</div>}
  </div>
)
