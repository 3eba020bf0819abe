import { found } from '../../platform/http/problem.ts'
import type { Routes } from '../../platform/http/routes.ts'
import { bestLanguage } from '../../platform/i18n/i18n.ts'
import { changeChannel } from './actions/change-channel.ts'
import { connect } from './actions/connect.ts'
import { disconnect } from './actions/disconnect.ts'
import { type Mailroom, receiverLease } from './adapters/mailroom.ts'
import { testConnection } from './connections/actions/test-connection.ts'
import { requireDemo, writeAsCustomer } from './desk/actions/write-as-customer.ts'
import { askRereading } from './intake/actions/ask-rereading.ts'
import { handIn } from './intake/actions/hand-in.ts'
import { findMail, listMails, mailOf } from './intake/queries.ts'
import { checkPicture, fetchPicture } from './pictures/actions/fetch-picture.ts'
import { channelOf, listChannels } from './queries.ts'

const languageOf = (request: { headers: { 'accept-language'?: string } }) =>
  bestLanguage(request.headers['accept-language'])

export function createChannelsRoutes(mailroom: Mailroom): Routes {
  const { platform } = mailroom
  const { config } = platform
  return {
    'GET /channels': async ({ read, request }) => ({
      items: await read((scope) => listChannels(scope, platform, languageOf(request))),
      receiver: {
        host: config.mailName,
        port: mailroom.receiver?.port ?? config.smtp.port,
        listening: mailroom.receiver !== null || (await mailroom.leases.isTaken(receiverLease)),
      },
    }),
    'POST /channels': ({ body, write, request }) =>
      write(async (scope) => channelOf(scope, platform, await connect(scope, platform, body), languageOf(request))),
    'GET /channels/{id}': ({ params, read, request }) =>
      read((scope) => channelOf(scope, platform, params.id, languageOf(request))),
    'PATCH /channels/{id}': ({ params, body, write, request }) =>
      write(async (scope) => {
        await changeChannel(scope, platform, params.id, body)
        return channelOf(scope, platform, params.id, languageOf(request))
      }),
    'DELETE /channels/{id}': async ({ params, write }) => {
      await write((scope) => disconnect(scope, platform, params.id))
    },
    'POST /channels/connection-tests': ({ body, authority, request }) =>
      testConnection(mailroom, authority, body, languageOf(request)),
    'POST /channels/{id}/mails': ({ params, body, write }) =>
      write(async (scope) => mailOf(scope, await handIn(scope, platform, params.id, body))),
    'GET /mails': ({ query, read }) => read((scope) => listMails(scope, query)),
    'PUT /mails/{id}/reading': ({ params, write }) =>
      write(async (scope) => {
        await askRereading(scope, params.id)
        return mailOf(scope, params.id)
      }),
    'GET /mails/{id}/raw': async ({ params, read, reply, authority }) => {
      const mail = found(await read((scope) => findMail(scope, params.id)))
      // Never shown as a page of this origin: whoever wrote it would write into our house.
      reply
        .header('content-disposition', `attachment; filename="mail-${params.id}.eml"`)
        .header('content-security-policy', "default-src 'none'; sandbox")
        .type('message/rfc822')
      return reply.send(await platform.files.get(authority.workspaceId, mail.hash))
    },
    'GET /messages/{id}/picture': async ({ params, query, read, reply }) => {
      await read((scope) => checkPicture(scope, params.id, query.url))
      const { type, bytes } = await fetchPicture(mailroom.outgoing, query.url)
      reply
        .header('cache-control', 'private, max-age=604800, immutable')
        .header('content-security-policy', "default-src 'none'; sandbox")
        .type(type)
      return reply.send(bytes)
    },
    'GET /demo/desk': async ({ query, authority }) => {
      await requireDemo(mailroom, authority)
      return { items: mailroom.desk.mailsTo(query.address) }
    },
    'POST /demo/desk': async ({ body, authority }) => {
      await requireDemo(mailroom, authority)
      return writeAsCustomer(mailroom, authority, body)
    },
  }
}
