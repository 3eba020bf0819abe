import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { contract } from '../../../contract/contract.ts'
import { type Endpoint, isRaw } from '../../../contract/endpoint.ts'
import { createApp, openGate } from '../../app.ts'
import { openTestApp, type TestApp } from '../../testing/test-app.ts'

interface Operation {
  summary?: string
  tags?: string[]
  security?: unknown[]
  parameters?: { in: string; name: string }[]
  requestBody?: { content: Record<string, unknown> }
  responses: Record<string, unknown>
}

const endpoints = Object.entries(contract) as [string, Endpoint][]
let testApp: TestApp
let document: { openapi: string; paths: Record<string, Record<string, Operation>> }
beforeAll(async () => {
  testApp = await openTestApp()
  document = (await asked('/api/openapi.json')).json()
})
afterAll(() => testApp.close())

/** A server that has just begun on a busy machine may ask to come back in a moment. */
const asked = (url: string) =>
  vi.waitFor(
    async () => {
      const answer = await testApp.app.inject({ url })
      if (answer.statusCode === 503) throw new Error('503')
      return answer
    },
    { timeout: 20_000, interval: 300 },
  )

const operationOf = (key: string): Operation | undefined => {
  const [method = '', path = ''] = key.split(' ')
  return document.paths[`/api${path}`]?.[method.toLowerCase()]
}

describe('the reference', () => {
  test('holds every endpoint of the contract and nothing else', () => {
    expect(document.openapi).toBe('3.1.0')
    const held = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path.replace(/^\/api/, '')}`),
    )
    expect(held.toSorted()).toEqual(endpoints.map(([key]) => key).toSorted())
  })

  test.each(endpoints)('says what %s takes and gives', (key, endpoint) => {
    const operation = operationOf(key) ?? expect.fail('it is not there')
    expect(operation).toMatchObject({ summary: endpoint.summary, tags: [endpoint.tag] })
    expect(operation.security).toEqual(endpoint.access === 'public' ? [] : undefined)
    const named = (place: string) =>
      (operation.parameters ?? []).filter((each) => each.in === place).map(({ name }) => name)
    expect(named('path')).toEqual([...key.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
    expect(named('query').toSorted()).toEqual(Object.keys(endpoint.query?.shape ?? {}).toSorted())
    const changes = !key.startsWith('GET ') && endpoint.access !== 'public'
    expect(named('header').includes('Idempotency-Key')).toBe(changes)
    const body = isRaw(endpoint.body) ? endpoint.body.raw : endpoint.body && 'application/json'
    expect(Object.keys(operation.requestBody?.content ?? {})).toEqual(body ? [body] : [])
    const status = endpoint.status ?? (endpoint.response ? 200 : 204)
    if (endpoint.response) expect(Object.keys(operation.responses)).toContain(String(status))
  })

  test('points at nothing that it does not hold', () => {
    const pointers = new Set(JSON.stringify(document).match(/(?<="\$ref":")[^"]+/g))
    const aim = (pointer: string) =>
      pointer
        .replace(/^#\//, '')
        .split('/')
        .reduce((at: unknown, name) => (at as Record<string, unknown> | undefined)?.[name], document)
    expect([...pointers].filter((pointer) => aim(pointer) === undefined)).toEqual([])
    expect(pointers.size).toBeGreaterThan(20)
  })

  test('is a page of our own, without the services of its maker', async () => {
    expect((await asked('/api/reference')).headers.location).toBe('/api/reference/')
    const { statusCode, headers, body } = await asked('/api/reference/')
    expect([statusCode, headers['content-type']]).toEqual([200, expect.stringContaining('text/html')])
    expect(headers['content-security-policy']).toMatch(/default-src 'self'/)
    const [script = ''] = /(?<=<script src=")[^"]+/.exec(body) ?? []
    expect(script).not.toMatch(/^(https?:)?\/\//)
    const loaded = await asked(`/api/reference/${script}`)
    expect([loaded.statusCode, loaded.headers['content-type']]).toEqual([200, expect.stringContaining('javascript')])
    const chosen = body.replaceAll(/\s/g, '')
    for (const off of ['"agent":{"disabled":true}', '"mcp":{"disabled":true}', '"telemetry":false'])
      expect(chosen).toContain(off)
  })
})

test('a contract with an endpoint that nobody serves does not start', async () => {
  const { platform, registered } = testApp
  const [, ...others] = registered.domains
  const served = createApp(platform, openGate(platform, registered.findMember), others)
  await expect(served).rejects.toThrow(/^no domain serves (GET|POST|PUT|PATCH|DELETE) \//)
})
