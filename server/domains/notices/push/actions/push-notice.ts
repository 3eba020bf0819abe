import { sql } from 'kysely'
import type { Language } from '../../../../../contract/shapes.ts'
import { translator } from '../../../../platform/i18n/i18n.ts'
import type { Platform } from '../../../../platform/platform.ts'
import { type Scope, systemAuthority } from '../../../../platform/scope.ts'
import { actorName, readerIsColleague, stillFor, stillUnread } from '../../queries.ts'
import type { Push, PushService } from '../adapters/web-push.ts'
import { type Target, targetsOf, vapidKeys } from '../queries.ts'
import { type Pushable, type Shown, shownOf, topicOf } from '../rules.ts'

/**
 * Pushes one notice to every browser of its member that has not been pushed it yet, where it is still unread. Throws where a
 * service should be asked again; a browser that is gone is forgotten.
 */
export async function pushNotice(
  platform: Platform,
  service: PushService,
  { workspaceId, noticeId, memberId }: { workspaceId: string; noticeId: string; memberId: string },
): Promise<void> {
  const { config, scopes } = platform
  const found = await scopes.read(systemAuthority(workspaceId), async (scope) => ({
    notice: await unreadNotice(scope, noticeId, memberId),
    targets: await targetsOf(scope, config.secret, memberId),
    vapid: await vapidKeys(scope, config.secret),
  }))
  if (!found.notice || !found.vapid) return
  const shown = shownOf(translator(found.notice.language), found.notice)
  const text = JSON.stringify(shown)
  let again: string | null = null
  for (const target of found.targets) {
    const went = await service.push(target, found.vapid, { text, topic: topicOf(shown.tag) })
    await note(platform, workspaceId, target, went)
    if (went.state === 'failed' && went.passing) again = went.reason
  }
  // Browsers that took it replace it by its tag when it comes again.
  if (again) throw new Error(`a push service did not take it: ${again}`)
}

/** One push that is only to be seen. */
export async function tryBrowser(
  platform: Platform,
  service: PushService,
  scope: Scope,
  target: Target,
): Promise<void> {
  const vapid = await vapidKeys(scope, platform.config.secret)
  if (!vapid) return
  const { language } = await scope.db
    .selectFrom('members')
    .select('language')
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', scope.actor.id ?? '')
    .executeTakeFirstOrThrow()
  const t = translator(language)
  const shown: Shown = {
    title: t('notice-mails:trial.title'),
    body: t('notice-mails:trial.body'),
    url: '/',
    tag: 'trial',
  }
  const went = await service.push(target, vapid, { text: JSON.stringify(shown), topic: 'trial' })
  await note(platform, scope.workspaceId, target, went)
}

async function unreadNotice(scope: Scope, id: string, memberId: string) {
  const { rows } = await sql<Pushable & { language: Language }>`
    select n.kind, n.conversation_id as "conversationId", c.number,
      case when q.id is null then c.subject else q.subject end as subject,
      n.side_id as "sideId", (${readerIsColleague(scope)}) is true as alone, ${actorName(scope)} as name, n.snippet, n.seq, m.language
    from notices n
    join conversations c on c.workspace_id = ${scope.workspaceId} and c.id = n.conversation_id
    left join side_conversations q on q.workspace_id = ${scope.workspaceId} and q.id = n.side_id
    join members m on m.workspace_id = ${scope.workspaceId} and m.id = n.member_id
    where n.workspace_id = ${scope.workspaceId} and n.id = ${id} and n.member_id = ${memberId} and m.active
      and ${stillUnread(scope, memberId)} and ${stillFor(scope)}`.execute(scope.db)
  return rows[0]
}

/** How it went stands beside the browser; one that is gone for good leaves the list. */
const note = ({ scopes }: Platform, workspaceId: string, { id }: Target, went: Push) =>
  scopes.write(systemAuthority(workspaceId), async (scope) => {
    if (went.state === 'gone') {
      return void (await scope.db
        .deleteFrom('push_subscriptions')
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .execute())
    }
    await scope.db
      .updateTable('push_subscriptions')
      .set(went.state === 'taken' ? { last_at: scope.now, failure: null } : { failure: went.reason })
      .where('workspace_id', '=', workspaceId)
      .where('id', '=', id)
      .execute()
  })
