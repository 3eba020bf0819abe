import '@mantine/spotlight/styles.css'
import { Highlight, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { createSpotlight, Spotlight } from '@mantine/spotlight'
import { IconPackage, IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Face } from '../../../ui/face.tsx'
import { KeyCap } from '../../../ui/key-cap.tsx'
import { personName } from '../../domains/conversations/index.ts'
import { standing } from '../../domains/orders/index.ts'
import { Marked, searchQuery } from '../../domains/search/index.ts'
import { allActions } from '../actions.ts'
import { useAbility } from '../session.ts'
import classes from './command-bar.module.css'
import { usePlaces } from './use-places.ts'

const [store, spotlight] = createSpotlight()
const few = 6

/** Everything from one field: what can be done here, and what search finds. */
const CommandBar = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation('app')
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const [asked] = useDebouncedValue(typed.trim(), 180)
  const [actions] = useState(() => allActions().filter(({ id }) => id !== 'command'))
  const places = usePlaces()
  const mayConversations = useAbility('conversations.read')
  const searching = mayConversations && (asked.length > 1 || /^\d$/.test(asked))
  const answer = useInfiniteQuery({
    ...searchQuery(asked),
    enabled: searching,
    placeholderData: keepPreviousData,
    // A line that is half typed may be no filter yet.
    retry: false,
  })
  const wanted = typed.trim().toLocaleLowerCase()
  // Places are many: they are offered to whoever names one.
  const matching = [...actions, ...(wanted ? places : [])].filter(({ label }) =>
    label.toLocaleLowerCase().includes(wanted),
  )
  const page = searching ? answer.data?.pages[0] : undefined
  const hits = page?.conversations.items.slice(0, few) ?? []
  const found = page?.people ?? []
  const ordered = page?.orders ?? []

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
        {/* What is known at once stands above what is still being looked for, so that nothing moves. */}
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
        {hits.length > 0 && (
          <Spotlight.ActionsGroup label={t('command.conversations')}>
            {hits.map(({ conversation, subject, message }) => (
              <Spotlight.Action
                key={conversation.id}
                onClick={() =>
                  navigate({
                    to: '/inbox/$view/{-$number}',
                    params: { view: 'all', number: String(conversation.number) },
                    ...(message ? { hash: `message-${message.id}` } : {}),
                  })
                }
              >
                <div className={classes.hit}>
                  <span className={classes.number}>#{conversation.number}</span>
                  <span className={classes.words}>
                    {subject.length ? <Marked passage={subject} /> : conversation.snippet}
                    {message?.passages[0] && (
                      <span className={classes.passage}>
                        <Marked passage={message.passages[0]} />
                      </span>
                    )}
                  </span>
                  <Text size="sm" c="dimmed" className={classes.side}>
                    {personName(conversation.person)}
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
        {ordered.length > 0 && (
          <Spotlight.ActionsGroup label={t('command.orders')}>
            {ordered.map((order) => (
              <Spotlight.Action
                key={order.id}
                onClick={() => navigate({ to: '/orders/$id', params: { id: order.id } })}
              >
                <div className={classes.hit}>
                  <IconPackage size={18} stroke={1.6} aria-hidden="true" />
                  <Highlight highlight={asked} className={classes.words}>
                    {order.number}
                  </Highlight>
                  <Text size="sm" c="dimmed" className={classes.side}>
                    {standing(order)?.name}
                  </Text>
                </div>
              </Spotlight.Action>
            ))}
          </Spotlight.ActionsGroup>
        )}
        {searching && (
          <Spotlight.ActionsGroup label={t('room.search')}>
            <Spotlight.Action onClick={() => navigate({ to: '/search', search: { q: typed.trim() } })}>
              <div className={classes.hit}>
                <IconSearch size={18} stroke={1.6} aria-hidden="true" />
                <span className={classes.words}>{t('command.search', { words: typed.trim() })}</span>
                <KeyCap keys="/" />
              </div>
            </Spotlight.Action>
          </Spotlight.ActionsGroup>
        )}
        {!searching && matching.length === 0 && <Spotlight.Empty>{t('command.nothing')}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}

export default CommandBar
