import type { Authority } from '../../platform/scope.ts'

/** What the caller may do with a conversation; sent along with it, so that screens draw only what works. */
export const conversationAbilities = (authority: Authority) => ({
  reply: authority.abilities.has('conversations.reply'),
  write: authority.abilities.has('conversations.write'),
  delete: authority.abilities.has('conversations.delete'),
})
