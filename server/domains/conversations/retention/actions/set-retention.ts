import type { RetentionRules } from '../../../../../contract/blocking.ts'
import { record } from '../../../../platform/events/record.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { type Retention, retentionOf } from '../queries.ts'

export async function setRetention(scope: Scope, rules: RetentionRules): Promise<Retention> {
  const before = await retentionOf(scope)
  const values = {
    trash_days: rules.trashDays,
    spam_days: rules.spamDays,
    resolved_months: rules.resolvedMonths,
    raw_mail: rules.rawMail,
    changed_at: scope.now,
  }
  await scope.db
    .insertInto('retention_rules')
    .values({ workspace_id: scope.workspaceId, erased_at: null, ...values })
    .onConflict((conflict) => conflict.column('workspace_id').doUpdateSet(values))
    .execute()
  await record(scope, {
    type: 'retention.changed',
    subject: { kind: 'workspace', id: scope.workspaceId },
    data: { from: before.rules, to: rules },
  })
  return retentionOf(scope)
}
