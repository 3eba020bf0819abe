import type { Draft } from '../../../../contract/conversations.ts'
import type { Mention } from '../../../../contract/mentions.ts'
import type { Attachment } from '../../../../contract/shapes.ts'
import { isEmptyHtml } from '../../../../ui/html-text.ts'
import type { Chosen } from '../ready-replies/rules.ts'

export interface Address {
  name: string | null
  email: string
}

/** What was done before the editor had come. */
export interface TypedEarly {
  text: string
  /** Ctrl+Enter was pressed behind it. */
  sent: boolean
}

/** What somebody is writing, as this browser keeps it. */
export interface LocalDraft {
  html: string
  to: Address[]
  cc: Address[]
  bcc: Address[]
  attachments: Attachment[]
  /** The ready-made reply it began with, and what of it goes along. */
  use?: Chosen | null
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
  use: draft.use as Chosen | null,
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

/**
 * What was given back, with what was begun meanwhile below it: neither is lost. `kept` is what the server knew of the latter and
 * has put below it already; since then more may have been typed.
 */
export function besideBegun(given: LocalDraft, begun: LocalDraft | null, kept: string | null): LocalDraft {
  if (!begun || isEmptyHtml(begun.html) || given.html.endsWith(begun.html)) return given
  const alone = kept && given.html.endsWith(kept) ? given.html.slice(0, -kept.length) : given.html
  const files = begun.attachments.filter(({ id }) => !given.attachments.some((file) => file.id === id))
  return {
    ...given,
    html: `${alone}${begun.html}`,
    attachments: [...given.attachments, ...files],
    unsaved: true,
  }
}

const address = /^(?:"?([^"<]*?)"?\s*<)?([^\s<>@,;]+@[^\s<>@,;]+\.[^\s<>@,;]+)>?$/

/** `Maria <maria@example.com>` or a bare address; null where it is none. */
export const parseAddress = (typed: string): Address | null => {
  const found = address.exec(typed.trim())
  return found?.[2] ? { name: found[1]?.trim() || null, email: found[2].toLowerCase() } : null
}

export const writeAddress = ({ name, email }: Address): string => (name ? `${name} <${email}>` : email)

/** Who is named in a note, each once. */
export const mentionsIn = (html: string): Mention[] => {
  const found = [...html.matchAll(/data-mention="(member|team):([0-9a-f-]{36})"/g)]
  const mentions = found.map(([, kind, id]) => ({ kind: kind as Mention['kind'], id: id ?? '' }))
  return mentions.filter(({ id }, index) => mentions.findIndex((each) => each.id === id) === index)
}

/** Plain text as an editor takes it: a paragraph a line, never markup. */
export const asContent = (text: string) =>
  text.split('\n').map((line) => ({ type: 'paragraph', ...(line ? { content: [{ type: 'text', text: line }] } : {}) }))

/** The words of a text with markup; paragraphs and line breaks stay apart. Made by the browser, so nothing in it is run. */
export const textOf = (html: string): string => {
  const broken = html.replace(/<br\s*\/?>|<\/(?:p|li|div|blockquote)>/gi, '\n')
  return (new DOMParser().parseFromString(broken, 'text/html').body.textContent ?? '').replace(/\n{3,}/g, '\n\n').trim()
}
