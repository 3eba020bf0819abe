import { describe, expect, it } from 'vitest'
import { signedIn } from '../../testing/factories.ts'
import { openTestApp } from '../../testing/test-app.ts'

describe('who asks too often', () => {
  it('is told to wait, with whichever credential they come', async () => {
    const strict = await openTestApp({ KEPT_REQUESTS_PER_MINUTE: '60' })
    const ask = (credential: string) =>
      strict.app.inject({ url: '/api/session', headers: { authorization: `Bearer ${credential}` } })
    const answers = []
    for (let index = 0; index < 62; index++) answers.push(await ask(`made-up-${index}`))
    expect(answers.map(({ statusCode }) => statusCode).slice(58)).toEqual([401, 401, 429, 429])
    expect(Number(answers[61]?.headers['retry-after'])).toBeGreaterThan(0)
    // A member at the same address has requests of their own.
    const oleg = await signedIn(strict)
    expect((await oleg.request('GET', '/session')).status).toBe(200)
    await strict.close()
  })
})
