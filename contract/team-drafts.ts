import { z } from 'zod'
import { address } from './conversations.ts'
import { endpoints } from './endpoint.ts'
import { at, attachment, id, idParams, ifMatch, memberRef } from './shapes.ts'

export const teamDraft = z
  .object({
    html: z.string().describe('Made safe: it is shown to others'),
    to: z.array(address),
    cc: z.array(address),
    bcc: z.array(address),
    attachments: z.array(attachment),
    seenSeq: z.number().int().describe('How far its last writer had read'),
    version: z.number().int(),
    holder: memberRef.nullable().describe('Who writes now; null: whoever takes it'),
    startedBy: memberRef,
    updatedBy: memberRef,
    updatedAt: at,
  })
  .meta({ id: 'TeamDraft' })
export type TeamDraft = z.infer<typeof teamDraft>

const holding = { tag: 'Messages', access: 'conversations.write', params: idParams } as const

export const teamDraftsContract = endpoints({
  'GET /conversations/{id}/team-draft': {
    ...holding,
    summary: 'The reply that the team writes in turn',
    response: z.object({ draft: teamDraft.nullable() }),
  },
  'PUT /conversations/{id}/team-draft': {
    ...holding,
    headers: ifMatch,
    summary: 'Write the reply of the team: begin it, or save what I hold',
    description:
      '`conflict` where somebody else holds it or it has gone on since `version`; `data.draft` is what it is now. Every version is kept.',
    body: z.object({
      html: z.string().max(500_000),
      to: z.array(address).max(50).default([]),
      cc: z.array(address).max(50).default([]),
      bcc: z.array(address).max(50).default([]),
      attachmentIds: z.array(id).max(25).default([]),
      seenSeq: z.number().int().min(0),
      version: z.number().int().nullable().describe('The one I go on from; null where there is none yet'),
      release: z.boolean().default(false).describe('I write no more for now: it lies there for whoever takes it'),
    }),
    response: teamDraft,
    errors: ['conflict', 'precondition-failed'],
  },
  'DELETE /conversations/{id}/team-draft': {
    ...holding,
    headers: ifMatch,
    summary: 'Discard the reply of the team; its versions stay',
    errors: ['precondition-failed'],
  },
  'PUT /conversations/{id}/team-draft/holding': {
    ...holding,
    headers: ifMatch,
    summary: 'I write on, also where somebody else does: they are told and keep their own copy',
    response: teamDraft,
    errors: ['precondition-failed'],
  },
  'GET /conversations/{id}/team-draft/versions': {
    ...holding,
    summary: 'Every version, newest first, a hundred at most',
    response: z.object({
      items: z.array(z.object({ version: z.number().int(), html: z.string(), by: memberRef, at })),
    }),
  },
})
