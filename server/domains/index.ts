/** The order of the domains. Each may call those to its left, and hears of those to its right only by their events. */
export const order = ['customers', 'team', 'conversations', 'channels'] as const
