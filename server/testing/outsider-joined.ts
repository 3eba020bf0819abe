import type { ContractKey } from '../../contract/contract.ts'
import { only, type Row, type Smuggled } from './outsider-row.ts'

/** Merges, splits, problems, to-dos, side conversations, and companies under a filter. */
export const joined = {
  'GET /conversations/{id}/to-dos': { params: only('conversation') },
  'POST /conversations/{id}/to-dos': { params: only('conversation'), body: () => ({ text: 'Call' }) },
  'GET /to-dos': {},
  'PATCH /to-dos/{id}': { params: only('todo'), body: () => ({ text: 'Call back' }) },
  'DELETE /to-dos/{id}': { params: only('todo') },
  'PUT /to-dos/{id}/completion': { params: only('todo') },
  'DELETE /to-dos/{id}/completion': { params: only('todo') },
  'GET /conversations/{id}/side-conversations': { params: only('conversation') },
  'POST /conversations/{id}/side-conversations': {
    params: only('conversation'),
    body: ({ team }) => ({ teamId: team, subject: 'Where', html: '<p>In the rack?</p>' }),
  },
  'GET /companies/fields': {},
  'POST /companies/filter-translations': { body: () => ({ text: 'people:>1' }) },
  'GET /companies/count': {},
  'GET /side-conversations': {},
  'GET /side-conversations/{id}': { params: only('side') },
  'POST /side-conversations/{id}/messages': { params: only('side'), body: () => ({ html: '<p>No</p>' }) },
  'PUT /side-conversations/{id}/completion': { params: only('side') },
  'DELETE /side-conversations/{id}/completion': { params: only('side') },
  'DELETE /side-messages/{id}/delivery': { params: only('sideMessage') },
  'PUT /side-messages/{id}/delivery': { params: only('sideMessage') },
  'POST /conversations/{id}/splits': { params: only('conversation'), body: (ids) => ({ messageIds: [ids.inbound] }) },
  'PUT /conversations/{id}/problem': { params: only('spare'), body: (ids) => ({ problemId: ids.conversation }) },
  'DELETE /conversations/{id}/problem': { params: only('spare') },
  'GET /conversations/{id}/affected': { params: only('conversation') },
  'POST /conversations/{id}/updates': {
    params: only('conversation'),
    body: ({ spare }) => ({ html: '<p>News</p>', conversations: [{ id: spare, seenSeq: 0 }] }),
  },
  'DELETE /conversation-splits/{id}': { params: only('split') },
  'POST /conversations/{id}/merges': {
    params: only('conversation'),
    body: ({ spare }) => ({ conversationIds: [spare] }),
  },
  'GET /conversations/{id}/merges': { params: only('conversation') },
  'GET /conversations/{id}/merge-candidates': { params: only('conversation') },
  'DELETE /conversation-merges/{id}': { params: only('conversationMerge') },
} satisfies Partial<Record<ContractKey, Row>>

export const smuggledBeside: Smuggled[] = [
  [
    'POST /conversations/{id}/to-dos',
    (ours, theirs) => ({ params: { id: ours.conversation }, body: { text: 'Call', ownerId: theirs.member } }),
  ],
  [
    'PUT /conversations/{id}/problem',
    (ours, theirs) => ({ params: { id: ours.spare }, body: { problemId: theirs.conversation } }),
  ],
  [
    'POST /conversations/{id}/side-conversations',
    (ours, theirs) => ({
      params: { id: ours.conversation },
      body: { teamId: theirs.team, subject: 'Where', html: '<p>In the rack?</p>' },
    }),
  ],
  [
    'POST /conversations/{id}/side-conversations',
    (ours, theirs) => ({
      params: { id: ours.conversation },
      body: {
        to: [{ email: 'haulier@carrier.example' }],
        subject: 'Where',
        html: '<p>On the lorry?</p>',
        quoteMessageIds: [theirs.inbound],
      },
    }),
  ],
  [
    'POST /conversations/{id}/splits',
    (ours, theirs) => ({ params: { id: ours.conversation }, body: { messageIds: [theirs.inbound] } }),
  ],
]
