import { type Received, receive, rememberChannel } from '../domains/conversations/index.ts'
import { findOrCreatePerson } from '../domains/customers/index.ts'
import { newId } from '../platform/db/ids.ts'
import { asSystem, type Send } from './factories.ts'
import type { TestApp } from './test-app.ts'

/** A channel that conversations know of; for tests that need no mail. */
export async function knownChannel(testApp: TestApp, workspaceId: string): Promise<string> {
  const id = newId()
  await asSystem(testApp, workspaceId, (scope) =>
    rememberChannel(scope, { id, kind: 'email', name: 'Support', addresses: ['support@kept.example'] }),
  )
  return id
}

export interface Said {
  channelId: string
  conversationId?: string
  from?: string
  name?: string
  subject?: string
  text?: string
  html?: string
  automatic?: Received['automatic']
  mayReopen?: boolean
  attachments?: Received['attachments']
  possibleMatchId?: string
}

/** A message from outside, as a channel would hand it over. */
export async function said(testApp: TestApp, workspaceId: string, what: Said) {
  const { platform } = testApp
  const authority = {
    workspaceId,
    actor: { kind: 'system' as const, id: null, name: null },
    abilities: new Set<never>(),
  }
  return platform.scopes.write(authority, async (scope) => {
    const from = { name: what.name ?? 'Ana Petrova', email: what.from ?? 'ana@customer.example' }
    const person = await findOrCreatePerson(scope, { kind: 'email', value: from.email, name: from.name })
    const text = what.text ?? 'Where is my parcel?'
    return receive(scope, {
      conversationId: what.conversationId ?? null,
      personId: person.id,
      channelId: what.channelId,
      teamId: null,
      language: 'en',
      at: scope.now,
      subject: what.subject ?? 'Parcel',
      text,
      newText: text,
      html: what.html ?? `<p>${text}</p>`,
      sanitiserVersion: 1,
      outsidePictures: 0,
      from,
      to: [{ name: null, email: 'support@kept.example' }],
      cc: [],
      attachments: what.attachments ?? [],
      automatic: what.automatic ?? null,
      thread: {
        by: what.conversationId ? 'address' : 'new',
        reason: 'test',
        possibleMatchId: what.possibleMatchId ?? null,
      },
      authenticity: null,
      rawMailId: null,
      unreadable: null,
      mayReopen: what.mayReopen ?? true,
    })
  })
}

export interface LoggedFact {
  type: string
  subject: { id: string }
  data: Record<string, unknown>
}

/**
 * What the log says, once all of it can be read: readers stop at the oldest transaction that still runs on the server, and
 * another test's may. Asked again until as many facts of the type are there.
 */
export async function loggedUntil(request: Send, type: string, subjectId?: string, times = 1): Promise<LoggedFact[]> {
  for (let tries = 0; ; tries++) {
    const { body } = await request('GET', '/events?limit=500')
    const facts = body.items as LoggedFact[]
    const found = facts.filter((fact) => fact.type === type && (!subjectId || fact.subject.id === subjectId))
    if (found.length >= times || tries === 200) return facts
    await new Promise((done) => setTimeout(done, 50))
  }
}
