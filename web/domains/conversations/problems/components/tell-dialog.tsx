import { NativeSelect, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '../../../../../contract/conversations.ts'
import type { AffectedConversation } from '../../../../../contract/problems.ts'
import type { Attachment } from '../../../../../contract/shapes.ts'
import { LinesSkeleton } from '../../../../../ui/lines.tsx'
import { api } from '../../../../app/api.ts'
import { FormDialog } from '../../../../app/form-dialog.tsx'
import { useDoneNotice } from '../../../../app/notices.tsx'
import { Failed } from '../../../../app/states.tsx'
import { allQuery, previewQuery } from '../api.ts'
import { grownSince, hasWords, toggled, type Words } from '../rules.ts'
import { AffectedChoice } from './affected-choice.tsx'
import { UpdateFiles } from './update-files.tsx'
import { UpdateWords } from './update-words.tsx'

const statuses = ['waiting-on-customer', 'waiting-on-us', 'open', 'resolved'] as const

/** One update to all with a problem: the words, what comes of the conversations, who gets it and who is held back. */
const TellDialog = ({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) => {
  const { t, i18n } = useTranslation(['problems', 'conversations', 'app'])
  const client = useQueryClient()
  const say = useDoneNotice()
  const preview = useQuery(previewQuery(conversation.id))
  const [words, setWords] = useState<Words>({ '': '' })
  const [thenStatus, setThenStatus] = useState<(typeof statuses)[number]>('waiting-on-customer')
  const [files, setFiles] = useState<Attachment[]>([])
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set())
  const items = preview.data ?? []
  const now = useQuery(allQuery(conversation.id))
  const grown = grownSince(items, now.data ?? [])
  const heldOf = ({ held, conversation: { id } }: AffectedConversation) => held ?? (grown.has(id) ? 'wrote' : null)
  // Who wrote meanwhile is named all the same, so that the run tells what became of it.
  const named = items.filter(({ conversation: { id }, held }) => !held && !without.has(id))
  const getting = named.filter((item) => !heldOf(item))
  const { '': html = '', ...others } = words
  const sending = useMutation({
    mutationFn: () =>
      api('POST /conversations/{id}/updates', {
        params: { id: conversation.id },
        body: {
          html,
          variants: Object.entries(others)
            .filter(([, each]) => hasWords(each))
            .map(([language, each]) => ({ language, html: each })),
          attachmentIds: files.map(({ id }) => id),
          thenStatus,
          conversations: named.map(({ conversation: { id, seq } }) => ({ id, seenSeq: seq })),
        },
      }),
    onSuccess: () => {
      say(t('sending', { count: getting.length }))
      client.invalidateQueries({ queryKey: ['bulk-runs'] })
      onClose()
    },
  })
  const names = new Intl.DisplayNames([i18n.language], { type: 'language' })
  const noteOf = (item: AffectedConversation) => {
    const held = heldOf(item)
    if (held) return t(`held.${held}`)
    return hasWords(others[item.language]) ? (names.of(item.language) ?? item.language) : t('forAll')
  }
  return (
    <FormDialog
      size="xl"
      title={t('tellTitle', { number: conversation.number })}
      onClose={onClose}
      onSubmit={() => sending.mutate()}
      saving={sending}
      submitLabel={t('send', { count: getting.length })}
      incomplete={getting.length === 0 || !hasWords(html)}
    >
      <Text size="sm" c="dimmed">
        {t('tellText')}
      </Text>
      <UpdateWords words={words} spoken={items.map(({ language }) => language)} onChange={setWords} />
      <UpdateFiles files={files} onChange={setFiles} />
      <NativeSelect
        label={t('then')}
        value={thenStatus}
        onChange={(event) => setThenStatus(event.currentTarget.value as (typeof statuses)[number])}
        data={statuses.map((value) => ({ value, label: t(`conversations:status.${value}`) }))}
      />
      {preview.isPending && <LinesSkeleton label={t('app:loading')} />}
      {preview.isError && <Failed error={preview.error} retry={() => preview.refetch()} />}
      {items.length > 0 && (
        <AffectedChoice
          label={t('who')}
          items={items}
          chosen={(item) => !heldOf(item) && !without.has(item.conversation.id)}
          barred={(item) => heldOf(item) !== null}
          note={noteOf}
          onToggle={(id) => setWithout(toggled(without, id))}
        />
      )}
    </FormDialog>
  )
}

export default TellDialog
