import type { Authenticity } from '../../../../../contract/authenticity.ts'
import type { Platform } from '../../../../platform/platform.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { receiveAside, type SideTarget, sideTarget, sideTargetByNumber } from '../../../conversations/index.ts'
import type { Taken } from '../../answering/actions/take-answer.ts'
import type { ReadyMail } from '../../intake/actions/read-mail.ts'
import type { KnownMail, MailRow } from '../../intake/queries.ts'
import { addressesOf, type Writer } from '../../intake/rules.ts'
import { answeredIds, numberOfAddress, readOwnMailId, type ThreadKey } from '../../threading/rules.ts'
import { type SideClue, sideClue } from '../rules.ts'

interface Arrival {
  writer: Writer
  automatic: { kind: string; reason: string } | null
  authenticity: Authenticity | null
  known: ReadonlyMap<string, KnownMail>
}

/**
 * Takes a mail that answers what somebody outside was asked beside a conversation; null for every other mail. By what bears our
 * signature anybody may write there, and is shown for what they are; an id that we only know of counts from those alone
 * whom it was mailed to.
 */
export async function takeSideAnswer(
  scope: Scope,
  platform: Platform,
  row: MailRow,
  { mail, attachments, unreadable }: ReadyMail,
  { writer, automatic, authenticity, known }: Arrival,
): Promise<Taken | null> {
  const key: ThreadKey = { secret: platform.config.secret, workspaceId: scope.workspaceId }
  const traces = { addresses: addressesOf(mail, row.envelope.to), answered: answeredIds(mail), subject: mail.subject }
  const clue = sideClue(key, traces, {
    ofThread: (address) => numberOfAddress(key, address) !== null,
    known: (mailId) => {
      const found = known.get(mailId)
      if (found) return { sideId: found.side_id }
      return readOwnMailId(key, mailId) ? { sideId: null } : undefined
    },
  })
  if (!clue) return null
  const side = await follow(scope, clue)
  if (!side?.outside) return null
  const trusted = side.participants.includes(writer.email) && authenticity?.verdict !== 'doubtful'
  if ('known' in clue && !trusted) return null
  const received = await receiveAside(scope, {
    sideId: side.id,
    from: { name: writer.name, email: writer.email },
    to: mail.to.map(addressOf),
    cc: mail.cc.map(addressOf),
    at: row.received_at,
    text: mail.text,
    newText: mail.newText,
    html: mail.html,
    sanitiserVersion: mail.sanitiserVersion,
    outsidePictures: mail.html.split('data-outside-src=').length - 1,
    attachments,
    automatic,
    authenticity,
    rawMailId: row.id,
    unreadable,
  })
  return { ...received, sideId: side.id, reason: `an answer in side conversation ${side.side} of ${side.number}` }
}

const follow = (scope: Scope, clue: SideClue): Promise<SideTarget | undefined> =>
  'name' in clue ? sideTargetByNumber(scope, clue.name) : sideTarget(scope, clue.known)

const addressOf = ({ name, email }: { name: string; email: string }) => ({
  name: name || null,
  email: email.toLowerCase(),
})
