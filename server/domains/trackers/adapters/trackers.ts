import { createOutgoing } from '../../../platform/http/outgoing.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { Access } from '../rules.ts'
import { kinds } from './kinds.ts'
import type { Tracking } from './tracker.ts'

/** The platform, and the way out to trackers. */
export interface Trackers {
  platform: Platform
  open(access: Access): Tracking
}

export function openTrackers(platform: Platform): Trackers {
  const outgoing = createOutgoing(platform.config.allowPrivateAddresses)
  return { platform, open: (access) => kinds[access.kind].open(outgoing, access) }
}
