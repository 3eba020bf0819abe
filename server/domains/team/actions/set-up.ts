import { sql } from 'kysely'
import type { Language } from '../../../../contract/shapes.ts'
import { addUser, findUserByEmail, hashPassword } from '../../../platform/auth/users.ts'
import { newId } from '../../../platform/db/ids.ts'
import { problem } from '../../../platform/http/problem.ts'
import type { Platform } from '../../../platform/platform.ts'
import { systemAuthority } from '../../../platform/scope.ts'
import { needsSetup } from '../queries.ts'
import { addMember, addWorkspace } from './add-workspace.ts'

export interface FirstRun {
  workspaceName: string
  name: string
  email: string
  password: string
  language: Language
  timeZone: string
}

/**
 * The first run: a workspace and its first admin. Only one of several callers gets through; throws already-set-up for
 * the others, and for everybody later.
 */
export async function setUp(platform: Platform, input: FirstRun): Promise<{ userId: string; workspaceId: string }> {
  if (!(await needsSetup(platform.database.system))) throw problem('already-set-up')
  const passwordHash = await hashPassword(platform.auth, input.password)
  const workspaceId = newId()
  const after: (() => void)[] = []
  const userId = await platform.database.across(async (db) => {
    await sql`select pg_advisory_xact_lock(hashtext('kept.set-up'))`.execute(db)
    if (!(await needsSetup(db))) throw problem('already-set-up')
    if (await findUserByEmail(db, input.email)) {
      throw problem('already-exists', { errors: [{ path: 'body.email', message: 'has an account already' }] })
    }
    const scope = platform.scopes.over(systemAuthority(workspaceId), db, (work) => after.push(work))
    await addWorkspace(scope, {
      name: input.workspaceName,
      language: input.language,
      timeZone: input.timeZone,
      demo: false,
    })
    const id = await addUser(db, { name: input.name, email: input.email, passwordHash })
    await addMember(scope, { ...input, userId: id, role: 'admin' })
    return id
  })
  for (const work of after) work()
  platform.membersChanged()
  return { userId, workspaceId }
}
