import { Button } from '@mantine/core'
import { IconArrowDown } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { memo, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '../../../../../contract/conversations.ts'
import { earlierQuery } from '../../api.ts'
import { ThreadChangeLine } from '../../history/components/thread-change-line.tsx'
import { woven } from '../../history/rules.ts'
import { isOpenAtFirst } from '../../rules.ts'
import { useStickToEnd } from '../use-stick-to-end.ts'
import { useTarget } from '../use-target.ts'
import { MessageItem } from './message-item.tsx'
import classes from './thread.module.css'

interface Props {
  conversation: Conversation
  reference: string
  seenSeq: number
  onSeen: (seq: number) => void
}

/** Everything said, oldest first; drawn anew only when something was said or changed, never while somebody types. */
export const Thread = memo(({ conversation, reference, seenSeq, onSeen }: Props) => {
  const { t } = useTranslation('conversations')
  const earlier = useInfiniteQuery(earlierQuery(reference, conversation.id, conversation.earlier))
  const stick = useStickToEnd(conversation.seq)
  const seenOnOpening = useRef(conversation.unread ? seenSeq : null)
  const older = useMemo(() => (earlier.data?.pages.flatMap((page) => page.items) ?? []).toReversed(), [earlier.data])
  const messages = useMemo(() => [...older, ...conversation.messages], [older, conversation.messages])
  const changes = useMemo(
    () => [...(earlier.data?.pages.toReversed().flatMap((page) => page.changes) ?? []), ...conversation.changes],
    [earlier.data, conversation.changes],
  )
  const lines = useMemo(() => woven(messages, changes), [messages, changes])
  const hasEarlier = earlier.data ? earlier.hasNextPage : conversation.earlier !== null
  const target = useTarget({ messages, hasEarlier, fetchEarlier: () => fetchEarlier(), letGo: stick.letGo })
  const fetchEarlier = () => (earlier.data ? earlier.fetchNextPage() : earlier.refetch())

  return (
    <section
      className={classes.thread}
      ref={stick.scroller}
      onScroll={stick.onScroll}
      onWheel={stick.onHand}
      onTouchMove={stick.onHand}
      onKeyUp={stick.onHand}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={t('thread')}
    >
      {hasEarlier && (
        <div className={classes.earlier}>
          <Button variant="default" size="compact-sm" loading={earlier.isFetching} onClick={fetchEarlier}>
            {t('earlier')}
          </Button>
        </div>
      )}
      <ol className={classes.messages} ref={stick.content}>
        {lines.map((line) => {
          if ('change' in line) return <ThreadChangeLine key={line.change.position} change={line.change} />
          const { message } = line
          return (
            <MessageItem
              key={message.id}
              message={message}
              conversation={conversation}
              openAtFirst={message.id === target || isOpenAtFirst(message, messages, seenOnOpening.current)}
              isTarget={message.id === target}
              onSeen={message.seq > seenSeq ? onSeen : null}
            />
          )
        })}
      </ol>
      {stick.newBelow && (
        <Button
          className={classes.below}
          size="compact-md"
          leftSection={<IconArrowDown size={15} />}
          onClick={stick.goToEnd}
        >
          {t('newBelow')}
        </Button>
      )}
    </section>
  )
})
