import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ReplyEffect as Effect } from '../../../../../contract/ready-replies.ts'
import { useFormat } from '../../../../../ui/format.ts'

/** What came of a reply: the share that held with n and interval, the time to resolve, and whether it is really another. */
export const ReplyEffect = ({ effect, days }: { effect: Effect | undefined; days: number }) => {
  const { t, i18n } = useTranslation('replies')
  const format = useFormat()
  if (!effect) return null
  const { held, seconds, difference } = effect
  if (held.value === null || held.low === null || held.high === null) return <span>{t('page.early')}</span>
  const percent = (share: number) => Math.round(share * 100)
  const within = `${percent(held.value)} % (${percent(held.low)}–${percent(held.high)}) · n ${format.number(held.n)}`
  const points = difference && format.number(Math.abs(percent(difference.value)))
  return (
    <>
      <Link
        to="/settings/ready-replies/$id"
        params={{ id: effect.readyReplyId }}
        search={{ outcome: 'held' }}
        title={t('page.heldHint', { days })}
      >
        {t('page.held', { share: within })}
      </Link>
      {seconds.value !== null && seconds.low !== null && seconds.high !== null && (
        <span>
          {t('page.median', { time: lasting(seconds.value, i18n.language) })} ({lasting(seconds.low, i18n.language)}–
          {lasting(seconds.high, i18n.language)} · n {format.number(seconds.n)})
        </span>
      )}
      {difference && (
        <span>
          {!difference.clear
            ? t('page.noClear')
            : difference.value > 0
              ? t('page.better', { points })
              : t('page.worse', { points })}
        </span>
      )}
    </>
  )
}

const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const

const lasting = (seconds: number, language: string): string => {
  const [unit, size] = units.find(([, size]) => seconds >= size) ?? (['second', 1] as const)
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  }).format(seconds / size)
}
