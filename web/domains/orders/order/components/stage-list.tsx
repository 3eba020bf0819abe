import { ActionIcon, Tooltip } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Order } from '../../../../../contract/orders.ts'
import { Moment } from '../../../../../ui/moment.tsx'
import classes from './stage-list.module.css'

interface Props {
  order: Order
  onTakeBack: ((stageId: string) => void) | undefined
}

/** The way of the order so far, the earliest first. */
export const StageList = ({ order, onTakeBack }: Props) => {
  const { t } = useTranslation('orders')
  const now = order.stages.at(-1)
  return (
    <ol className={classes.stages}>
      {order.stages.map((stage) => (
        <li
          key={stage.id}
          className={classes.stage}
          data-now={stage === now || undefined}
          aria-current={stage === now ? 'step' : undefined}
        >
          <span className={classes.dot} aria-hidden="true" />
          <span>
            <span className={classes.name}>{stage.name}</span>
            <Moment at={stage.at} className={classes.time} />
          </span>
          {onTakeBack && (
            <Tooltip label={t('takeBack')}>
              <ActionIcon
                variant="subtle"
                color="gray"
                size={26}
                aria-label={t('takeBackNamed', { name: stage.name })}
                onClick={() => onTakeBack(stage.id)}
              >
                <IconArrowBackUp size={15} stroke={1.6} />
              </ActionIcon>
            </Tooltip>
          )}
        </li>
      ))}
    </ol>
  )
}
