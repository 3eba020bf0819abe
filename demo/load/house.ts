import type { Carrier } from '../company.ts'
import type { Put } from './tables.ts'

/** Minutes within which each channel says it answers. */
export const REPLY_MINUTES = 240

/**
 * The workspace and its members, teams, topics and channels. The members are users without any password: nobody can sign
 * in as one of them, the demo is entered by its own door.
 */
export function putHouse(put: Put, carrier: Carrier): void {
  const workspace_id = carrier.id
  const created_at = carrier.foundedAt
  const time_zone = carrier.timeZone
  put('workspaces', { id: workspace_id, name: carrier.name, language: 'en', time_zone, demo: true, created_at })
  for (const [i, member] of carrier.members.entries()) {
    const { id, email, role } = member
    // A second apart: the first to have joined is the one whom visitors play.
    const joined = new Date(created_at.getTime() + i * 1000)
    put('auth_users', { id: member.userId, name: member.name.en, email, emailVerified: true, createdAt: joined })
    const language = member.languages[0] ?? 'en'
    const own = { user_id: member.userId, name: member.name.en, email, role, language, time_zone }
    put('members', { workspace_id, id, ...own, created_at: joined })
    for (const team_id of member.teamIds) put('team_members', { workspace_id, team_id, member_id: id })
  }
  for (const { id, name } of carrier.teams) put('teams', { workspace_id, id, name: name.en, created_at })
  for (const [position, { id, name, parentId }] of carrier.topics.entries())
    put('topics', { workspace_id, id, name: name.en, parent_id: parentId, position, created_at })
  for (const { id, name, address, teamId } of carrier.channels) {
    const mail = { kind: 'email', name: name.en }
    const replies = { from_name: carrier.name, team_id: teamId, reply_minutes: REPLY_MINUTES }
    put('channels', { workspace_id, id, ...mail, address, ...replies, created_at })
    put('channel_addresses', { workspace_id, address, channel_id: id })
    put('conversation_channels', { workspace_id, id, ...mail, addresses: [address] })
  }
}
