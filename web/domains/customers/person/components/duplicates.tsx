import { Button } from '@mantine/core'
import { IconGitMerge } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '../../../../../contract/customers.ts'
import { duplicatesQuery } from '../../api.ts'
import { emailOf, nameOf } from '../../rules.ts'
import { useMerge } from '../../use-merge.ts'
import { MergeDialog } from './merge-dialog.tsx'
import classes from './side-list.module.css'

/** People who may be the same one, with the reason; or choosing somebody oneself. */
export const Duplicates = ({ person }: { person: Person }) => {
  const { t } = useTranslation('customers')
  const [choosing, setChoosing] = useState(false)
  const { merge, isPending } = useMerge(person.id)
  const found = useQuery(duplicatesQuery(person.id)).data?.items ?? []

  return (
    <section>
      {found.length > 0 && (
        <>
          <h2 className={classes.heading}>{t('maybeSame')}</h2>
          <ul className={classes.list}>
            {found.map(({ person: other, reason }) => (
              <li key={other.id} className={classes.item}>
                <div className={classes.words}>
                  <Link to="/people/$id" params={{ id: other.id }} className={classes.name}>
                    {nameOf(other)}
                  </Link>
                  <span className={classes.quiet}>
                    {[emailOf(other), t(`same.${reason}`)].filter(Boolean).join(' · ')}
                  </span>
                </div>
                <Button
                  size="compact-xs"
                  variant="light"
                  disabled={isPending}
                  onClick={() => merge({ id: other.id, name: nameOf(other) })}
                >
                  {t('merge')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        ml={-8}
        leftSection={<IconGitMerge size={15} stroke={1.6} />}
        onClick={() => setChoosing(true)}
      >
        {t('mergeOther')}
      </Button>
      {choosing && <MergeDialog person={person} onClose={() => setChoosing(false)} onMerge={merge} />}
    </section>
  )
}
