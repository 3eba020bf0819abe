import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Person } from '../../../../../contract/customers.ts'
import { Moment } from '../../../../../ui/moment.tsx'
import { mergesQuery } from '../../api.ts'
import { useMerge } from '../../use-merge.ts'
import classes from './side-list.module.css'

/** Who was merged into this person; each can be taken apart again. */
export const Merges = ({ person, mayWrite }: { person: Person; mayWrite: boolean }) => {
  const { t } = useTranslation(['customers', 'app'])
  const { undo, isPending } = useMerge(person.id)
  const merges = useQuery(mergesQuery(person.id)).data?.items.filter(({ undoneAt }) => !undoneAt) ?? []
  if (merges.length === 0) return null
  return (
    <section>
      <h2 className={classes.heading}>{t('mergedHere')}</h2>
      <ul className={classes.list}>
        {merges.map((merge) => (
          <li key={merge.id} className={classes.item}>
            <div className={classes.words}>
              <span className={classes.name}>{merge.byName ?? t('bySystem')}</span>
              <span className={classes.quiet}>
                <Moment at={merge.at} />
              </span>
            </div>
            {mayWrite && (
              <Button size="compact-xs" variant="default" disabled={isPending} onClick={() => undo(merge.id)}>
                {t('app:undo')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
