/** Acts that ask for something first; the others are done at once. */
export const asking = ['assign', 'team', 'topic', 'tags', 'urgency', 'status', 'reply'] as const
export type Asking = (typeof asking)[number]
