import type { Db } from '../db/database.ts'
import { newId } from '../db/ids.ts'
import type { Authentication } from './authentication.ts'
import './tables.ts'

export interface NewUser {
  name: string
  email: string
  /** As `hashPassword` gives it. */
  passwordHash: string
}

/** Slow on purpose; done before a transaction begins, so that none waits for it. */
export const hashPassword = async (auth: Authentication, password: string): Promise<string> =>
  (await auth.$context).password.hash(password)

/**
 * Makes a user who signs in with a password, in the transaction of `db` (of the system role), because better-auth's own
 * sign-up is closed and would not be undone with the rest. The address counts as verified: whoever calls has proof of it.
 */
export async function addUser(db: Db, user: NewUser): Promise<string> {
  const id = newId()
  const email = user.email.toLowerCase()
  await db.insertInto('auth_users').values({ id, name: user.name, email, emailVerified: true }).execute()
  await db
    .insertInto('auth_accounts')
    .values({
      id: newId(),
      accountId: id,
      providerId: 'credential',
      userId: id,
      password: user.passwordHash,
      updatedAt: new Date(),
    })
    .execute()
  return id
}

export const findUserByEmail = (db: Db, email: string) =>
  db
    .selectFrom('auth_users')
    .select(['id', 'name', 'email', 'twoFactorEnabled'])
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst()

/** False also where the user has no password, because they sign in with a provider. */
export async function isPassword(auth: Authentication, db: Db, userId: string, password: string): Promise<boolean> {
  const account = await db
    .selectFrom('auth_accounts')
    .select('password')
    .where('userId', '=', userId)
    .where('providerId', '=', 'credential')
    .executeTakeFirst()
  if (!account?.password) return false
  return (await auth.$context).password.verify({ hash: account.password, password })
}

/** Signs a user out everywhere. */
export async function endSessions(db: Db, userId: string): Promise<void> {
  await db.deleteFrom('auth_sessions').where('userId', '=', userId).execute()
}

export async function moveSession(db: Db, sessionId: string, workspaceId: string): Promise<void> {
  await db.updateTable('auth_sessions').set({ workspaceId }).where('id', '=', sessionId).execute()
}
