import type { ContractKey } from '../../contract/contract.ts'
import { formWithFile, type Ids, rawMail } from './populate.ts'

export interface Row {
  /** The path's parameters, of a workspace with these ids. */
  params?: (ids: Ids) => Record<string, string>
  query?: string
  /** The smallest body that is valid, for a workspace with these ids. */
  body?: (ids: Ids) => unknown
  headers?: Record<string, string>
  /** Why it cannot be called as a control by whose everything is. */
  uncontrolled?: string
}

const message = { html: '<p>Hello</p>' }
const draft = { html: '<p>Draft</p>', seenSeq: 0 }
const only =
  (name: keyof Ids) =>
  (ids: Ids): Record<string, string> => ({ id: ids[name] })

/** One row an endpoint; the test fails for an endpoint without one. */
export const table: Record<ContractKey, Row> = {
  'GET /setup': {},
  'POST /setup': { uncontrolled: 'there is a workspace already' },
  'POST /demo/session': { uncontrolled: 'there is no demo' },
  'GET /session': {},
  'PUT /session/workspace': { body: (ids) => ({ workspaceId: ids.workspace }) },
  'PATCH /profile': { body: () => ({ away: false }) },
  'PATCH /workspace': { body: () => ({ timeZone: 'UTC' }) },
  'GET /members': {},
  'PATCH /members/{id}': { params: only('member'), body: () => ({ role: 'admin' }) },
  'GET /invitations': {},
  'POST /invitations': { body: () => ({ email: 'outsider@kept.example', role: 'agent' }) },
  'DELETE /invitations/{id}': { params: only('invitation') },
  'GET /invitations/by-token/{token}': { params: (ids) => ({ token: ids.token }) },
  'POST /invitations/by-token/{token}/acceptance': {
    params: (ids) => ({ token: ids.token }),
    body: () => ({ name: 'Invited', password: 'a long enough one' }),
    uncontrolled: 'it would sign somebody else in',
  },
  'GET /teams': {},
  'POST /teams': { body: () => ({ name: 'Another team' }) },
  'PATCH /teams/{id}': { params: only('team'), body: () => ({ name: 'Renamed' }) },
  'DELETE /teams/{id}': { params: only('team') },
  'GET /people': {},
  'POST /people': { body: () => ({ name: 'Somebody' }) },
  'GET /people/{id}': { params: only('person') },
  'PATCH /people/{id}': { params: only('person'), body: () => ({ city: 'София' }) },
  'POST /people/{id}/identities': { params: only('person'), body: () => ({ kind: 'external', value: 'case-1' }) },
  'DELETE /people/{id}/identities/{identityId}': {
    params: (ids) => ({ id: ids.person, identityId: ids.identity }),
  },
  'GET /people/{id}/timeline': { params: only('person') },
  'GET /people/{id}/duplicates': { params: only('person') },
  'POST /people/{id}/merges': { params: only('person'), body: (ids) => ({ personId: ids.free }) },
  'GET /people/{id}/merges': { params: only('person') },
  'DELETE /merges/{id}': { params: only('merge') },
  'GET /companies': {},
  'POST /companies': { body: () => ({ name: 'Another company' }) },
  'GET /companies/{id}': { params: only('company') },
  'PATCH /companies/{id}': { params: only('company'), body: () => ({ name: 'Renamed' }) },
  'GET /conversations': {},
  'GET /conversations/counts': {},
  'GET /conversations/{id}': { params: only('conversation') },
  'PATCH /conversations/{id}': { params: only('conversation'), body: () => ({ urgency: 'high' }) },
  'PUT /conversations/{id}/resolution': { params: only('conversation'), body: () => ({}) },
  'DELETE /conversations/{id}/resolution': { params: only('conversation') },
  'PUT /conversations/{id}/assignment': {
    params: only('conversation'),
    body: (ids) => ({ assigneeId: ids.member, teamId: ids.team }),
  },
  'PUT /conversations/{id}/spam': { params: only('conversation') },
  'DELETE /conversations/{id}/spam': { params: only('conversation') },
  'PUT /conversations/{id}/deletion': { params: only('conversation') },
  'DELETE /conversations/{id}/deletion': { params: only('conversation') },
  'PUT /conversations/{id}/reading': { params: only('conversation'), body: () => ({ seq: 1 }) },
  'PUT /conversations/{id}/presence': { params: only('conversation'), body: () => ({ state: 'looking' }) },
  'POST /conversations': {
    body: (ids) => ({ ...message, channelId: ids.channel, to: 'new@customer.example', subject: 'Hello' }),
  },
  'GET /conversations/{id}/messages': { params: only('conversation') },
  'POST /conversations/{id}/replies': { params: only('conversation'), body: () => ({ ...message, seenSeq: 0 }) },
  'DELETE /messages/{id}/delivery': { params: only('reply') },
  'PUT /messages/{id}/delivery': { params: only('reply') },
  'POST /conversations/{id}/notes': { params: only('conversation'), body: () => message },
  'PUT /conversations/{id}/drafts/{kind}': {
    params: (ids) => ({ id: ids.conversation, kind: 'note' }),
    body: () => draft,
  },
  'DELETE /conversations/{id}/drafts/{kind}': { params: (ids) => ({ id: ids.conversation, kind: 'note' }) },
  'POST /attachments': { body: () => formWithFile.body, headers: formWithFile.headers },
  'GET /attachments/{id}/{name}': { params: (ids) => ({ id: ids.attachment, name: 'note.txt' }) },
  'GET /topics': {},
  'POST /topics': { body: () => ({ name: 'Another topic' }) },
  'PATCH /topics/{id}': { params: only('topic'), body: () => ({ name: 'Renamed' }) },
  'DELETE /topics/{id}': { params: only('topic') },
  'GET /tags': {},
  'GET /conversations/fields': {},
  'POST /conversations/filter-translations': { body: () => ({ text: 'status:open' }) },
  'GET /views': {},
  'GET /views/counts': {},
  'POST /views': { body: () => ({ name: 'Another view', text: 'status:open' }) },
  'PATCH /views/{id}': { params: only('view'), body: () => ({ name: 'Renamed' }) },
  'DELETE /views/{id}': { params: only('view') },
  'GET /channels': {},
  'POST /channels': { body: () => ({ name: 'Another', address: 'another-outsider@kept.example' }) },
  'GET /channels/{id}': { params: only('channel') },
  'PATCH /channels/{id}': { params: only('channel'), body: () => ({ name: 'Renamed' }) },
  'DELETE /channels/{id}': { params: only('channel') },
  'POST /channels/connection-tests': { body: () => ({}) },
  'POST /channels/{id}/mails': { params: only('channel'), body: () => rawMail.body, headers: rawMail.headers },
  'GET /mails': {},
  'PUT /mails/{id}/reading': { params: only('mail') },
  'GET /mails/{id}/raw': { params: only('mail') },
  'GET /messages/{id}/picture': {
    params: only('inbound'),
    query: 'url=http://127.0.0.1:9/a.png',
    uncontrolled: 'the message shows no such picture',
  },
  'GET /demo/desk': { query: 'address=ana@customer.example', uncontrolled: 'there is no demo' },
  'POST /demo/desk': {
    body: () => ({ from: 'ana@customer.example', name: 'Ana', to: 'shop@kept.example', subject: 'Hi', text: 'Hi' }),
    uncontrolled: 'there is no demo',
  },
  'GET /events': {},
  'GET /live': { uncontrolled: 'it does not end' },
  'GET /keys': {},
  'POST /keys': { body: () => ({ name: 'Another key', scopes: ['people.read'] }) },
  'DELETE /keys/{id}': { params: only('key') },
  'GET /webhooks': {},
  'POST /webhooks': { body: () => ({ url: 'http://127.0.0.1:9/', events: ['*'] }) },
  'PATCH /webhooks/{id}': { params: only('webhook'), body: () => ({ enabled: false }) },
  'DELETE /webhooks/{id}': { params: only('webhook') },
  'GET /webhooks/{id}/deliveries': { params: only('webhook') },
  'PUT /webhook-deliveries/{id}/attempt': { params: only('delivery') },
  'GET /jobs': {},
  'PUT /jobs/{id}/attempt': { params: only('job') },
  'DELETE /jobs/{id}': { params: only('job') },
}

/** Bodies that name something of another workspace, and paths that mix both: `ours` asks, `theirs` is not to be had. */
export const smuggled: [
  ContractKey,
  (ours: Ids, theirs: Ids) => { params?: Record<string, string>; body?: unknown },
][] = [
  ['PUT /session/workspace', (_, theirs) => ({ body: { workspaceId: theirs.workspace } })],
  ['POST /people/{id}/merges', (ours, theirs) => ({ params: { id: ours.person }, body: { personId: theirs.free } })],
  ['PATCH /people/{id}', (ours, theirs) => ({ params: { id: ours.person }, body: { companyId: theirs.company } })],
  [
    'DELETE /people/{id}/identities/{identityId}',
    (ours, theirs) => ({ params: { id: ours.person, identityId: theirs.identity } }),
  ],
  ['PATCH /members/{id}', (ours, theirs) => ({ params: { id: ours.member }, body: { teamIds: [theirs.team] } })],
  ['POST /teams', (_, theirs) => ({ body: { name: 'Smuggled', memberIds: [theirs.member] } })],
  ['PATCH /teams/{id}', (ours, theirs) => ({ params: { id: ours.team }, body: { memberIds: [theirs.member] } })],
  [
    'POST /invitations',
    (_, theirs) => ({ body: { email: 'smuggled@kept.example', role: 'agent', teamIds: [theirs.team] } }),
  ],
  [
    'PUT /conversations/{id}/assignment',
    (ours, theirs) => ({ params: { id: ours.conversation }, body: { assigneeId: theirs.member } }),
  ],
  [
    'PUT /conversations/{id}/assignment',
    (ours, theirs) => ({ params: { id: ours.conversation }, body: { teamId: theirs.team } }),
  ],
  [
    'PATCH /conversations/{id}',
    (ours, theirs) => ({ params: { id: ours.conversation }, body: { topicId: theirs.topic } }),
  ],
  [
    'POST /conversations/{id}/notes',
    (ours, theirs) => ({ params: { id: ours.conversation }, body: { ...message, attachmentIds: [theirs.attachment] } }),
  ],
  [
    'PUT /conversations/{id}/drafts/{kind}',
    (ours, theirs) => ({
      params: { id: ours.conversation, kind: 'note' },
      body: { ...draft, attachmentIds: [theirs.attachment] },
    }),
  ],
  [
    'POST /conversations',
    (_, theirs) => ({ body: { ...message, channelId: theirs.channel, to: 'x@customer.example', subject: 'Hello' } }),
  ],
  ['POST /topics', (_, theirs) => ({ body: { name: 'Smuggled', parentId: theirs.topic } })],
  ['PATCH /topics/{id}', (ours, theirs) => ({ params: { id: ours.topic }, body: { parentId: theirs.topic } })],
  ['POST /views', (_, theirs) => ({ body: { name: 'Smuggled', kind: 'team', teamId: theirs.team, text: '' } })],
  ['PATCH /views/{id}', (ours, theirs) => ({ params: { id: ours.view }, body: { kind: 'team', teamId: theirs.team } })],
  ['PATCH /channels/{id}', (ours, theirs) => ({ params: { id: ours.channel }, body: { teamId: theirs.team } })],
  ['POST /channels/connection-tests', (_, theirs) => ({ body: { channelId: theirs.channel } })],
]
