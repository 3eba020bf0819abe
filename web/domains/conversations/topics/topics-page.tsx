import { Button } from '@mantine/core'
import { IconFolder, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Topic } from '../../../../contract/topics.ts'
import { Blank } from '../../../../ui/blank.tsx'
import { Card } from '../../../../ui/card.tsx'
import { useFormat } from '../../../../ui/format.ts'
import { LinesSkeleton } from '../../../../ui/lines.tsx'
import { Page } from '../../../../ui/page.tsx'
import { written } from '../../../app/filters/complete.ts'
import { useAbility } from '../../../app/session.ts'
import { Failed } from '../../../app/states.tsx'
import { tagsQuery, topicsQuery } from '../api.ts'
import { topicsInOrder } from '../rules.ts'
import { TopicDialog } from './components/topic-dialog.tsx'
import classes from './topics-page.module.css'

/** What people talk about, as a tree; and the tags in use. */
export const TopicsPage = () => {
  const { t } = useTranslation(['conversations', 'app'])
  const format = useFormat()
  const mayManage = useAbility('workspace.manage')
  const topics = useQuery(topicsQuery)
  const tags = useQuery(tagsQuery).data?.items ?? []
  const [changing, setChanging] = useState<Topic | 'new' | null>(null)
  const tree = topicsInOrder(topics.data?.items ?? [])

  return (
    <Page
      title={t('topics.title')}
      text={t('topics.text')}
      actions={
        mayManage && (
          <Button leftSection={<IconPlus size={17} />} onClick={() => setChanging('new')}>
            {t('topics.add')}
          </Button>
        )
      }
    >
      {topics.isPending && <LinesSkeleton label={t('app:loading')} />}
      {topics.isError && !topics.data && <Failed error={topics.error} retry={() => topics.refetch()} />}
      {topics.data && tree.length === 0 && (
        <Blank icon={<IconFolder size={32} stroke={1.4} />} title={t('topics.none')} text={t('topics.noneText')} />
      )}
      {tree.length > 0 && (
        <ul className={classes.tree} aria-label={t('topics.title')}>
          {tree.map(({ topic, depth }) => (
            <li key={topic.id} className={classes.topic} style={{ paddingLeft: 14 + depth * 24 }}>
              <IconFolder size={17} stroke={1.5} aria-hidden="true" />
              <Link
                to="/inbox/$view/{-$number}"
                params={{ view: 'all', number: undefined }}
                search={{ filter: `topic:${topic.id}` }}
                className={classes.name}
              >
                {topic.name}
              </Link>
              {mayManage && (
                <Button size="compact-sm" variant="default" onClick={() => setChanging(topic)}>
                  {t('app:edit')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {tags.length > 0 && (
        <Card title={t('topics.tags')}>
          <ul className={classes.tags}>
            {tags.map(({ name, count }) => (
              <li key={name}>
                <Link
                  to="/inbox/$view/{-$number}"
                  params={{ view: 'all', number: undefined }}
                  search={{ filter: `tag:${written(name)}` }}
                  className={classes.tag}
                >
                  {name} <span className={classes.count}>{format.number(count)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {changing && (
        <TopicDialog
          topic={changing === 'new' ? null : changing}
          topics={topics.data?.items ?? []}
          onClose={() => setChanging(null)}
        />
      )}
    </Page>
  )
}
