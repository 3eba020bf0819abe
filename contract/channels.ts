import { z } from 'zod'
import { endpoints } from './endpoint.ts'
import { at, emailAddress, id, idParams, language, page, pageOf } from './shapes.ts'

const host = z.string().trim().min(1).max(253)
const port = z.number().int().min(1).max(65535)
export const security = z.enum(['tls', 'starttls', 'none'])
const oauth = z.object({
  tokenUrl: z.url().describe('Where an access token is fetched, e.g. the provider’s OAuth 2.0 token endpoint'),
  clientId: z.string().max(500),
  clientSecret: z.string().max(500).optional().describe('Given to set or change, never shown again'),
  refreshToken: z.string().max(4000).optional().describe('Given to set or change, never shown again'),
})

/** Where mail is fetched. Secrets go in and never come out. */
export const imapSettings = z.object({
  host,
  port,
  security,
  user: z.string().max(254),
  password: z.string().max(500).optional(),
  oauth: oauth.optional(),
  folder: z.string().max(200).default('INBOX'),
})

/** The relay by which answers leave. */
export const smtpSettings = z.object({
  host,
  port,
  security,
  user: z.string().max(254).optional(),
  password: z.string().max(500).optional(),
  oauth: oauth.optional(),
})

export const dkimSettings = z.object({
  domain: z.hostname(),
  selector: z.string().regex(/^[a-z0-9._-]{1,63}$/i),
  privateKey: z.string().max(10_000).optional().describe('PEM; given to set, never shown again'),
})

export const reopenPolicy = z
  .object({
    kind: z.enum(['reopen', 'new']),
    days: z
      .number()
      .int()
      .min(0)
      .max(3650)
      .describe('Reopen: an answer later than this many days after the resolution starts a new, linked conversation'),
  })
  .describe('What an answer to a resolved conversation does')

export const channelState = z
  .object({
    part: z.enum(['smtp-in', 'imap', 'smtp-out']),
    ok: z.boolean(),
    since: at,
    reason: z.string().nullable().describe('What the other side said'),
    advice: z.string().nullable().describe('What to do about it'),
  })
  .meta({ id: 'ChannelState' })

export const channel = z
  .object({
    id,
    kind: z.literal('email'),
    name: z.string(),
    address: z.string(),
    fromName: z.string().nullable().describe('Name on what we send; the member’s name is put before it'),
    aliases: z.array(z.string()).describe('Other addresses whose mail belongs here'),
    enabled: z.boolean(),
    language: language.nullable(),
    teamId: id.nullable().describe('New conversations are given to this team'),
    replyMinutes: z.number().int().nullable().describe('Published reply time'),
    automaticReply: z.boolean().describe('Answer a new conversation at once, stating the reply time'),
    automaticReplyText: z.string().nullable().describe('Own words; {{reply_time}} and {{number}} are filled in'),
    signature: z.string().nullable(),
    reopen: reopenPolicy,
    imap: imapSettings.omit({ password: true }).extend({ hasSecret: z.boolean() }).nullable(),
    smtp: smtpSettings.omit({ password: true }).extend({ hasSecret: z.boolean() }).nullable(),
    checkedBy: z.string().nullable(),
    dkim: dkimSettings.omit({ privateKey: true }).extend({ dnsName: z.string(), dnsValue: z.string() }).nullable(),
    states: z.array(channelState),
    createdAt: at,
  })
  .meta({ id: 'Channel' })
export type Channel = z.infer<typeof channel>

const channelFields = z.object({
  name: z.string().trim().min(1).max(120),
  address: emailAddress,
  fromName: z.string().trim().max(120).nullable(),
  aliases: z.array(emailAddress).max(50),
  enabled: z.boolean(),
  language: language.nullable(),
  teamId: id.nullable(),
  replyMinutes: z.number().int().min(1).max(43_200).nullable(),
  automaticReply: z.boolean(),
  automaticReplyText: z.string().max(5000).nullable(),
  signature: z.string().max(20_000).nullable(),
  reopen: reopenPolicy,
  imap: imapSettings.nullable(),
  smtp: smtpSettings.nullable(),
  dkim: dkimSettings.nullable(),
  checkedBy: z
    .string()
    .trim()
    .min(1)
    .max(253)
    .nullable()
    .describe(
      'Mail server whose Authentication-Results are believed, e.g. mx.google.com; * for the topmost, whoever it names',
    ),
})

/** One step of the connection test: what was tried, how it went, what to do. */
export const connectionStep = z.object({
  step: z.enum(['resolve', 'connect', 'encrypt', 'sign-in', 'open-folder', 'send', 'arrive']),
  ok: z.boolean(),
  milliseconds: z.number().int(),
  reason: z.string().nullable().describe('What the other side said'),
  advice: z.string().nullable().describe('What to do, in the language of the caller'),
})
export type ConnectionStep = z.infer<typeof connectionStep>

export const rawMail = z
  .object({
    id,
    channelId: id,
    source: z.enum(['smtp', 'imap', 'http']),
    state: z.enum(['received', 'read', 'unreadable', 'duplicate', 'failed']),
    reason: z.string().nullable(),
    size: z.number().int(),
    from: z.string().nullable(),
    receivedAt: at,
    conversation: z.object({ id, number: z.number().int() }).nullable(),
  })
  .meta({ id: 'RawMail' })

export const channelsContract = endpoints({
  'GET /channels': {
    summary: 'All channels with their states',
    tag: 'Channels',
    access: 'channels.read',
    response: z.object({
      items: z.array(channel),
      receiver: z
        .object({ host: z.string(), port: z.number().int(), listening: z.boolean() })
        .describe('The built-in SMTP receiver'),
    }),
  },
  'POST /channels': {
    summary: 'Connect an e-mail address',
    tag: 'Channels',
    access: 'channels.manage',
    body: channelFields.partial().required({ name: true, address: true }),
    response: channel,
    status: 201,
    errors: ['already-exists'],
  },
  'GET /channels/{id}': {
    summary: 'One channel',
    tag: 'Channels',
    access: 'channels.read',
    params: idParams,
    response: channel,
  },
  'PATCH /channels/{id}': {
    summary: 'Change a channel; a secret left out stays as it is',
    tag: 'Channels',
    access: 'channels.manage',
    params: idParams,
    body: channelFields.partial(),
    response: channel,
    errors: ['already-exists'],
  },
  'DELETE /channels/{id}': {
    summary: 'Disconnect; its conversations stay',
    tag: 'Channels',
    access: 'channels.manage',
    params: idParams,
  },
  'POST /channels/connection-tests': {
    summary:
      'Try settings before they are kept: name, connection, encryption, sign-in, folder, and what to do where it fails',
    tag: 'Channels',
    access: 'channels.manage',
    body: z.object({
      channelId: id.optional().describe('Secrets left out are taken from this channel'),
      imap: imapSettings.optional(),
      smtp: smtpSettings.optional(),
      sendTo: emailAddress.optional().describe('Also send a test mail to this address'),
    }),
    response: z.object({ imap: z.array(connectionStep).nullable(), smtp: z.array(connectionStep).nullable() }),
  },
  'POST /channels/{id}/mails': {
    summary: 'Hand in a raw mail (message/rfc822); answered after it is stored',
    tag: 'Channels',
    access: 'mails.write',
    params: idParams,
    body: { raw: 'message/rfc822', description: 'The mail as it came, 30 MB at most' },
    response: rawMail,
    status: 202,
    errors: ['too-large'],
  },
  'GET /mails': {
    summary: 'Mails received, newest first, with what became of them',
    tag: 'Channels',
    access: 'channels.read',
    query: page.extend({ channelId: id.optional(), state: rawMail.shape.state.optional() }),
    response: pageOf(rawMail),
  },
  'PUT /mails/{id}/reading': {
    summary: 'Read a failed or unreadable mail again',
    tag: 'Channels',
    access: 'channels.manage',
    params: idParams,
    response: rawMail,
  },
  'GET /mails/{id}/raw': {
    summary: 'The raw mail, as it came',
    tag: 'Channels',
    access: 'conversations.read',
    params: idParams,
    response: { raw: 'message/rfc822', description: 'The mail' },
  },
  'GET /messages/{id}/picture': {
    summary: 'An outside picture of a message, fetched by Kept so that the sender does not learn who looks',
    tag: 'Messages',
    access: 'conversations.read',
    params: idParams,
    query: z.object({ url: z.url().max(4000) }),
    response: { raw: 'image/*', description: 'The picture' },
    errors: ['address-refused', 'too-large', 'unsupported-type', 'connection-failed'],
  },
  'GET /demo/desk': {
    summary: 'The customer’s desk of the demo: mails that came back to an invented customer; only there in demo mode',
    tag: 'Demo',
    access: 'conversations.read',
    query: z.object({ address: emailAddress }),
    response: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          at,
          from: z.string(),
          to: z.string(),
          subject: z.string(),
          text: z.string(),
          html: z.string(),
          messageId: z.string().nullable(),
        }),
      ),
    }),
  },
  'POST /demo/desk': {
    summary: 'Write as an invented customer; leaves through the real SMTP receiver',
    tag: 'Demo',
    access: 'conversations.read',
    body: z.object({
      from: emailAddress,
      name: z.string().trim().max(120),
      to: emailAddress,
      subject: z.string().trim().min(1).max(500),
      text: z.string().min(1).max(20_000),
      inReplyTo: z.string().max(500).optional(),
    }),
    response: z.object({ accepted: z.boolean(), answer: z.string().describe('What the receiver said') }),
  },
})
