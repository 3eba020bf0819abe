import type { Reaction } from './events/reactions.ts'
import { fanOut } from './webhooks/fan-out.ts'

/** What the platform itself hears: webhooks are told of everything that a subscriber wants. */
export const platformReactions: readonly Reaction[] = [fanOut]
