import { addJob } from '../platform/jobs/add-job.ts'
import { said } from './conversations.ts'
import { asSystem, type SignedInMember } from './factories.ts'
import { aChannel } from './mail.ts'
import type { TestApp } from './test-app.ts'
import type { TrackerServer } from './tracker-server.ts'

export const formWithFile = {
  headers: { 'content-type': 'multipart/form-data; boundary=cut' },
  body: '--cut\r\ncontent-disposition: form-data; name="file"; filename="note.txt"\r\ncontent-type: text/plain\r\n\r\nHello\r\n--cut--\r\n',
}

export const rawMail = {
  headers: { 'content-type': 'message/rfc822' },
  body: 'From: Ana <ana@customer.example>\r\nTo: shop@kept.example\r\nSubject: Parcel\r\nMessage-ID: <outsider@customer.example>\r\n\r\nWhere is it?\r\n',
}

export const csvFile = { headers: { 'content-type': 'text/csv' }, body: 'name,email\nAna,ana@import.example\n' }

export type Ids = Awaited<ReturnType<typeof populate>>

/** One of everything in a workspace, made through the API; answers the ids. */
export async function populate(testApp: TestApp, admin: SignedInMember, trackerServer: TrackerServer) {
  const make = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
    const answer = await admin.request('POST', path, { body, headers })
    if (answer.status >= 300) throw new Error(`POST ${path} answered ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  const email = (name: string) => `${name}-${admin.memberId}@kept.example`
  const person = await make('/people', { name: 'Person', emails: [email('person'), email('second')] })
  const merged = await make('/people', { name: 'Merged', emails: [email('merged')] })
  const free = await make('/people', { name: 'Free', emails: [email('free')] })
  const merge = await make(`/people/${person.id}/merges`, { personId: merged.id })
  const company = await make('/companies', { name: 'Company' })
  const team = await make('/teams', { name: 'Team' })
  const invitation = await make('/invitations', { email: email('invited'), role: 'agent' })
  const topic = await make('/topics', { name: 'Topic' })
  const field = await make('/fields', { noun: 'conversation', type: 'member', names: { en: 'Field' } })
  const status = await make('/statuses', { category: 'open', names: { en: 'Status' } })
  const order = await make('/orders', {
    number: `ORDER-${admin.memberId}`,
    recipient: { id: person.id },
    stages: [{ name: 'Packed' }],
  })
  const csv = await make('/imports?noun=person', csvFile.body, csvFile.headers)
  const form = await make('/forms', { names: { en: 'Form' }, items: [] })
  const view = await make('/views', { name: 'View', kind: 'shared', text: 'status:open' })
  const replyFolder = await make('/reply-folders', { name: 'Folder' })
  const readyReply = await make('/ready-replies', { name: 'Ready', kind: 'shared', actions: { urgency: 'high' } })
  const segment = await make('/segments', { name: 'Segment', kind: 'shared', text: 'language:bg' })
  const channel = await aChannel(admin)
  const webhook = await make('/webhooks', { url: 'http://127.0.0.1:9/', events: ['person.created'] })
  const key = await make('/keys', { name: 'Key', scopes: ['people.read'] })
  const conversation = await said(testApp, admin.workspaceId, { channelId: channel.id })
  const todo = await make(`/conversations/${conversation.conversationId}/to-dos`, { text: 'Call' })
  const side = await make(`/conversations/${conversation.conversationId}/side-conversations`, {
    teamId: team.id,
    subject: 'Where is it',
    html: '<p>In the rack?</p>',
  })
  const outside = await make(`/conversations/${conversation.conversationId}/side-conversations`, {
    to: [{ email: 'dispatch@carrier.example' }],
    subject: 'Where is it',
    html: '<p>On the lorry?</p>',
  })
  const torn = await said(testApp, admin.workspaceId, { channelId: channel.id, subject: 'Torn' })
  const apart = await said(testApp, admin.workspaceId, { channelId: channel.id, conversationId: torn.conversationId })
  const split = await make(`/conversations/${torn.conversationId}/splits`, { messageIds: [apart.messageId] })
  const spare = await said(testApp, admin.workspaceId, { channelId: channel.id, subject: 'Spare' })
  const absorbed = await said(testApp, admin.workspaceId, { channelId: channel.id, subject: 'Absorbed' })
  const merges = await make(`/conversations/${conversation.conversationId}/merges`, {
    conversationIds: [absorbed.conversationId],
  })
  const browser = await make('/push/subscriptions', {
    endpoint: `http://127.0.0.1:9/${admin.memberId}`,
    keys: { p256dh: 'B'.repeat(87), auth: 'A'.repeat(22) },
    browser: 'Firefox',
  })
  const reply = await make(`/conversations/${conversation.conversationId}/replies`, { html: '<p>Yes</p>', seenSeq: 2 })
  const { url, token } = trackerServer
  const { tracker } = await make('/trackers', { kind: 'github', name: 'Tracker', url, token })
  const issue = await make(`/conversations/${conversation.conversationId}/issues`, {
    trackerId: tracker.id,
    project: 'acme/shop',
    title: 'Broken',
  })
  const scheduledReply = await make(`/conversations/${conversation.conversationId}/scheduled-replies`, {
    html: '<p>Later</p>',
    seenSeq: 2,
    sendAt: new Date(testApp.clock.now().getTime() + 86_400_000).toISOString(),
  })
  const blockedSender = await make('/blocked-senders', { kind: 'domain', value: 'prizes.example' })
  const bulkRun = await make('/bulk-runs', {
    act: { kind: 'tags', add: ['bulk'] },
    ids: [conversation.conversationId],
  })
  const attachment = await make('/attachments', formWithFile.body, formWithFile.headers)
  const mail = await make(`/channels/${channel.id}/mails`, rawMail.body, rawMail.headers)
  await make('/people', { name: 'For the webhook' })
  await asSystem(testApp, admin.workspaceId, (scope) =>
    // A payload that cannot be right: the job dies of it.
    addJob(scope.db, 'webhook.deliver', { workspaceId: admin.workspaceId, wrong: true }, { maxAttempts: 1 }),
  )
  await testApp.settle()
  const deliveries = await admin.request('GET', `/webhooks/${webhook.id}/deliveries`)
  const jobs = await admin.request('GET', '/jobs?dead=true')
  return {
    workspace: admin.workspaceId,
    member: admin.memberId,
    person: person.id as string,
    identity: person.identities[1].id as string,
    free: free.id as string,
    merge: merge.id as string,
    company: company.id as string,
    order: order.id as string,
    orderNumber: order.number as string,
    stage: order.stages[0].id as string,
    team: team.id as string,
    invitation: invitation.id as string,
    token: invitation.url.split('/').at(-1) as string,
    topic: topic.id as string,
    field: field.id as string,
    form: form.id as string,
    import: csv.id as string,
    status: status.id as string,
    view: view.id as string,
    replyFolder: replyFolder.id as string,
    readyReply: readyReply.id as string,
    segment: segment.id as string,
    bulkRun: bulkRun.id as string,
    blockedSender: blockedSender.id as string,
    scheduledReply: scheduledReply.id as string,
    channel: channel.id,
    webhook: webhook.id as string,
    delivery: deliveries.body.items[0].id as string,
    key: key.id as string,
    conversation: conversation.conversationId,
    inbound: conversation.messageId,
    spare: spare.conversationId,
    split: split.splitId as string,
    todo: todo.id as string,
    side: side.id as string,
    sideMessage: outside.messages[0].id as string,
    conversationMerge: merges.items[0].id as string,
    reply: reply.id as string,
    browser: browser.id as string,
    tracker: tracker.id as string,
    issue: issue.id as string,
    attachment: attachment.id as string,
    mail: mail.id as string,
    job: jobs.body.items[0].id as string,
  }
}
