import type { AddressInfo } from 'node:net'
import type { Answered, Send } from './factories.ts'
import type { TestApp } from './test-app.ts'

/** Requests over sockets, as two browsers send them; `own` are the headers of whose they are. */
export async function overSockets(testApp: TestApp) {
  await testApp.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = testApp.app.server.address() as AddressInfo
  return (own: Record<string, string>): Send =>
    async (method, url, { body, headers = {} } = {}): Promise<Answered> => {
      const answer = await fetch(`http://127.0.0.1:${port}/api${url}`, {
        method,
        headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...own, ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const text = await answer.text()
      const json = (answer.headers.get('content-type') ?? '').includes('json')
      return {
        status: answer.status,
        body: json ? JSON.parse(text) : text,
        headers: Object.fromEntries(answer.headers),
      }
    }
}

/** Numbers from 0 up to 1 that are the same at each run. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

/** Begins both at moments a few milliseconds apart, either of them first, and waits for both. */
export async function race<A, B>(
  random: () => number,
  one: () => Promise<A>,
  other: () => Promise<B>,
): Promise<[A, B]> {
  const later = <T>(begin: () => Promise<T>) => {
    const wait = random() * 6
    return new Promise((rest) => setTimeout(rest, wait)).then(begin)
  }
  return Promise.all([later(one), later(other)])
}
