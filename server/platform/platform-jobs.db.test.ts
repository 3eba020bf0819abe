import { afterAll, beforeAll, expect, test } from 'vitest'
import { anotherWorkspace, type SignedInMember, signedIn } from '../testing/factories.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { hearBatch, type Reaction } from './events/reactions.ts'
import { addJob } from './jobs/add-job.ts'
import { createPlatformJobs } from './platform-jobs.ts'
import { systemAuthority } from './scope.ts'

let testApp: TestApp
let admin: SignedInMember
beforeAll(async () => {
  testApp = await openTestApp()
  admin = await signedIn(testApp)
})
afterAll(() => testApp.close())

/** A job whose payload cannot be right, so that it fails as often as it is run. */
async function failingJob(workspaceId: string, maxAttempts: number): Promise<string> {
  const { scopes } = testApp.platform
  await scopes.write(systemAuthority(workspaceId), (scope) =>
    addJob(scope.db, 'webhook.deliver', { workspaceId, wrong: true }, { maxAttempts, runAt: scope.now }),
  )
  await testApp.settle()
  const { rows } = await testApp.platform.database.owner.query<{ id: string }>(
    'select max(id)::text as id from graphile_worker._private_jobs',
  )
  return rows[0]?.id ?? ''
}

test('a dead job is shown with its reason, tried again, and given up', async () => {
  const dead = await failingJob(admin.workspaceId, 1)
  const waiting = await failingJob(admin.workspaceId, 5)
  const { body } = await admin.request('GET', '/jobs')
  expect(body.items).toMatchObject([
    {
      id: dead,
      name: 'webhook.deliver',
      dead: true,
      attempts: 1,
      maxAttempts: 1,
      reason: expect.stringContaining('deliveryId'),
    },
    { id: waiting, dead: false, attempts: 1, maxAttempts: 5 },
  ])
  expect((await admin.request('GET', '/jobs?dead=true')).body.items).toHaveLength(1)
  expect((await admin.request('GET', '/jobs?dead=false')).body.items).toMatchObject([{ id: waiting }])

  expect((await admin.request('DELETE', `/jobs/${waiting}`)).body.code).toBe('not-in-this-state')
  const retried = await admin.request('PUT', `/jobs/${dead}/attempt`)
  expect(retried.body).toMatchObject({ id: dead, dead: false, attempts: 0 })
  await testApp.settle()
  expect((await admin.request('GET', '/jobs?dead=true')).body.items).toMatchObject([{ id: dead, attempts: 1 }])
  expect((await admin.request('DELETE', `/jobs/${dead}`)).status).toBe(204)
  expect((await admin.request('DELETE', `/jobs/${dead}`)).status).toBe(404)
})

test('jobs of other workspaces are not there', async () => {
  const other = await anotherWorkspace(testApp)
  const theirs = await failingJob(other.workspaceId, 1)
  expect((await admin.request('GET', '/jobs?dead=true')).body.items).toEqual([])
  expect((await admin.request('PUT', `/jobs/${theirs}/attempt`)).status).toBe(404)
  expect((await admin.request('DELETE', `/jobs/${theirs}`)).status).toBe(404)
  expect((await other.request('GET', '/jobs?dead=true')).body.items).toHaveLength(1)
})

test('each event is heard exactly once; a reaction that fails is undone alone and tried again as a job', async () => {
  const own = await openTestApp()
  const member = await signedIn(own)
  const { database, scopes, log } = own.platform
  let broken = true
  // Tries, not deeds: a batch in which one fails is heard again with savepoints. What was done is counted below.
  const heard = new Set<string>()
  const note = (name: string): Reaction => ({
    name,
    on: ['person.created'],
    async run(scope, event) {
      heard.add(`${name} ${event.data.name}`)
      await addJob(scope.db, 'done', { workspaceId: scope.workspaceId, by: name, of: event.data.name })
      if (name === 'broken' && broken) throw new Error('not today')
    },
  })
  const reactions = [note('first'), note('broken'), note('last')]
  await hearBatch(database, scopes, reactions, log)
  for (const name of ['A', 'B']) await member.request('POST', '/people', { body: { name } })
  // Two readers at once: one reads, the other finds it taken.
  const hear = () => Promise.all([1, 2, 3].map(() => hearBatch(database, scopes, reactions, log)))
  await expect.poll(() => hear().then(() => heard.size), { timeout: 5000 }).toBe(6)
  await hear()
  expect([...heard].toSorted()).toEqual(['broken A', 'broken B', 'first A', 'first B', 'last A', 'last B'])
  const done = async () => {
    const { rows } = await database.owner.query<{ payload: { by: string; of: string } }>(
      `select job.payload from graphile_worker._private_jobs job
       join graphile_worker._private_tasks task on task.id = job.task_id where task.identifier = 'done' order by job.id`,
    )
    return rows.map(({ payload }) => `${payload.by} ${payload.of}`).toSorted()
  }
  expect(await done()).toEqual(['first A', 'first B', 'last A', 'last B'])

  broken = false
  const retry = createPlatformJobs(own.platform, reactions).find((job) => job.name === 'reaction.retry')
  const { rows } = await database.owner.query<{ payload: never }>(
    `select job.payload from graphile_worker._private_jobs job
     join graphile_worker._private_tasks task on task.id = job.task_id where task.identifier = 'reaction.retry' order by job.id`,
  )
  expect(rows).toHaveLength(2)
  for (const { payload } of rows) await retry?.run(payload, { attempt: 1, lastAttempt: false })
  expect(await done()).toEqual(['broken A', 'broken B', 'first A', 'first B', 'last A', 'last B'])
  await own.close()
})

test('idempotency keys are forgotten after two days, not before', async () => {
  const headers = { 'idempotency-key': 'a-week' }
  await admin.request('POST', '/people', { body: { name: 'Kept key' }, headers })
  const forget = testApp.registered.jobs.find((job) => job.name === 'idempotency.forget-keys')
  const keys = async () =>
    (await testApp.platform.database.system.selectFrom('idempotency_keys').select('key').execute()).map(
      ({ key }) => key,
    )
  await forget?.run({} as never, { attempt: 1, lastAttempt: false })
  expect(await keys()).toContain('a-week')
  testApp.clock.forward(2 * 86_400_000 + 1000)
  await forget?.run({} as never, { attempt: 1, lastAttempt: false })
  expect(await keys()).not.toContain('a-week')
})
