import { z } from 'zod'
import { status as category } from './conversations.ts'
import { endpoints } from './endpoint.ts'
import { colour, key, names } from './fields.ts'
import { at, id, idParams } from './shapes.ts'

export const statusIcon = z.enum([
  'dot',
  'clock',
  'truck',
  'package',
  'phone',
  'search',
  'pause',
  'check',
  'flag',
  'lock',
])
export type StatusIcon = z.infer<typeof statusIcon>

/** A status of the workspace's own within one of the five categories. */
export const ownStatus = z
  .object({
    id,
    key: key.describe('How programs and filters call it; does not change'),
    category,
    names,
    colour: colour.nullable(),
    icon: statusIcon.nullable(),
    position: z.number().int(),
    isDefault: z.boolean().describe('What comes into the category without a status being named gets this one'),
    archivedAt: at.nullable(),
  })
  .meta({ id: 'OwnStatus' })
export type OwnStatus = z.infer<typeof ownStatus>

export const statusesContract = endpoints({
  'GET /statuses': {
    summary: 'The workspace’s own statuses, by category and in their order; archived ones among them',
    tag: 'Statuses',
    access: 'workspace.read',
    response: z.object({ items: z.array(ownStatus) }),
  },
  'POST /statuses': {
    summary: 'Add a status to a category',
    tag: 'Statuses',
    access: 'workspace.manage',
    body: z.object({
      category,
      names,
      key: key.optional().describe('Made of the name where it is left out'),
      colour: colour.nullable().default(null),
      icon: statusIcon.nullable().default(null),
      isDefault: z.boolean().default(false),
    }),
    response: ownStatus,
    status: 201,
    errors: ['already-exists'],
  },
  'PATCH /statuses/{id}': {
    summary: 'Change names, colour, icon, or whether it is its category’s default',
    description: 'One default a category: making another one the default takes it from the one before.',
    tag: 'Statuses',
    access: 'workspace.manage',
    params: idParams,
    body: z.object({ names, colour: colour.nullable(), icon: statusIcon.nullable(), isDefault: z.boolean() }).partial(),
    response: ownStatus,
    errors: ['not-in-this-state'],
  },
  'PUT /statuses/order': {
    summary: 'Put the statuses of a category into an order; those not named follow',
    tag: 'Statuses',
    access: 'workspace.manage',
    body: z.object({ category, ids: z.array(id).max(100) }),
    response: z.object({ items: z.array(ownStatus) }),
  },
  'PUT /statuses/{id}/archival': {
    summary: 'Archive: nobody can choose it any more; what has it keeps it',
    tag: 'Statuses',
    access: 'workspace.manage',
    params: idParams,
    response: ownStatus,
  },
  'DELETE /statuses/{id}/archival': {
    summary: 'Take an archived status back',
    tag: 'Statuses',
    access: 'workspace.manage',
    params: idParams,
    response: ownStatus,
  },
})
