import type { Language } from '../../../../contract/shapes.ts'
import type { Profile } from '../../../../contract/team.ts'
import { record } from '../../../platform/events/record.ts'
import { problem } from '../../../platform/http/problem.ts'
import { sanitise } from '../../../platform/mail/reading/html/sanitise.ts'
import type { Scope } from '../../../platform/scope.ts'
import { profileOf } from '../queries.ts'

export interface ProfileChange {
  name?: string
  language?: Language
  theme?: 'light' | 'dark' | 'system'
  timeZone?: string
  signature?: string
  undoSeconds?: number
  away?: boolean
}

/** A member changes what is theirs. Throws not-allowed for a key: nothing is its own. */
export async function changeProfile(scope: Scope, change: ProfileChange): Promise<Profile> {
  if (scope.actor.kind !== 'member') throw problem('not-allowed')
  const memberId = scope.actor.id
  const fields = Object.keys(change)
  if (!fields.length) return profileOf(scope.db, scope.workspaceId, memberId)
  await scope.db
    .updateTable('members')
    .set({
      name: change.name,
      language: change.language,
      theme: change.theme,
      time_zone: change.timeZone,
      // It stands under what others read, so it is made safe like every HTML that comes in.
      signature: change.signature === undefined ? undefined : sanitise(change.signature),
      undo_seconds: change.undoSeconds,
      away: change.away,
    })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', memberId)
    .execute()
  await record(scope, { type: 'member.changed', subject: { kind: 'member', id: memberId }, data: { fields } })
  return profileOf(scope.db, scope.workspaceId, memberId)
}
