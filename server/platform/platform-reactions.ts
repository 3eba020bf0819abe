import type { Reaction } from './events/reactions.ts'

/** What the platform itself hears: webhooks are told of everything that a subscriber wants. */
export const platformReactions: readonly Reaction[] = []
