import type { Scope } from '../../../platform/scope.ts'
import { splitHome, threadTarget, threadTargetByNumber, threadTargetOf } from '../../conversations/index.ts'
import type { KnownMail } from '../intake/queries.ts'
import {
  answeredIds,
  type Clue,
  findClues,
  type Lead,
  type MailTraces,
  readOwnMailId,
  type Target,
  type ThreadKey,
} from './rules.ts'

/**
 * The conversations that a mail's clues lead to, strongest first. Looking ends at the first clue that cannot be guessed:
 * nothing behind it could weigh more.
 */
export async function findLeads(
  scope: Scope,
  key: ThreadKey,
  traces: MailTraces,
  known: ReadonlyMap<string, KnownMail>,
  sender: string,
): Promise<Lead[]> {
  const answer: Answer = { sender, answered: answeredMessages(key, traces, known), known }
  const leads: Lead[] = []
  const seen = new Set<string>()
  for (const clue of findClues(key, traces)) {
    const target = await follow(scope, clue, answer)
    if (!target || seen.has(`${target.id} ${clue.sure}`)) continue
    seen.add(`${target.id} ${clue.sure}`)
    leads.push({ clue, target })
    if ((clue.sure && !target.deletedAt) || leads.length === 5) break
  }
  return leads
}

interface Answer {
  sender: string
  /** The messages that it answers, as far as they are known. */
  answered: readonly string[]
  known: ReadonlyMap<string, KnownMail>
}

async function follow(scope: Scope, clue: Clue, { sender, answered, known }: Answer): Promise<Target | undefined> {
  if (clue.by === 'known-message-id') {
    const mail = known.get(clue.mailId)
    // What is said beside a conversation never leads into its thread.
    return mail && mail.side_id === null
      ? ((await threadTargetOf(scope, mail.message_id, sender)) ?? threadTarget(scope, mail.conversation_id, sender))
      : undefined
  }
  if (clue.by === 'own-message-id') {
    const home = await threadTargetOf(scope, clue.messageId, sender)
    if (home) return home
  }
  const target = await threadTargetByNumber(scope, clue.number, sender)
  if (!target?.split) return target
  // The address was written before the message it answers was taken out.
  const elsewhere = await splitHome(scope, target.id, answered)
  return elsewhere ? threadTarget(scope, elsewhere, sender) : target
}

/** The messages that a mail answers, as far as they are known; the nearest first. */
function answeredMessages(key: ThreadKey, traces: MailTraces, known: ReadonlyMap<string, KnownMail>): string[] {
  return answeredIds(traces).flatMap((id) => readOwnMailId(key, id)?.messageId ?? known.get(id)?.message_id ?? [])
}
