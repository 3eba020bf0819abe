import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { roles } from '../../../contract/abilities.ts'
import {
  anotherWorkspace,
  cookieOf,
  type SignedInMember,
  signedIn,
  stranger,
  withKey,
} from '../../testing/factories.ts'
import { openTestApp, type TestApp } from '../../testing/test-app.ts'
import { abilitiesOf } from './permissions.ts'

let testApp: TestApp
let admin: SignedInMember
beforeAll(async () => {
  testApp = await openTestApp()
  admin = await signedIn(testApp)
})
afterAll(() => testApp.close())

const eventTypes = async (member: SignedInMember): Promise<string[]> => {
  const rows = await testApp.platform.database.system
    .selectFrom('events')
    .select('type')
    .where('workspace_id', '=', member.workspaceId)
    .orderBy('position')
    .execute()
  return rows.map((row) => row.type)
}

describe('the session', () => {
  test.each(roles)('of %s tells what the role may do', async (role) => {
    const member = await signedIn(testApp, { role })
    const { status, body } = await member.request('GET', '/session')
    expect(status).toBe(200)
    expect(body.profile.member).toMatchObject({ id: member.memberId, role, active: true })
    expect(body.abilities.toSorted()).toEqual([...abilitiesOf[role]].toSorted())
    expect(body.workspaces).toEqual([{ id: member.workspaceId, name: body.workspace.name }])
  })

  test('moves to another workspace of mine, and to no other', async () => {
    const elsewhere = await anotherWorkspace(testApp)
    const refused = await admin.request('PUT', '/session/workspace', { body: { workspaceId: elsewhere.workspaceId } })
    expect(refused.status).toBe(404)

    const invited = await elsewhere.request('POST', '/invitations', { body: { email: admin.email, role: 'agent' } })
    const token = invited.body.url.split('/').at(-1)
    const joined = await admin.request('POST', `/invitations/by-token/${token}/acceptance`, {
      body: { password: 'whatever it is' },
    })
    expect(joined.status).toBe(201)
    const moved = await admin.request('PUT', '/session/workspace', { body: { workspaceId: elsewhere.workspaceId } })
    expect(moved.body.workspace.id).toBe(elsewhere.workspaceId)
    expect(moved.body.abilities).not.toContain('members.manage')
    expect((await admin.request('GET', '/session')).body.workspace.id).toBe(elsewhere.workspaceId)
    const back = await admin.request('PUT', '/session/workspace', { body: { workspaceId: admin.workspaceId } })
    expect(back.body.workspaces).toHaveLength(2)
    expect((await admin.request('GET', '/session')).body.workspace.id).toBe(admin.workspaceId)
  })

  test('ends with signing out', async () => {
    const member = await signedIn(testApp)
    expect(
      (await member.request('POST', '/auth/sign-out', { headers: { origin: 'http://localhost:4040' } })).status,
    ).toBe(200)
    expect((await member.request('GET', '/session')).status).toBe(401)
  })

  test('of a browser is refused to other sites', async () => {
    const answer = await admin.request('PATCH', '/profile', {
      body: { away: true },
      headers: { origin: 'https://evil.example' },
    })
    expect(answer.status).toBe(403)
  })
})

describe('the profile', () => {
  test('is changed by whose it is, and its signature is made safe', async () => {
    const member = await signedIn(testApp, { role: 'agent' })
    const { status, body } = await member.request('PATCH', '/profile', {
      body: {
        name: 'Вера',
        language: 'ru',
        theme: 'dark',
        timeZone: 'Asia/Kathmandu',
        signature: '<p onclick="x()">Vera</p><script>alert(1)</script>',
        undoSeconds: 20,
        away: true,
      },
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({ language: 'ru', theme: 'dark', timeZone: 'Asia/Kathmandu', undoSeconds: 20 })
    expect(body.member).toMatchObject({ name: 'Вера', away: true })
    expect(body.signature).toContain('Vera')
    expect(body.signature).not.toMatch(/script|onclick/)
    expect((await member.request('GET', '/session')).body.user.name).toBe('Вера')
  })

  test('refuses what is none', async () => {
    const wrong = await admin.request('PATCH', '/profile', { body: { timeZone: 'Mars/Olympus', undoSeconds: 61 } })
    expect(wrong.status).toBe(422)
    expect(wrong.body.errors.map((error: { path: string }) => error.path).toSorted()).toEqual([
      'body.timeZone',
      'body.undoSeconds',
    ])
  })

  test('is nobody’s for a key', async () => {
    const program = await withKey(testApp, ['workspace.read'])
    expect((await program.request('PATCH', '/profile', { body: { away: true } })).status).toBe(403)
    expect((await program.request('GET', '/members')).status).toBe(200)
    expect((await program.request('GET', '/session')).status).toBe(401)
  })
})

test('the workspace is renamed by whoever manages it', async () => {
  const { status, body } = await admin.request('PATCH', '/workspace', {
    body: { name: 'Посылки', language: 'ru', timeZone: 'Europe/Moscow' },
  })
  expect(status).toBe(200)
  expect(body).toMatchObject({ name: 'Посылки', language: 'ru', timeZone: 'Europe/Moscow', demo: false })
  expect(await eventTypes(admin)).toContain('workspace.changed')
})

describe('members', () => {
  test('get another role at once', async () => {
    const member = await signedIn(testApp, { role: 'agent' })
    expect((await member.request('GET', '/invitations')).status).toBe(403)
    const changed = await admin.request('PATCH', `/members/${member.memberId}`, { body: { role: 'admin' } })
    expect(changed.body.role).toBe('admin')
    expect((await member.request('GET', '/invitations')).status).toBe(200)
    await admin.request('PATCH', `/members/${member.memberId}`, { body: { role: 'agent' } })
  })

  test('who leave are signed out everywhere and stay for the history', async () => {
    const member = await signedIn(testApp)
    const team = await admin.request('POST', '/teams', { body: { name: 'Leavers', memberIds: [member.memberId] } })
    const left = await admin.request('PATCH', `/members/${member.memberId}`, { body: { active: false } })
    expect(left.body).toMatchObject({ active: false, teamIds: [] })
    expect((await member.request('GET', '/session')).status).toBe(401)
    const { body } = await admin.request('GET', '/members')
    expect(body.items.find((each: { id: string }) => each.id === member.memberId).active).toBe(false)
    const teams = await admin.request('GET', '/teams')
    expect(teams.body.items.find((each: { id: string }) => each.id === team.body.id).memberIds).toEqual([])
    expect(await eventTypes(admin)).toContain('member.left')
  })

  test('the last admin stays, even when two demote each other at once', async () => {
    const alone = await anotherWorkspace(testApp)
    for (const body of [{ role: 'agent' }, { active: false }]) {
      const refused = await alone.request('PATCH', `/members/${alone.memberId}`, { body })
      expect(refused.status).toBe(409)
      expect(refused.body.code).toBe('not-in-this-state')
    }
    const invited = await alone.request('POST', '/invitations', {
      body: { email: 'second@kept.example', role: 'admin' },
    })
    const accepted = await stranger(testApp)('POST', `/invitations/by-token/${tokenOf(invited)}/acceptance`, {
      body: { name: 'Second', password: 'a long enough one' },
    })
    const second = accepted.body.profile.member.id
    const cookie = cookieOf([accepted.headers['set-cookie']].flat() as string[])
    const answers = await Promise.all([
      alone.request('PATCH', `/members/${second}`, { body: { role: 'agent' } }),
      stranger(testApp)('PATCH', `/members/${alone.memberId}`, { body: { role: 'agent' }, headers: { cookie } }),
    ])
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1)
    const { body } = await alone.request('GET', '/members')
    expect(body.items.filter((each: { role: string }) => each.role === 'admin')).toHaveLength(1)
  })
})

describe('teams', () => {
  test('are made, changed and deleted', async () => {
    const member = await signedIn(testApp, { role: 'agent' })
    const made = await admin.request('POST', '/teams', { body: { name: 'Warehouse', memberIds: [admin.memberId] } })
    expect(made.status).toBe(201)
    const path = `/teams/${made.body.id}`
    const changed = await admin.request('PATCH', path, { body: { name: 'Склад', memberIds: [member.memberId] } })
    expect(changed.body).toMatchObject({ name: 'Склад', memberIds: [member.memberId] })
    expect(
      (await admin.request('PATCH', `/members/${admin.memberId}`, { body: { teamIds: [made.body.id] } })).body.teamIds,
    ).toEqual([made.body.id])
    expect((await admin.request('DELETE', path)).status).toBe(204)
    expect((await admin.request('DELETE', path)).status).toBe(404)
    expect(
      (await admin.request('GET', '/members')).body.items.find((each: { id: string }) => each.id === admin.memberId)
        .teamIds,
    ).toEqual([])
  })

  test('have one name each, whatever its letters’ size', async () => {
    await admin.request('POST', '/teams', { body: { name: 'Доставка' } })
    const double = await admin.request('POST', '/teams', { body: { name: 'доставка' } })
    expect(double.status).toBe(409)
    expect(double.body.errors).toEqual([{ path: 'body.name', message: 'is taken' }])
    const other = await admin.request('POST', '/teams', { body: { name: 'Billing' } })
    expect((await admin.request('PATCH', `/teams/${other.body.id}`, { body: { name: 'ДОСТАВКА' } })).status).toBe(409)
  })

  test('take only members of the workspace', async () => {
    const outsider = await anotherWorkspace(testApp)
    const made = await admin.request('POST', '/teams', { body: { name: 'Mixed', memberIds: [outsider.memberId] } })
    expect(made.status).toBe(404)
    const team = await outsider.request('POST', '/teams', { body: { name: 'Theirs' } })
    const joined = await admin.request('PATCH', `/members/${admin.memberId}`, { body: { teamIds: [team.body.id] } })
    expect(joined.status).toBe(404)
  })
})

const tokenOf = (invited: { body: { url: string } }): string => invited.body.url.split('/').at(-1) ?? ''
