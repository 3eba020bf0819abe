import { found, problem } from '../../../platform/http/problem.ts'
import type { Routes } from '../../../platform/http/routes.ts'
import type { Platform } from '../../../platform/platform.ts'
import { changesOf, endOf } from '../history/queries.ts'
import { familyOf, survivorOf } from '../merging/queries.ts'
import { replyWithUse } from '../ready-reply-uses/actions/use-ready-reply.ts'
import { visibleFile } from '../side-conversations/queries.ts'
import { addNote } from './actions/add-note.ts'
import { reply } from './actions/reply.ts'
import { sendAgain } from './actions/send-again.ts'
import { startConversation } from './actions/start-conversation.ts'
import { undoSend } from './actions/undo-send.ts'
import { upload } from './actions/upload.ts'
import { listMessages } from './queries.ts'
import { partOf } from './rules.ts'

/** Pictures a browser may show by itself; everything else is a download, whatever it calls itself. */
const shown = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp']

export const createMessageRoutes = (platform: Platform): Routes => ({
  'POST /conversations': ({ body, write }) => write((scope) => startConversation(scope, body)),
  'GET /conversations/{id}/messages': ({ params, query, read }) =>
    read(async (scope) => {
      const id = await survivorOf(scope, params.id)
      const family = await familyOf(scope, id)
      const thread = { id, merged: family.length > 1 }
      const page = await listMessages(scope, thread, query)
      const span = {
        since: page.next ? (page.items.at(-1)?.at ?? null) : null,
        until: await endOf(scope, thread, query.cursor),
      }
      const ids = family.map((each) => each.id)
      return { ...page, changes: await changesOf(scope, ids, span) }
    }),
  'POST /conversations/{id}/replies': ({ params, body: { use, ...body }, write }) =>
    write((scope) => (use ? replyWithUse(scope, params.id, { ...body, use }) : reply(scope, params.id, body))),
  'POST /conversations/{id}/notes': ({ params, body, write }) => write((scope) => addNote(scope, params.id, body)),
  'DELETE /messages/{id}/delivery': ({ params, write }) => write((scope) => undoSend(scope, params.id)),
  'PUT /messages/{id}/delivery': ({ params, write }) => write((scope) => sendAgain(scope, params.id)),
  'POST /attachments': async ({ request, authority, write }) => {
    if (!request.isMultipart()) throw problem('unsupported-type')
    const part = await request.file()
    if (!part) throw problem('invalid', { errors: [{ path: 'body.file', message: 'is missing' }] })
    const bytes = await part.toBuffer()
    const hash = await platform.files.put(authority.workspaceId, bytes)
    const name = part.filename.split(/[\\/]/).at(-1)?.slice(0, 200) || 'file'
    return write((scope) => upload(scope, { name, type: part.mimetype, size: bytes.length, hash }))
  },
  'GET /attachments/{id}/{name}': async ({ params, read, authority, request, reply }) => {
    const file = await read(async (scope) =>
      found(
        await scope.db
          .selectFrom('attachments')
          .select(['name', 'type', 'size', 'hash'])
          .where('workspace_id', '=', scope.workspaceId)
          .where('id', '=', params.id)
          .where(visibleFile(scope))
          .executeTakeFirst(),
      ),
    )
    const part = partOf(request.headers.range, Number(file.size))
    if (part === 'outside') return reply.status(416).header('content-range', `bytes */${file.size}`).send()
    const bytes = await platform.files.get(authority.workspaceId, file.hash, part ?? undefined)
    if (part) reply.status(206).header('content-range', `bytes ${part.start}-${part.end}/${file.size}`)
    const picture = shown.includes(file.type)
    return reply
      .header('content-type', picture ? file.type : 'application/octet-stream')
      .header(
        'content-disposition',
        `${picture ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      )
      .header('accept-ranges', 'bytes')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('cache-control', 'private, max-age=31536000, immutable')
      .send(bytes)
  },
})
