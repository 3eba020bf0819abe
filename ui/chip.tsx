import { UnstyledButton, type UnstyledButtonProps } from '@mantine/core'
import type { ComponentProps, ReactNode } from 'react'
import classes from './chip.module.css'

interface Props extends UnstyledButtonProps, Omit<ComponentProps<'button'>, keyof UnstyledButtonProps> {
  icon?: ReactNode
  /** The meaning it is painted with; left out, it is quiet. */
  tone?: 'kept' | 'soon' | 'broken' | 'waiting' | 'delight' | undefined
  /** Nothing is chosen yet: drawn as an invitation. */
  unset?: boolean
  children: ReactNode
}

/** A fact that can be changed where it stands. */
export const Chip = ({ icon, tone, unset, children, className = '', ...button }: Props) => (
  <UnstyledButton
    className={`${classes.chip} ${className}`}
    data-tone={tone}
    data-unset={unset || undefined}
    {...button}
  >
    {icon}
    <span className={classes.label}>{children}</span>
  </UnstyledButton>
)
