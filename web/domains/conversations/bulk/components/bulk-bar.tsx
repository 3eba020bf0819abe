import { Button, CloseButton, Menu } from '@mantine/core'
import { IconChevronDown, IconCircleCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BulkAct, Selection } from '../../../../../contract/bulk.ts'
import { useFormat } from '../../../../../ui/format.ts'
import { useAbility } from '../../../../app/session.ts'
import { totalQuery } from '../api.ts'
import { type Asking, asking } from '../rules.ts'
import { useBulk } from '../use-bulk.ts'
import type { Ticks } from '../use-ticks.ts'
import classes from './bulk-bar.module.css'

const ActDialog = lazy(() => import('./act-dialog.tsx'))

interface Props {
  ticks: Ticks
  selection: Selection
  /** The list holds more than what is loaded. */
  hasMore: boolean
}

/** How many are ticked, and what can be done to them. */
export const BulkBar = ({ ticks, selection, hasMore }: Props) => {
  const { t } = useTranslation(['bulk', 'app'])
  const format = useFormat()
  const { begin } = useBulk()
  const mayReply = useAbility('conversations.reply')
  const mayDelete = useAbility('conversations.delete')
  const total = useQuery(totalQuery(selection)).data?.total
  const [asked, setAsked] = useState<Asking | null>(null)
  const count = ticks.all ? (total ?? ticks.ids.size) : ticks.ids.size
  const act = async (what: BulkAct) => {
    const conversations = [...ticks.ids].map(([id, seenSeq]) => ({ id, seenSeq }))
    const chosen = ticks.all ? { selection } : { conversations }
    if (await begin(what, chosen)) ticks.clear()
  }
  const shelf = selection.view === 'spam' ? 'not-spam' : 'spam'
  const trash = selection.view === 'trash' ? 'restore' : 'trash'

  return (
    <section className={classes.bar} aria-label={t('bar')}>
      <span className={classes.count} role="status">
        {t('ticked', { count, shown: format.number(count) })}
        {!ticks.all && hasMore && total !== undefined && total > count && (
          <Button size="compact-sm" variant="subtle" onClick={ticks.tickAll}>
            {t('all', { count: total, shown: format.number(total) })}
          </Button>
        )}
        <CloseButton size="sm" aria-label={t('clear')} onClick={ticks.clear} />
      </span>
      <span className={classes.acts}>
        <Button size="compact-md" leftSection={<IconCircleCheck size={16} />} onClick={() => act({ kind: 'resolve' })}>
          {t('act.resolve')}
        </Button>
        <Button size="compact-md" variant="default" onClick={() => setAsked('assign')}>
          {t('act.assign')}
        </Button>
        <Menu position="top-end" width={230}>
          <Menu.Target>
            <Button size="compact-md" variant="default" rightSection={<IconChevronDown size={14} />}>
              {t('act.more')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {asking
              .filter((kind) => kind !== 'assign' && (kind !== 'reply' || mayReply))
              .map((kind) => (
                <Menu.Item key={kind} onClick={() => setAsked(kind)}>
                  {t(`act.${kind}`)}
                </Menu.Item>
              ))}
            <Menu.Divider />
            <Menu.Item onClick={() => act({ kind: 'reopen' })}>{t('act.reopen')}</Menu.Item>
            <Menu.Item onClick={() => act({ kind: shelf })}>{t(`act.${shelf}`)}</Menu.Item>
            {mayDelete && <Menu.Item onClick={() => act({ kind: trash })}>{t(`act.${trash}`)}</Menu.Item>}
          </Menu.Dropdown>
        </Menu>
      </span>
      <Suspense>
        {asked && <ActDialog kind={asked} count={count} onAct={act} onClose={() => setAsked(null)} />}
      </Suspense>
    </section>
  )
}
