import { type Ability, abilities, type Role, roles } from '../../../contract/abilities.ts'

/** Somebody of another department: is asked, answers, and sees nothing else. */
const colleague: readonly Ability[] = [
  'live.read',
  'profile.write',
  'notices.read',
  'side-conversations.read',
  'side-conversations.answer',
]

const agent: readonly Ability[] = [
  ...colleague,
  'workspace.read',
  'people.read',
  'people.write',
  'orders.read',
  'orders.write',
  'conversations.read',
  'conversations.write',
  'conversations.reply',
  'channels.read',
]

/** What each role may do; the same list is told to the screens. */
export const abilitiesOf: Record<Role, readonly Ability[]> = {
  colleague,
  agent,
  manager: [...agent, 'conversations.delete', 'workspace.manage'],
  admin: abilities,
}

/** Roles that see of conversations only what they are asked beside them. */
export const onlyAsked: readonly Role[] = roles.filter((role) => !abilitiesOf[role].includes('conversations.read'))
