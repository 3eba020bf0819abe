import type { NoticeSettings } from '../../../../../contract/notices.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { mySettings, myself } from '../queries.ts'

/** By which way I am told what. No event: it is nobody else's business. */
export async function chooseWays(scope: Scope, chosen: NoticeSettings): Promise<NoticeSettings> {
  const values = {
    kinds: JSON.stringify(chosen.kinds),
    digest_minutes: chosen.digestMinutes,
    quiet: chosen.quiet && JSON.stringify(chosen.quiet),
    updated_at: scope.now,
  }
  await scope.db
    .insertInto('notice_settings')
    .values({ workspace_id: scope.workspaceId, member_id: myself(scope), ...values })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'member_id']).doUpdateSet(values))
    .execute()
  return mySettings(scope)
}
