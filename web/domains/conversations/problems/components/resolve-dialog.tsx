import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '../../../../../contract/conversations.ts'
import type { AffectedConversation } from '../../../../../contract/problems.ts'
import { LinesSkeleton } from '../../../../../ui/lines.tsx'
import { FormDialog } from '../../../../app/form-dialog.tsx'
import { Failed } from '../../../../app/states.tsx'
import { useBulk } from '../../bulk/use-bulk.ts'
import { isDone } from '../../rules.ts'
import { previewQuery } from '../api.ts'
import { toggled } from '../rules.ts'
import { AffectedChoice } from './affected-choice.tsx'

/** What was said last is a person's, and I have not read it; an update of mine is nothing to be read. */
const isUnheard = ({ conversation: { unread, lastFrom } }: AffectedConversation) => unread && lastFrom === 'person'

/** Which of those with a settled problem are settled too. What I have not read is not ticked by itself. */
const ResolveDialog = ({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) => {
  const { t } = useTranslation(['problems', 'conversations', 'app'])
  const { begin } = useBulk()
  const preview = useQuery(previewQuery(conversation.id))
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set())
  const [busy, setBusy] = useState(false)
  const items = (preview.data ?? []).filter((item) => !isDone(item.conversation))
  const isChosen = (item: AffectedConversation) => isUnheard(item) === turned.has(item.conversation.id)
  const chosen = items.filter(isChosen)
  const submit = async () => {
    setBusy(true)
    // As they were shown: where more was said since, that one stays open, and the run tells so.
    const conversations = chosen.map(({ conversation: { id, seq } }) => ({ id, seenSeq: seq }))
    const begun = await begin({ kind: 'resolve' }, { conversations })
    setBusy(false)
    if (begun) onClose()
  }
  return (
    <FormDialog
      size="lg"
      title={t('resolveTitle', { number: conversation.number })}
      onClose={onClose}
      onSubmit={submit}
      saving={{ isPending: busy, error: null }}
      submitLabel={t('resolve', { count: chosen.length })}
      incomplete={chosen.length === 0}
    >
      <Text size="sm" c="dimmed">
        {t('resolveText')}
      </Text>
      {preview.isPending && <LinesSkeleton label={t('app:loading')} />}
      {preview.isError && <Failed error={preview.error} retry={() => preview.refetch()} />}
      {items.length > 0 && (
        <AffectedChoice
          label={t('affected')}
          items={items}
          chosen={isChosen}
          note={(item) => (isUnheard(item) ? t('unread') : t(`conversations:status.${item.conversation.status}`))}
          onToggle={(id) => setTurned(toggled(turned, id))}
        />
      )}
    </FormDialog>
  )
}

export default ResolveDialog
