import { addJob } from '../platform/jobs/add-job.ts'
import { said } from './conversations.ts'
import { asSystem, type SignedInMember } from './factories.ts'
import { aChannel } from './mail.ts'
import type { TestApp } from './test-app.ts'

export const formWithFile = {
  headers: { 'content-type': 'multipart/form-data; boundary=cut' },
  body: '--cut\r\ncontent-disposition: form-data; name="file"; filename="note.txt"\r\ncontent-type: text/plain\r\n\r\nHello\r\n--cut--\r\n',
}

export const rawMail = {
  headers: { 'content-type': 'message/rfc822' },
  body: 'From: Ana <ana@customer.example>\r\nTo: shop@kept.example\r\nSubject: Parcel\r\nMessage-ID: <outsider@customer.example>\r\n\r\nWhere is it?\r\n',
}

export type Ids = Awaited<ReturnType<typeof populate>>

/** One of everything in a workspace, made through the API; answers the ids. */
export async function populate(testApp: TestApp, admin: SignedInMember) {
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
  const view = await make('/views', { name: 'View', kind: 'shared', text: 'status:open' })
  const channel = await aChannel(admin)
  const webhook = await make('/webhooks', { url: 'http://127.0.0.1:9/', events: ['person.created'] })
  const key = await make('/keys', { name: 'Key', scopes: ['people.read'] })
  const conversation = await said(testApp, admin.workspaceId, { channelId: channel.id })
  const reply = await make(`/conversations/${conversation.conversationId}/replies`, { html: '<p>Yes</p>', seenSeq: 1 })
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
    team: team.id as string,
    invitation: invitation.id as string,
    token: invitation.url.split('/').at(-1) as string,
    topic: topic.id as string,
    view: view.id as string,
    channel: channel.id,
    webhook: webhook.id as string,
    delivery: deliveries.body.items[0].id as string,
    key: key.id as string,
    conversation: conversation.conversationId,
    inbound: conversation.messageId,
    reply: reply.id as string,
    attachment: attachment.id as string,
    mail: mail.id as string,
    job: jobs.body.items[0].id as string,
  }
}
