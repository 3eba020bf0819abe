import { Checkbox, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { NoticeKind, NoticeSettings, NoticeWays } from '../../../../contract/notices.ts'
import classes from './ways-table.module.css'

interface Props {
  kinds: NoticeSettings['kinds']
  onChange: (kinds: NoticeSettings['kinds']) => void
}

const order: readonly NoticeKind[] = ['mention', 'assignment', 'question', 'answer', 'reply', 'snooze', 'team']
const mails = ['off', 'now', 'digest'] as const

/** A line for each kind, a column for each way. */
export const WaysTable = ({ kinds, onChange }: Props) => {
  const { t } = useTranslation('notices')
  const set = (kind: NoticeKind, change: Partial<NoticeWays>) =>
    onChange({ ...kinds, [kind]: { ...kinds[kind], ...change } })
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('what')}</th>
          <th scope="col">{t('way.product')}</th>
          <th scope="col">{t('way.mail')}</th>
          <th scope="col">{t('way.push')}</th>
        </tr>
      </thead>
      <tbody>
        {order.map((kind) => (
          <tr key={kind}>
            <th scope="row">{t(`kind.${kind}`)}</th>
            <td data-way={t('way.product')}>
              <Checkbox
                aria-label={`${t(`kind.${kind}`)}: ${t('way.product')}`}
                checked={kinds[kind].product}
                onChange={(event) => set(kind, { product: event.currentTarget.checked })}
              />
            </td>
            <td data-way={t('way.mail')}>
              <Select
                aria-label={`${t(`kind.${kind}`)}: ${t('way.mail')}`}
                size="xs"
                w={150}
                allowDeselect={false}
                data={mails.map((value) => ({ value, label: t(`mailWay.${value}`) }))}
                value={kinds[kind].mail}
                onChange={(mail) => mail && set(kind, { mail })}
              />
            </td>
            <td data-way={t('way.push')}>
              <Checkbox
                aria-label={`${t(`kind.${kind}`)}: ${t('way.push')}`}
                checked={kinds[kind].push}
                onChange={(event) => set(kind, { push: event.currentTarget.checked })}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
