import type { Reaction } from '../platform/events/reactions.ts'
import type { Routes } from '../platform/http/routes.ts'
import type { Job } from '../platform/jobs/jobs.ts'

/** What a domain registers: its front door hands this to main.ts. */
export interface Domain {
  name: string
  routes: Routes
  reactions: readonly Reaction[]
  jobs: readonly Job<never>[]
  /** Long-running work of the worker: receivers, connections. Started last, stopped first. */
  start?(): Promise<{ stop(): Promise<void> }>
}
