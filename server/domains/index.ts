/** The order of the domains. Each may call those to its left, and hears of those to its right only by their events. */
export const order = [
  'fields',
  'customers',
  'orders',
  'team',
  'conversations',
  'channels',
  'trackers',
  'search',
  'notices',
] as const
