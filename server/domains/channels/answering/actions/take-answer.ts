import { record } from '../../../../platform/events/record.ts'
import type { Platform } from '../../../../platform/platform.ts'
import type { Scope } from '../../../../platform/scope.ts'
import {
  type AnswerRefused,
  type AsideRefused,
  answerAsideByMail,
  answerByMail,
  type MailedAnswer,
  sideTargetByNumber,
  threadTargetByNumber,
} from '../../../conversations/index.ts'
import { actingMembers } from '../../../team/index.ts'
import type { ReadyMail } from '../../intake/actions/read-mail.ts'
import type { MailRow } from '../../intake/queries.ts'
import { addressesOf } from '../../intake/rules.ts'
import { answeredIds } from '../../threading/rules.ts'
import { belongsTo, type Claim, claimsOf, ownWords, paragraphs } from '../rules.ts'

type ActingMember = Awaited<ReturnType<typeof actingMembers>>[number]
type Refusal = AnswerRefused | AsideRefused | { why: 'other-sender' | 'doubtful' }

/** What became of a member's mail: a message, or the reason why it is none. */
export type Taken = { conversationId: string; sideId: string | null; messageId: string | null; reason: string }

const longestKept = 20_000

/**
 * Takes a mail that answers a notice as its member's words, where it is theirs: the address or the id it answers bears our
 * signature for them, and From is their address. Null for every other mail. What is refused is told to whoever writes
 * to members, with their text; a machine's answer is dropped.
 */
export async function takeAnswer(
  scope: Scope,
  platform: Platform,
  row: MailRow,
  { mail, attachments }: ReadyMail,
  told: { automatic: boolean; doubtful: boolean },
): Promise<Taken | null> {
  const claims = claimsOf(addressesOf(mail, row.envelope.to), answeredIds(mail))
  if (!claims.length) return null
  const key = { secret: platform.config.secret, workspaceId: scope.workspaceId }
  const members = await actingMembers(scope)
  const found = claims
    .flatMap((claim) => members.map((member) => ({ claim, member })))
    .find(({ claim, member }) => belongsTo(key, claim, member.id))
  if (!found) return null
  const { claim, member } = found
  const home = await homeOf(scope, claim)
  if (!home) return null
  const { conversationId, sideId } = home
  if (told.automatic) return { conversationId, sideId, messageId: null, reason: 'an automatic answer of a member' }

  const from = mail.from?.email.toLowerCase()
  const before = refusedBefore(from === member.email.toLowerCase(), told.doubtful)
  const words = { html: paragraphs(ownWords(mail.newText)), files: attachments }
  const outcome = before ?? (await take(asMember(scope, member), claim, home, words))
  if ('messageId' in outcome)
    return { conversationId, sideId, messageId: outcome.messageId, reason: `a ${claim.kind} of ${member.name}` }
  await tellRefused(scope, { member, conversationId, kind: claim.kind, refusal: outcome, mail, row })
  return {
    conversationId,
    sideId,
    messageId: null,
    reason: `a ${claim.kind} of ${member.name}, refused: ${outcome.why}`,
  }
}

interface Home {
  conversationId: string
  sideId: string | null
  /** Of the conversation as it stands now. */
  number: number
}

/** Where the words belong that a claim stands for. */
async function homeOf(scope: Scope, claim: Claim): Promise<Home | undefined> {
  if (claim.kind !== 'aside') {
    const conversation = await threadTargetByNumber(scope, claim.number, null)
    return conversation && { conversationId: conversation.id, sideId: null, number: conversation.number }
  }
  const side = await sideTargetByNumber(scope, { number: claim.number, side: claim.seq })
  return side && { conversationId: side.conversationId, sideId: side.id, number: side.number }
}

type MailedWords = Pick<MailedAnswer, 'html' | 'files'>

const take = (scope: Scope, claim: Claim, { conversationId, sideId, number }: Home, words: MailedWords) =>
  claim.kind === 'aside' || sideId
    ? answerAsideByMail(scope, sideId ?? '', words)
    : answerByMail(scope, conversationId, {
        kind: claim.kind,
        seenSeq: number === claim.number ? claim.seq : 0,
        ...words,
      })

function refusedBefore(isTheirs: boolean, doubtful: boolean): Refusal | null {
  if (!isTheirs) return { why: 'other-sender' }
  return doubtful ? { why: 'doubtful' } : null
}

const asMember = (scope: Scope, { id, name, abilities }: ActingMember): Scope => ({
  ...scope,
  actor: { kind: 'member', id, name },
  abilities,
})

interface Refused {
  member: ActingMember
  conversationId: string
  kind: Claim['kind']
  refusal: Refusal
  mail: ReadyMail['mail']
  row: MailRow
}

const tellRefused = (scope: Scope, { member, conversationId, kind, refusal, mail, row }: Refused) =>
  record(scope, {
    type: 'member-answer.refused',
    subject: { kind: 'mail', id: row.id },
    conversationId,
    data: {
      memberId: member.id,
      kind,
      why: refusal.why,
      from: mail.from?.email ?? null,
      text: ownWords(mail.newText).slice(0, longestKept),
      meanwhile: 'meanwhile' in refusal ? refusal.meanwhile : [],
    },
  })
