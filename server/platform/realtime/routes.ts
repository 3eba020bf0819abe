import type { ServerResponse } from 'node:http'
import type { Routes } from '../http/routes.ts'
import type { Platform } from '../platform.ts'
import { onLetOut } from './let-out.ts'

const heartbeat = 20_000
/** A stream begins anew from time to time, so that whoever is no longer let in finds out at the gate. */
const longest = 15 * 60_000
/** A reader so slow that this much waits for it is let go; it comes back and is told what it missed. */
const mostWaiting = 1024 * 1024

const beatBytes = Buffer.from(':\n\n')

interface Open {
  actorId: string | null
  since: number
  response: ServerResponse
}

/** `GET /live`: one plain response a screen, no timer of its own, so that thousands may be open. */
export function createLiveRoutes({ live, bus }: Platform): Routes {
  const streams = new Set<Open>()
  let timer: NodeJS.Timeout | null = null

  onLetOut(bus, (actorId) => {
    for (const stream of streams) if (stream.actorId === actorId) stream.response.end()
  })

  function beat(): void {
    const now = Date.now()
    for (const { since, response } of streams) {
      if (now - since > longest) response.end()
      else write(response, beatBytes)
    }
  }

  return {
    'GET /live': async ({ query, authority, request, reply }) => {
      const header = request.headers['last-event-id']
      const after = (typeof header === 'string' && header) || query.after
      reply.hijack()
      const response = reply.raw
      // The stream ends with its connection; chunks would frame each poke anew for each screen.
      response.useChunkedEncodingByDefault = false
      response.shouldKeepAlive = false
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
        'x-content-type-options': 'nosniff',
      })
      response.flushHeaders()
      const stream = { actorId: authority.actor.id, since: Date.now(), response }
      streams.add(stream)
      timer ??= setInterval(beat, heartbeat).unref()
      let leave: (() => void) | null = null
      response.once('close', () => {
        leave?.()
        streams.delete(stream)
        if (streams.size || !timer) return
        clearInterval(timer)
        timer = null
      })
      const onlyAbout = authority.abilities.has('workspace.read') ? null : (authority.actor.id ?? 'nobody')
      const send = (bytes: Buffer) => write(response, bytes)
      try {
        leave = await live.join({ workspaceId: authority.workspaceId, onlyAbout, send }, after)
      } catch (error) {
        request.log.warn({ err: error }, 'a stream could not begin')
        response.end()
      }
      // It may have been closed while it joined.
      if (response.closed) leave?.()
      return undefined
    },
  }
}

function write(response: ServerResponse, bytes: Buffer): void {
  if (response.writableEnded || response.destroyed) return
  response.write(bytes)
  if (response.writableLength > mostWaiting) response.destroy()
}
