import { type Ability, abilities, type Role } from '../../../contract/abilities.ts'

const agent: readonly Ability[] = [
  'workspace.read',
  'people.read',
  'people.write',
  'conversations.read',
  'conversations.write',
  'conversations.reply',
  'channels.read',
]

/** What each role may do; the same list is told to the screens. */
export const abilitiesOf: Record<Role, readonly Ability[]> = {
  agent,
  manager: [...agent, 'conversations.delete', 'workspace.manage'],
  admin: abilities,
}
