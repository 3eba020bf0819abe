import type { Scope } from '../../../platform/scope.ts'
import { threadTarget, threadTargetByNumber } from '../../conversations/index.ts'
import type { KnownMail } from '../intake/queries.ts'
import { type Clue, findClues, type Lead, type MailTraces, type Target, type ThreadKey } from './rules.ts'

/**
 * The conversations that a mail's clues lead to, strongest first. Looking ends at the first clue that cannot be guessed:
 * nothing behind it could weigh more.
 */
export async function findLeads(
  scope: Scope,
  key: ThreadKey,
  traces: MailTraces,
  known: ReadonlyMap<string, KnownMail>,
): Promise<Lead[]> {
  const leads: Lead[] = []
  const seen = new Set<string>()
  for (const clue of findClues(key, traces)) {
    const target = await follow(scope, clue, known)
    if (!target || seen.has(`${target.id} ${clue.sure}`)) continue
    seen.add(`${target.id} ${clue.sure}`)
    leads.push({ clue, target })
    if ((clue.sure && !target.deletedAt) || leads.length === 5) break
  }
  return leads
}

async function follow(scope: Scope, clue: Clue, known: ReadonlyMap<string, KnownMail>): Promise<Target | undefined> {
  if (clue.by !== 'known-message-id') return threadTargetByNumber(scope, clue.number)
  const mail = known.get(clue.mailId)
  return mail && threadTarget(scope, mail.conversation_id)
}
