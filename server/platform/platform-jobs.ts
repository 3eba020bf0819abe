import type { Reaction } from './events/reactions.ts'
import type { Job } from './jobs/jobs.ts'
import type { Platform } from './platform.ts'

export function createPlatformJobs(_platform: Platform, _reactions: readonly Reaction[]): readonly Job<never>[] {
  return []
}
