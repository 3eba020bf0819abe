import type { Unseen } from '../../../../../contract/seen.ts'
import { translator } from '../../../../platform/i18n/i18n.ts'
import type { Platform } from '../../../../platform/platform.ts'
import { systemAuthority } from '../../../../platform/scope.ts'
import { answerWay } from '../../../channels/index.ts'
import { onlyAsked } from '../../../team/index.ts'
import { conversationOf, mailReader } from '../queries.ts'
import { linkTo, quoted } from '../rules.ts'

export interface RefusedAnswer {
  /** Id of the raw mail: what is mailed back has one Message-ID however often it is tried. */
  mailId: string
  conversationId: string
  memberId: string
  kind: 'reply' | 'note' | 'aside'
  why: string
  from: string | null
  text: string
  meanwhile: Unseen[]
}

/** Tells a member that their mail became nothing: why, what is new, and their own text, which they can send again. */
export async function mailBack(platform: Platform, workspaceId: string, refused: RefusedAnswer): Promise<void> {
  const { config, systemMail } = platform
  const { memberId, kind } = refused
  const found = await platform.scopes.read(systemAuthority(workspaceId), async (scope) => {
    const reader = await mailReader(scope, memberId)
    const conversation = await conversationOf(scope, refused.conversationId)
    if (!reader || !conversation) return null
    // They will have seen what this mail shows, and no more.
    const seq = refused.meanwhile.at(-1)?.seq ?? conversation.seq
    const about = {
      conversationId: conversation.id,
      number: conversation.number,
      seq,
      memberId,
      kind,
      nonce: refused.mailId.replaceAll('-', ''),
    }
    return { reader, conversation, way: await answerWay(scope, platform, about) }
  })
  if (!found) return
  const { reader, conversation, way } = found
  const t = translator(reader.language)
  // A colleague knows nothing of the conversation, not even what it is about.
  const isColleague = onlyAsked.includes(reader.role)
  const link = linkTo(config.url, { number: conversation.number, seq: 0, sideId: null, alone: false })
  const subject = isColleague ? '' : conversation.subject
  const values = { number: conversation.number, subject, from: refused.from ?? '?' }
  // Only the mail that shows what was missed is one that may be answered as if it had been seen.
  const again = refused.why === 'unseen' && way
  const parts = [
    t(`notice-mails:refused.intro.${kind}`, values),
    t(`notice-mails:refused.why.${refused.why}`, values),
    ...refused.meanwhile.map(
      ({ author, snippet }) => `${author.name ?? t('notice-mails:somebody')}:\n${quoted(snippet)}`,
    ),
    ...(again ? [t('notice-mails:refused.again')] : []),
    t('notice-mails:open', { url: isColleague ? config.url : link }),
    ...(refused.text.trim() ? [`${t('notice-mails:refused.text')}\n\n${refused.text.trim()}`] : []),
  ]
  await systemMail.send(reader.email, t('notice-mails:refused.subject', values), `${parts.join('\n\n')}\n`, {
    fromName: t('notice-mails:from', { name: reader.workspace }),
    ...(again ? { replyTo: way[kind], messageId: way.messageId } : {}),
    references: [`conversation.${conversation.id}@${config.mailName}`],
  })
}
