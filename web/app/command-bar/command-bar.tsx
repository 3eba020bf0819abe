import '@mantine/spotlight/styles.css'
import { Highlight, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { createSpotlight, Spotlight } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Face } from '../../../ui/face.tsx'
import { KeyCap } from '../../../ui/key-cap.tsx'
import { listQuery, personName } from '../../domains/conversations/index.ts'
import { peopleQuery } from '../../domains/customers/index.ts'
import { allActions } from '../actions.ts'
import { useAbility } from '../session.ts'
import classes from './command-bar.module.css'

const [store, spotlight] = createSpotlight()
const few = 6

/** Everything from one field: what can be done here, conversations and people. */
const CommandBar = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation('app')
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const [asked] = useDebouncedValue(typed.trim(), 180)
  const [actions] = useState(() => allActions().filter(({ id }) => id !== 'command'))
  const mayConversations = useAbility('conversations.read')
  const mayPeople = useAbility('people.read')
  const searching = asked.length > 1
  const conversations = useInfiniteQuery({
    ...listQuery('all', { text: asked }),
    enabled: searching && mayConversations,
    placeholderData: keepPreviousData,
  })
  const people = useInfiniteQuery({
    ...peopleQuery({ text: asked }),
    enabled: searching && mayPeople,
    placeholderData: keepPreviousData,
  })
  const wanted = typed.trim().toLocaleLowerCase()
  const matching = actions.filter(({ label }) => label.toLocaleLowerCase().includes(wanted))
  const lines = searching ? (conversations.data?.pages[0]?.items.slice(0, few) ?? []) : []
  const found = searching ? (people.data?.pages[0]?.items.slice(0, few) ?? []) : []

  useEffect(() => spotlight.open(), [])

  return (
    <Spotlight.Root
      store={store}
      query={typed}
      onQueryChange={setTyped}
      title={t('command.open')}
      classNames={{ header: classes.hidden }}
      shortcut={null}
      onSpotlightClose={onClose}
      scrollable
      maxHeight="60vh"
      transitionProps={{ duration: 80 }}
      overlayProps={{ backgroundOpacity: 0.32, blur: 0 }}
    >
      <Spotlight.Search
        placeholder={t('command.placeholder')}
        aria-label={t('command.placeholder')}
        leftSection={<IconSearch size={18} stroke={1.6} aria-hidden="true" />}
      />
      <Spotlight.ActionsList>
        {lines.length > 0 && (
          <Spotlight.ActionsGroup label={t('command.conversations')}>
            {lines.map((line) => (
              <Spotlight.Action
                key={line.id}
                onClick={() =>
                  navigate({ to: '/inbox/$view/{-$number}', params: { view: 'all', number: String(line.number) } })
                }
              >
                <div className={classes.hit}>
                  <span className={classes.number}>#{line.number}</span>
                  <Highlight highlight={asked} className={classes.words}>
                    {line.subject || line.snippet}
                  </Highlight>
                  <Text size="sm" c="dimmed" className={classes.side}>
                    {personName(line.person)}
                  </Text>
                </div>
              </Spotlight.Action>
            ))}
          </Spotlight.ActionsGroup>
        )}
        {found.length > 0 && (
          <Spotlight.ActionsGroup label={t('command.people')}>
            {found.map((person) => {
              const email = person.identities.find(({ kind }) => kind === 'email')?.value ?? ''
              return (
                <Spotlight.Action
                  key={person.id}
                  onClick={() => navigate({ to: '/people/$id', params: { id: person.id } })}
                >
                  <div className={classes.hit}>
                    <Face name={person.name ?? email} size={22} />
                    <Highlight highlight={asked} className={classes.words}>
                      {person.name ?? email}
                    </Highlight>
                    <Text size="sm" c="dimmed" className={classes.side}>
                      {email}
                    </Text>
                  </div>
                </Spotlight.Action>
              )
            })}
          </Spotlight.ActionsGroup>
        )}
        {matching.length > 0 && (
          <Spotlight.ActionsGroup label={t('command.actions')}>
            {matching.map((action) => (
              <Spotlight.Action key={action.id} onClick={() => setTimeout(action.run)}>
                <div className={classes.hit}>
                  <span className={classes.words}>{action.label}</span>
                  {action.keys && <KeyCap keys={action.keys} />}
                </div>
              </Spotlight.Action>
            ))}
          </Spotlight.ActionsGroup>
        )}
        {lines.length + found.length + matching.length === 0 && (
          <Spotlight.Empty>{conversations.isFetching ? t('loading') : t('command.nothing')}</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}

export default CommandBar
