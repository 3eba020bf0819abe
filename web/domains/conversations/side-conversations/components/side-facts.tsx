import { IconMail } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { SideConversation } from '../../../../../contract/side-conversations.ts'
import { useFormat } from '../../../../../ui/format.ts'
import { useNow } from '../../../../../ui/use-now.ts'
import classes from './side-conversations.module.css'

/** Who is asked, where it stands and by when it is due. */
export const SideFacts = ({ side }: { side: SideConversation }) => {
  const { t } = useTranslation('side-conversations')
  const format = useFormat()
  const now = useNow(30_000)
  const { team, owner, outside, state, dueAt } = side
  const overdue = state === 'open' && new Date(dueAt).getTime() < now.getTime()
  const asked = outside
    ? outside.to.map(({ name, email }) => name ?? email)
    : [team?.name ?? t('teamGone'), ...(owner ? [owner.name] : [])]
  return (
    <span className={classes.facts}>
      <span className={classes.asked}>
        {outside && <IconMail size={13} stroke={1.6} role="img" aria-label={t('byMail')} />}
        {asked.join(outside ? ', ' : ' · ')}
      </span>
      <span className={classes.state} data-state={overdue ? 'overdue' : state}>
        {overdue ? t('overdue', { at: format.moment(dueAt) }) : t(state)}
      </span>
      {state === 'open' && !overdue && <span>{t('dueAt', { at: format.moment(dueAt) })}</span>}
    </span>
  )
}
