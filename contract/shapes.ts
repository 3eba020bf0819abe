import { z } from 'zod'

/** Shapes that more than one domain speaks. */
export const id = z.uuid().describe('UUID')
export const at = z.iso.datetime({ offset: true }).describe('Point in time, ISO 8601')
export const language = z.enum(['en', 'ru', 'bg'])
export type Language = z.infer<typeof language>
export const emailAddress = z.email().max(254).toLowerCase()
export const idParams = z.object({ id })
/** Headers of a verb that changes a conversation. */
export const ifMatch = z.object({
  'if-match': z
    .string()
    .max(40)
    .optional()
    .describe(
      'The ETag of `GET /conversations/{id}`, its `seq` in quotes. Where something was said since, `precondition-failed` tells what (`data.meanwhile`).',
    ),
})

export const page = z.object({
  cursor: z.string().max(500).optional().describe('`next` of the page before; left out for the first page'),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})

/** A page of a keyset-paged list. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item),
    next: z.string().nullable().describe('Cursor of the next page; null on the last one'),
  })

/** Somebody named beside a thing. */
export const memberRef = z.object({ id, name: z.string(), avatar: z.string().nullable() }).meta({ id: 'MemberRef' })
export type MemberRef = z.infer<typeof memberRef>
export const personRef = z
  .object({ id, name: z.string().nullable(), email: z.string().nullable() })
  .meta({ id: 'PersonRef' })
export type PersonRef = z.infer<typeof personRef>

export const attachment = z
  .object({
    id,
    name: z.string(),
    type: z.string().describe('MIME type, as sniffed from the bytes'),
    size: z.number().int().describe('Bytes'),
    url: z.string().describe('Where the bytes are, below the origin'),
    inline: z.boolean().describe('Shown within the text'),
  })
  .meta({ id: 'Attachment' })
export type Attachment = z.infer<typeof attachment>
