import type { Role } from '../../../../../contract/abilities.ts'
import type { Language } from '../../../../../contract/shapes.ts'
import { addUser, findUserByEmail, hashPassword, isPassword } from '../../../../platform/auth/users.ts'
import type { Db } from '../../../../platform/db/database.ts'
import { record } from '../../../../platform/events/record.ts'
import { found, problem } from '../../../../platform/http/problem.ts'
import type { Platform } from '../../../../platform/platform.ts'
import { type Scope, systemAuthority } from '../../../../platform/scope.ts'
import { addMember } from '../../actions/add-workspace.ts'
import { joinTeams } from '../../actions/join-teams.ts'
import { workspaceOf } from '../../queries.ts'
import { openInvitation } from '../queries.ts'
import { tokenHash } from './invite.ts'

export interface Acceptance {
  token: string
  name?: string
  password: string
  language?: Language
  /** The user who is signed in while accepting, if any. */
  signedInAs: string | null
}

/**
 * Makes the invited a member, with a new account, or with the one they have after proving that it is theirs. Throws
 * not-found for a token that is unknown, expired or used.
 */
export async function acceptInvitation(
  platform: Platform,
  acceptance: Acceptance,
): Promise<{ userId: string; workspaceId: string }> {
  const { database, scopes, auth } = platform
  const hash = tokenHash(acceptance.token)
  const invited = found(await openInvitation(database.system, hash, scopes.now()))
  const account = await findUserByEmail(database.system, invited.email)
  if (account) await requireOwner(platform, account, acceptance)
  const passwordHash = account ? null : await hashPassword(auth, acceptance.password)
  const after: (() => void)[] = []
  const userId = await database.across(async (db) => {
    const scope = scopes.over(systemAuthority(invited.workspaceId), db, (work) => after.push(work))
    // Of two who accept at once the second finds it used.
    const { id } = found(await takeInvitation(db, hash, scope.now))
    const name = acceptance.name ?? account?.name
    if (!name) throw problem('invalid', { errors: [{ path: 'body.name', message: 'is needed for a new account' }] })
    const made = account?.id ?? (await addUser(db, { name, email: invited.email, passwordHash: passwordHash ?? '' }))
    const memberId = await becomeMember(scope, { ...invited, userId: made, name, language: acceptance.language })
    await joinTeams(scope, memberId, await teamsStillThere(scope, invited.teamIds))
    await db.updateTable('invitations').set({ accepted_at: scope.now }).where('id', '=', id).execute()
    return made
  })
  for (const work of after) work()
  platform.membersChanged()
  return { userId, workspaceId: invited.workspaceId }
}

/** An account with two factors, or without a password, is proved by being signed in to it. */
async function requireOwner(
  platform: Platform,
  account: { id: string; twoFactorEnabled: boolean | null },
  { password, signedInAs }: Acceptance,
): Promise<void> {
  const right = await isPassword(platform.auth, platform.database.system, account.id, password)
  if (right && !account.twoFactorEnabled) return
  if (signedInAs === account.id) return
  throw problem('not-signed-in', {
    detail: right ? 'Sign in with your second factor first, then accept.' : 'This is not the password of your account.',
  })
}

const takeInvitation = (db: Db, hash: string, now: Date) =>
  db
    .selectFrom('invitations')
    .select('id')
    .where('token_hash', '=', hash)
    .where('accepted_at', 'is', null)
    .where('expires_at', '>', now)
    .forUpdate()
    .executeTakeFirst()

const teamsStillThere = async (scope: Scope, teamIds: readonly string[]): Promise<string[]> => {
  if (!teamIds.length) return []
  const teams = await scope.db
    .selectFrom('teams')
    .select('id')
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', 'in', teamIds)
    .execute()
  return teams.map((team) => team.id)
}

type Joining = { userId: string; name: string; email: string; role: Role; language?: Language }

/** Somebody who had left comes back as the member they were, so that their history is theirs again. */
async function becomeMember(scope: Scope, joining: Joining): Promise<string> {
  const back = await scope.db
    .updateTable('members')
    .set({ active: true, role: joining.role })
    .where('workspace_id', '=', scope.workspaceId)
    .where('user_id', '=', joining.userId)
    .returning('id')
    .executeTakeFirst()
  if (back) {
    const data = { name: joining.name, role: joining.role }
    await record(scope, { type: 'member.joined', subject: { kind: 'member', id: back.id }, data })
    return back.id
  }
  const workspace = await workspaceOf(scope.db, scope.workspaceId)
  const language = joining.language ?? workspace.language
  return addMember(scope, { ...joining, language, timeZone: workspace.timeZone })
}
