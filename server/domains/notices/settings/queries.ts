import type { NoticeSettings } from '../../../../contract/notices.ts'
import { problem } from '../../../platform/http/problem.ts'
import type { Scope } from '../../../platform/scope.ts'
import { settingsAtFirst } from '../rules.ts'
import '../tables.ts'

/** Only a member is told anything. */
export function myself(scope: Scope): string {
  if (scope.actor.kind !== 'member') throw problem('not-allowed')
  return scope.actor.id
}

/** What these members chose; those who never did are not among them. */
export async function settingsOf(scope: Scope, memberIds: readonly string[]): Promise<Map<string, NoticeSettings>> {
  if (!memberIds.length) return new Map()
  const rows = await scope.db
    .selectFrom('notice_settings')
    .select(['member_id', 'kinds', 'digest_minutes', 'quiet'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('member_id', 'in', memberIds)
    .execute()
  return new Map(
    rows.map((row) => [
      row.member_id,
      // A kind that came later than the choice is as it is at first.
      {
        kinds: { ...settingsAtFirst.kinds, ...(row.kinds as NoticeSettings['kinds']) },
        digestMinutes: row.digest_minutes,
        quiet: row.quiet as NoticeSettings['quiet'],
      },
    ]),
  )
}

export async function mySettings(scope: Scope): Promise<NoticeSettings> {
  const memberId = myself(scope)
  return (await settingsOf(scope, [memberId])).get(memberId) ?? settingsAtFirst
}
