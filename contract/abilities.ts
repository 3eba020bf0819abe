/**
 * What somebody may do in a workspace. Roles hold lists of them, API keys are limited to a list of them (there they are
 * called scopes), endpoints name the one they need, and a session is told its own, so that screens draw only what works.
 */
export const abilities = [
  'workspace.read',
  'workspace.manage',
  'live.read',
  'profile.write',
  'notices.read',
  'members.manage',
  'people.read',
  'people.write',
  'orders.read',
  'orders.write',
  'conversations.read',
  'conversations.write',
  'conversations.reply',
  'conversations.delete',
  'side-conversations.read',
  'side-conversations.answer',
  'channels.read',
  'channels.manage',
  'mails.write',
  'webhooks.manage',
  'keys.manage',
  'jobs.manage',
] as const

export type Ability = (typeof abilities)[number]

export const roles = ['colleague', 'agent', 'manager', 'admin'] as const
export type Role = (typeof roles)[number]
