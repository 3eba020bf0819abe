import { UnstyledButton } from '@mantine/core'
import { IconSquare, IconSquareCheckFilled } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './tick.module.css'

interface Props {
  subject: string
  ticked: boolean
  /** Shown on all lines once one is ticked. */
  shown: boolean
  onTick: (range: boolean) => void
}

/** In the gutter of a line; with shift everything up to here. */
export const Tick = ({ subject, ticked, shown, onTick }: Props) => {
  const { t } = useTranslation('bulk')
  return (
    <UnstyledButton
      role="checkbox"
      aria-checked={ticked}
      aria-label={t('tick', { subject })}
      className={classes.tick}
      data-shown={shown || ticked || undefined}
      onClick={(event) => onTick(event.shiftKey)}
    >
      {ticked ? <IconSquareCheckFilled size={16} /> : <IconSquare size={16} stroke={1.6} />}
    </UnstyledButton>
  )
}
