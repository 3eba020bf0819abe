import { Button } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearchOff } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Blank } from '../../../ui/blank.tsx'
import { LinesSkeleton } from '../../../ui/lines.tsx'
import { MoreButton } from '../../../ui/more-button.tsx'
import { Page } from '../../../ui/page.tsx'
import { useActions } from '../../app/actions.ts'
import { hasCode } from '../../app/problem.ts'
import { Failed } from '../../app/states.tsx'
import { searchQuery } from './api.ts'
import { BeforeSearching } from './components/before-searching.tsx'
import { Called } from './components/called.tsx'
import { ConversationHit } from './components/conversation-hit.tsx'
import { SearchLine } from './components/search-line.tsx'
import { SidesFound } from './components/sides-found.tsx'
import { Understood } from './components/understood.tsx'
import { fieldsIn, withField } from './rules.ts'
import classes from './search-page.module.css'
import { useRecent } from './use-recent.ts'

/** One line finds everything; the address carries it, so that the way back leads to what was found. */
export const SearchPage = () => {
  const { t } = useTranslation(['search', 'app'])
  const { q = '' } = useSearch({ from: '/member/search' })
  const navigate = useNavigate()
  const field = useRef<HTMLInputElement>(null)
  const place = useRef<HTMLDivElement>(null)
  const [line, setLine] = useState(q)
  const { recent, remember, forget } = useRecent()
  const toAddress = useDebouncedCallback(
    (next: string) => navigate({ to: '/search', search: { q: next.trim() ? next : undefined }, replace: true }),
    160,
  )
  const asked = q.trim()
  const found = useInfiniteQuery({
    ...searchQuery(q),
    enabled: asked.length > 1,
    placeholderData: keepPreviousData,
    retry: false,
  })
  const [first] = found.data?.pages ?? []
  const hits = found.data?.pages.flatMap((page) => page.conversations.items) ?? []
  const isEmpty =
    first && hits.length + first.people.length + first.companies.length + first.orders.length + first.sides.length === 0

  useEffect(() => {
    if (document.activeElement !== field.current) setLine(q)
  }, [q])

  const onLine = (next: string) => {
    setLine(next)
    toAddress(next)
  }
  const chosen = (next: string) => {
    onLine(next)
    field.current?.focus()
  }
  const hitsOnScreen = () => [...(place.current?.querySelectorAll<HTMLElement>('[data-hit]') ?? [])]
  const enter = () => {
    remember(line)
    if (line === q && !found.isPlaceholderData) hitsOnScreen()[0]?.click()
  }
  const toField = () => {
    field.current?.focus()
    field.current?.select()
  }
  /** Up and down go through everything found, beginning at the line itself. */
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return
    const all = hitsOnScreen()
    const next = all.indexOf(document.activeElement as HTMLElement) + step
    event.preventDefault()
    if (next < 0) toField()
    else all[Math.min(next, all.length - 1)]?.focus()
  }
  useActions([{ id: 'search', keys: '/', label: t('open'), group: t('app:everywhere'), run: toField }])

  return (
    <Page title={t('title')}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys that are pressed in the fields and links within */}
      <div className={classes.place} ref={place} onKeyDown={onKeyDown}>
        <SearchLine field={field} line={line} onLine={onLine} onEnter={enter} />
        {asked.length < 2 && <BeforeSearching recent={recent} onLine={chosen} onForget={forget} />}
        {asked.length > 1 && found.isPending && <LinesSkeleton label={t('app:loading')} />}
        {found.isError && (
          <Failed
            error={found.error}
            {...(hasCode(found.error, 'invalid-filter') ? {} : { retry: () => found.refetch() })}
          />
        )}
        {asked.length > 1 && first && !found.isError && (
          <div className={classes.found} data-old={found.isPlaceholderData || undefined}>
            <Understood answer={first} />
            <Called
              people={first.people}
              companies={first.companies}
              orders={first.orders}
              onOpen={() => remember(line)}
            />
            <SidesFound items={first.sides} onOpen={() => remember(line)} />
            {hits.length > 0 && (
              <section className={classes.group}>
                <h2 className={classes.title} aria-live="polite">
                  {first.conversations.more
                    ? t('foundMore', { count: first.conversations.count })
                    : t('found', { count: first.conversations.count })}
                </h2>
                <ul className={classes.list}>
                  {hits.map((hit) => (
                    <ConversationHit key={hit.conversation.id} hit={hit} onOpen={() => remember(line)} />
                  ))}
                </ul>
                <MoreButton query={found} label={t('app:more')} />
              </section>
            )}
            {isEmpty && (
              <Blank icon={<IconSearchOff size={32} stroke={1.4} />} title={t('nothing')} text={t('nothingText')}>
                {!fieldsIn(line).some((part) => part.startsWith('in:')) && (
                  <Button variant="light" onClick={() => chosen(withField(line, 'in:any'))}>
                    {t('everywhere')}
                  </Button>
                )}
              </Blank>
            )}
          </div>
        )}
      </div>
    </Page>
  )
}
