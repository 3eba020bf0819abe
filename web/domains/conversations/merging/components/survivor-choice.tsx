import { Radio } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ConversationLine } from '../../../../../contract/conversations.ts'
import { Moment } from '../../../../../ui/moment.tsx'
import { personName } from '../../rules.ts'
import { maySurvive } from '../rules.ts'
import classes from './merge-dialog.module.css'

interface Props {
  all: readonly ConversationLine[]
  survivorId: string
  onChoose: (id: string) => void
}

/** Side by side: the one that stays in the lists, and those that go on within it. */
export const SurvivorChoice = ({ all, survivorId, onChoose }: Props) => {
  const { t } = useTranslation(['merging', 'conversations'])
  return (
    <Radio.Group value={survivorId} onChange={onChoose} label={t('survivor')} description={t('survivorText')}>
      <div className={classes.sides}>
        {all.map((each) => {
          const survives = each.id === survivorId
          const may = maySurvive(each, all)
          return (
            <Radio.Card
              key={each.id}
              value={each.id}
              disabled={!may}
              className={classes.side}
              data-survives={survives || undefined}
            >
              <span className={classes.sideHead}>
                <Radio.Indicator disabled={!may} />
                <span className={classes.number}>#{each.number}</span>
                <span className={classes.fate}>{survives ? t('stays') : t('goes')}</span>
              </span>
              <span className={classes.subject}>{each.subject}</span>
              <span className={classes.facts}>
                {[personName(each.person), each.channel?.name].filter(Boolean).join(' · ')}
              </span>
              <span className={classes.facts}>
                {t(`conversations:status.${each.status}`)} · {t('messages', { count: each.messageCount })} ·{' '}
                <Moment at={each.lastMessageAt} />
              </span>
              {!may && <span className={classes.facts}>{t('settled')}</span>}
            </Radio.Card>
          )
        })}
      </div>
    </Radio.Group>
  )
}
