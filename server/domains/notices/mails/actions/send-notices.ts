import { createHash } from 'node:crypto'
import { translator } from '../../../../platform/i18n/i18n.ts'
import type { Platform } from '../../../../platform/platform.ts'
import { type Scope, systemAuthority } from '../../../../platform/scope.ts'
import { type AnswerWay, answerWay } from '../../../channels/index.ts'
import { type DueNotice, dueNotices, type MailReader, mailReader } from '../queries.ts'
import { answerKind, digestOf, letterOf } from '../rules.ts'
import '../../tables.ts'

/** Notices that go out as one mail. */
interface Bundle {
  notices: readonly DueNotice[]
  /** Null for a digest: what is answered to it would have no one conversation. */
  way: AnswerWay | null
}

/**
 * Mails a member what is due and still unread: what is wanted at once a conversation each, the rest as one digest. A mail
 * has the same Message-ID whenever it is tried, so that one which left twice is known to be one.
 */
export async function sendNotices(platform: Platform, workspaceId: string, memberId: string): Promise<void> {
  const authority = systemAuthority(workspaceId)
  const found = await platform.scopes.read(authority, async (scope) => {
    const due = await dueNotices(scope, memberId)
    return { due, reader: await mailReader(scope, memberId), bundles: await bundlesOf(scope, platform, memberId, due) }
  })
  for (const bundle of found.reader ? found.bundles : []) {
    await send(platform, found.reader as MailReader, bundle)
    await settle(platform, workspaceId, bundle.notices, true)
  }
  const mailed = new Set(found.bundles.flatMap(({ notices }) => notices.map(({ id }) => id)))
  await settle(platform, workspaceId, found.reader ? found.due.filter(({ id }) => !mailed.has(id)) : found.due, false)
}

async function bundlesOf(
  scope: Scope,
  platform: Platform,
  memberId: string,
  due: readonly DueNotice[],
): Promise<Bundle[]> {
  const unread = due.filter((notice) => notice.unread)
  const bundles: Bundle[] = []
  for (const notices of Map.groupBy(
    unread.filter(({ way }) => way === 'now'),
    // What is answered to it must have one place to go.
    (each) => `${each.conversationId} ${each.side?.number ?? ''}`,
  ).values()) {
    const last = notices.at(-1) as DueNotice
    const { conversationId, number, side } = last
    const seq = side?.number ?? last.seq
    const about = { conversationId, number, seq, memberId, kind: answerKind(last), nonce: nonceOf(notices) }
    bundles.push({ notices, way: await answerWay(scope, platform, about) })
  }
  const gathered = unread.filter(({ way }) => way === 'digest')
  return gathered.length ? [...bundles, { notices: gathered, way: null }] : bundles
}

async function send({ config, systemMail }: Platform, reader: MailReader, { notices, way }: Bundle): Promise<void> {
  const t = translator(reader.language)
  const digest = notices[0]?.way === 'digest'
  const { subject, text } = digest ? digestOf(t, notices, config.url, reader) : letterOf(t, notices, config.url, way)
  const last = notices.at(-1) as DueNotice
  await systemMail.send(reader.email, subject, text, {
    fromName: t('notice-mails:from', { name: (digest ? null : last.name) ?? reader.workspace }),
    ...(way ? { replyTo: way[answerKind(last)] } : {}),
    messageId: way?.messageId ?? `notices.${nonceOf(notices)}@${config.mailName}`,
    // What is told of one conversation stands together in the member's mailbox.
    ...(digest ? {} : { references: [`conversation.${last.conversationId}@${config.mailName}`] }),
  })
}

/** The same for the same notices, and for no others. */
const nonceOf = (notices: readonly DueNotice[]): string =>
  createHash('sha256')
    .update(notices.map(({ id }) => id).join())
    .digest('hex')
    .slice(0, 24)

/** Mailed, or no longer to be: what was seen meanwhile is not told again. */
const settle = (platform: Platform, workspaceId: string, notices: readonly DueNotice[], mailed: boolean) =>
  platform.scopes.write(systemAuthority(workspaceId), async (scope) => {
    if (!notices.length) return
    await scope.db
      .updateTable('notices')
      .set(mailed ? { mailed_at: scope.now } : { mail_at: null })
      .where('workspace_id', '=', workspaceId)
      .where(
        'id',
        'in',
        notices.map(({ id }) => id),
      )
      .execute()
  })
