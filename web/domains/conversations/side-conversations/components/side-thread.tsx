import { Button, Group, Skeleton } from '@mantine/core'
import { type FormEvent, lazy, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SideConversation } from '../../../../../contract/side-conversations.ts'
import { useAbility, useSession } from '../../../../app/session.ts'
import { saidOf, type Written } from '../rules.ts'
import { useBegun } from '../use-begun.ts'
import type { Returned } from '../use-returned.ts'
import { useSides } from '../use-sides.ts'
import { SideWords } from './side-words.tsx'

const SideEditor = lazy(() => import('./side-editor.tsx'))

interface Props {
  side: SideConversation
  mayWrite: boolean
  onReturned: (returned: Returned) => void
}

const nothing: Written = { html: '', attachments: [] }

/** What was said, and a place to say more. */
export const SideThread = ({ side, mayWrite, onReturned }: Props) => {
  const { t } = useTranslation('side-conversations')
  const mayMail = useAbility('conversations.reply')
  const mayReopen = useAbility('conversations.write')
  const [uploading, setUploading] = useState(false)
  // The editor keeps its own text: another one begins it anew.
  const [round, setRound] = useState(0)
  const { say, takeBack, end, reopen } = useSides()
  const { id, subject, state, messages, outside, conversation } = side
  const { begun, keep, forget } = useBegun<Written>(`kept.aside.${useSession().profile.member.id}.${id}`)
  const [begin, setBegin] = useState(() => begun() ?? nothing)
  const [written, setWritten] = useState(begin)
  // A picture that is pasted changes words and files at once.
  const latest = useRef(begin)
  const change = (part: Partial<Written>) => {
    latest.current = { ...latest.current, ...part }
    setWritten(latest.current)
    keep(saidOf(latest.current) ? latest.current : null)
  }
  const begins = (words: Written) => {
    setBegin(words)
    change(words)
    setRound(round + 1)
  }
  const said = saidOf(written)
  const submit = (event?: FormEvent) => {
    event?.preventDefault()
    if (!said || uploading || say.isPending) return
    say.mutate(
      { id, ...said },
      {
        onSuccess: () => {
          forget()
          begins(nothing)
        },
      },
    )
  }
  const takesBack = (messageId: string) =>
    takeBack.mutate(messageId, {
      onSuccess: ({ sideConversation, ...words }) =>
        sideConversation ? begins(words) : onReturned({ conversationId: conversation.id, words }),
    })
  return (
    <>
      {messages.map((message) => (
        <SideWords
          key={message.id}
          message={message}
          mayWrite={mayWrite && mayMail}
          onTakeBack={() => takesBack(message.id)}
        />
      ))}
      {mayWrite && state !== 'done' && (
        <form onSubmit={submit}>
          {(mayMail || !outside) && (
            <Suspense fallback={<Skeleton height={96} />}>
              <SideEditor
                asked={side.outside ? null : { teamId: side.team?.id ?? null, ownerId: side.owner?.id ?? null }}
                key={round}
                label={t('write', { subject })}
                begin={begin}
                height={56}
                onChange={change}
                onUploading={setUploading}
                onSubmit={submit}
              />
            </Suspense>
          )}
          <Group gap="xs" mt="xs">
            {(mayMail || !outside) && (
              <Button type="submit" size="compact-sm" disabled={!said || uploading} loading={say.isPending}>
                {outside ? t('sayByMail') : t('say')}
              </Button>
            )}
            {side.mayEnd && (
              <Button size="compact-sm" variant="default" loading={end.isPending} onClick={() => end.mutate(id)}>
                {t('end')}
              </Button>
            )}
          </Group>
        </form>
      )}
      {mayWrite && mayReopen && state === 'done' && (
        <Button size="compact-sm" variant="default" loading={reopen.isPending} onClick={() => reopen.mutate(id)}>
          {t('reopen')}
        </Button>
      )}
    </>
  )
}
