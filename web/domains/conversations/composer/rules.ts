import type { Draft } from '../../../../contract/conversations.ts'
import type { Attachment } from '../../../../contract/shapes.ts'
import { isEmptyHtml } from '../../../../ui/html-text.ts'

export interface Address {
  name: string | null
  email: string
}

/** What somebody is writing, as this browser keeps it. */
export interface LocalDraft {
  html: string
  to: Address[]
  cc: Address[]
  bcc: Address[]
  attachments: Attachment[]
  /** Milliseconds since 1970, by this browser's clock. */
  savedAt: number
  /** Version of the server's copy this one grew from; 0 where there was none. */
  version: number
  /** The server does not have it yet. */
  unsaved: boolean
}

export const fromServer = (draft: Draft): LocalDraft => ({
  html: draft.html,
  to: draft.to,
  cc: draft.cc,
  bcc: draft.bcc,
  attachments: draft.attachments,
  savedAt: new Date(draft.updatedAt).getTime(),
  version: draft.version,
  unsaved: false,
})

/**
 * The newer of the two copies wins. What the server has not got yet and grew from what it has is newer whatever the
 * clocks say; otherwise the time decides.
 */
export const newerDraft = (local: LocalDraft | null, server: Draft | null): LocalDraft | null => {
  if (!local) return server && fromServer(server)
  if (!server) return local.unsaved || !isEmptyHtml(local.html) ? local : null
  if (local.version >= server.version) return local.unsaved ? local : fromServer(server)
  return local.unsaved && local.savedAt > new Date(server.updatedAt).getTime() ? local : fromServer(server)
}

const address = /^(?:"?([^"<]*?)"?\s*<)?([^\s<>@,;]+@[^\s<>@,;]+\.[^\s<>@,;]+)>?$/

/** `Maria <maria@example.com>` or a bare address; null where it is none. */
export const parseAddress = (typed: string): Address | null => {
  const found = address.exec(typed.trim())
  return found?.[2] ? { name: found[1]?.trim() || null, email: found[2].toLowerCase() } : null
}

export const writeAddress = ({ name, email }: Address): string => (name ? `${name} <${email}>` : email)
