import { type Received, receive, rememberChannel } from '../domains/conversations/index.ts'
import { findOrCreatePerson } from '../domains/customers/index.ts'
import { newId } from '../platform/db/ids.ts'
import { asSystem } from './factories.ts'
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
      rawMailId: null,
      unreadable: null,
      mayReopen: what.mayReopen ?? true,
    })
  })
}
