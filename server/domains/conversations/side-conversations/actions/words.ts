import type { Insertable } from 'kysely'
import type { Authenticity } from '../../../../../contract/authenticity.ts'
import type { Mention } from '../../../../../contract/mentions.ts'
import type { SideConversation, SideMessage } from '../../../../../contract/side-conversations.ts'
import type { Tables } from '../../../../platform/db/database.ts'
import { newId } from '../../../../platform/db/ids.ts'
import { problem } from '../../../../platform/http/problem.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { requireKnown } from '../../messages/actions/add-note.ts'
import { readWritten, takeFiles, type Written } from '../../messages/actions/written.ts'
import type { Automatic, Recipients } from '../../tables.ts'
import { memberOf, seesThreads } from '../queries.ts'
import '../tables.ts'

export interface Words {
  html: string
  attachmentIds: string[]
  mentions: Mention[]
}

interface Said {
  written: Written
  files: { id: string }[]
  mentions: Mention[]
}

/** Who is asked inside the house, and so sees what is said. */
interface Asked {
  team_id: string | null
  owner_id: string | null
}

/** What a member says, made safe as notes are; files of the conversations it stands beside go along as copies. */
export async function readWords(scope: Scope, words: Words, asked: Asked, besideIds: readonly string[]): Promise<Said> {
  if (words.mentions.length) await requireKnown(scope, words.mentions, await seenBy(scope, asked))
  // Who may not read the thread takes no file out of it.
  const copiedFrom = seesThreads(scope) ? besideIds : []
  const files = await takeFiles(scope, words.attachmentIds, copiedFrom)
  const written = readWritten(words.html, files)
  if (!written) throw problem('invalid', { errors: [{ path: 'body.html', message: 'says nothing' }] })
  return { written, files, mentions: words.mentions }
}

async function seenBy(scope: Scope, { team_id, owner_id }: Asked): Promise<Set<string>> {
  const members = await scope.db
    .selectFrom('team_members')
    .select('member_id')
    .where('workspace_id', '=', scope.workspaceId)
    .where('team_id', '=', team_id)
    .execute()
  const named = [team_id, owner_id].filter((id) => id !== null)
  return new Set([...named, ...members.map(({ member_id }) => member_id)])
}

/** Leaving by mail: waits until then for whoever wrote it to take it back. */
export interface Leaving {
  recipients: Recipients
  sendAt: Date
  quotedHtml: string | null
}

/** Appends what a member or a program says; it is locked, or new. Answers the id of the message. */
export async function addWords(
  scope: Scope,
  side: { id: string; seq: number },
  { written, files }: Said,
  made: { fromAsked: boolean; state: SideConversation['state']; leaving: Leaving | null },
): Promise<string> {
  const { leaving } = made
  const id = await insertWords(scope, side, {
    member_id: memberOf(scope),
    from_asked: made.fromAsked,
    html: written.html,
    text: written.text,
    sanitiser_version: written.sanitiserVersion,
    at: scope.now,
    ...(leaving && {
      recipients: JSON.stringify(leaving.recipients),
      quoted_html: leaving.quotedHtml,
      delivery_state: 'waiting',
      delivery: JSON.stringify({
        sendAt: leaving.sendAt.toISOString(),
        attempts: 0,
        reason: null,
        nextAttemptAt: null,
      }),
    }),
  })
  for (const [position, file] of files.entries()) {
    await scope.db
      .updateTable('attachments')
      .set({ side_message_id: id, position, inline: written.html.includes(`/api/attachments/${file.id}/`) })
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', file.id)
      .execute()
  }
  await setState(scope, side, made.state)
  return id
}

export interface MailedWords {
  from: { name: string | null; email: string }
  recipients: Recipients
  html: string
  text: string
  sanitiserVersion: number
  outsidePictures: number
  automatic: Automatic | null
  authenticity: Authenticity | null
  doubt: SideMessage['doubt']
  rawMailId: string | null
  unreadable: string | null
  at: Date
}

/** Appends what came by mail from outside. */
export async function addMailedWords(
  scope: Scope,
  side: { id: string; seq: number; state: SideConversation['state'] },
  id: string,
  words: MailedWords,
): Promise<void> {
  await insertWords(
    scope,
    side,
    {
      member_id: null,
      from_asked: true,
      from_name: words.from.name,
      from_email: words.from.email,
      recipients: JSON.stringify(words.recipients),
      html: words.html,
      text: words.text,
      sanitiser_version: words.sanitiserVersion,
      outside_pictures: words.outsidePictures,
      automatic: words.automatic && JSON.stringify(words.automatic),
      authenticity: words.authenticity && JSON.stringify(words.authenticity),
      doubt: words.doubt,
      raw_mail_id: words.rawMailId,
      unreadable: words.unreadable,
      at: words.at,
    },
    id,
  )
  await setState(scope, side, side.state)
}

type Columns = Omit<Insertable<Tables['side_messages']>, 'workspace_id' | 'side_id' | 'seq' | 'id'>

async function insertWords(
  scope: Scope,
  side: { id: string; seq: number },
  columns: Partial<Columns> & Pick<Columns, 'from_asked' | 'html' | 'text' | 'sanitiser_version' | 'at'>,
  id: string = newId(),
): Promise<string> {
  await scope.db
    .insertInto('side_messages')
    .values({
      workspace_id: scope.workspaceId,
      side_id: side.id,
      seq: side.seq + 1,
      id,
      ...{ member_id: null, from_name: null, from_email: null, quoted_html: null, automatic: null, authenticity: null },
      ...{ doubt: null, raw_mail_id: null, unreadable: null, delivery_state: null, delivery: null },
      ...columns,
    })
    .execute()
  return id
}

/** What was said goes along with where it leaves the question; an answer to one that was done opens it again. */
const setState = (scope: Scope, side: { id: string; seq: number }, state: SideConversation['state']) =>
  scope.db
    .updateTable('side_conversations')
    .set({ seq: side.seq + 1, state, ...(state === 'done' ? {} : { done_at: null, done_by: null }) })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', side.id)
    .execute()
