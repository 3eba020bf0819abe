import { useTranslation } from 'react-i18next'
import { useDoneNotice, useFailureNotice } from '../../../app/notices.tsx'
import { takeOut } from '../../../app/outbox/outbox.ts'
import type { Kept } from '../../../app/outbox/rules.ts'
import type { Problem } from '../../../app/problem.ts'
import { useSession } from '../../../app/session.ts'
import type { LocalDraft } from './rules.ts'
import { type DraftKind, giveBackBeside } from './use-draft.ts'

/** What was written without a connection, as its composer takes it up again. */
export interface KeptWriting {
  kind: DraftKind
  draft: LocalDraft
}

export const writingOf = ({ back }: Kept): KeptWriting | null => (back as KeptWriting | undefined) ?? null

/** Back into the composer; it does not leave any more. */
export const takeBack = (memberId: string, item: Kept) => {
  const writing = writingOf(item)
  takeOut(item.key)
  if (writing && item.conversation) giveBackBeside(memberId, item.conversation.id, writing.kind, writing.draft)
}

/** Says that kept words were sent; those that were refused stand in the composer again. */
export const useKeptWriting = () => {
  const { t } = useTranslation('conversations')
  const memberId = useSession().profile.member.id
  const failed = useFailureNotice()
  const say = useDoneNotice()
  return {
    done: (item: Kept) => {
      if (item.what === 'reply') say(t('outbox.sent', { number: item.conversation?.number ?? 0 }))
    },
    refused: (item: Kept, error: Problem) => {
      if (!writingOf(item)) return false
      takeBack(memberId, item)
      failed(error)
      return true
    },
  }
}
