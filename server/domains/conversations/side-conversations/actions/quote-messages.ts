import { type FieldProblem, problem } from '../../../../platform/http/problem.ts'
import { translator } from '../../../../platform/i18n/i18n.ts'
import { quotableHtml } from '../../../../platform/mail/composing/html.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { workspaceOf } from '../../../team/index.ts'

/**
 * Messages of the thread as a quote for somebody outside: what was written to the customer and by them, never a note, with
 * names but no addresses, and without pictures, which would tell when they are looked at. Null where none is wanted.
 */
export async function quoteMessages(
  scope: Scope,
  familyIds: readonly string[],
  messageIds: readonly string[],
): Promise<string | null> {
  if (!messageIds.length) return null
  const rows = await scope.db
    .selectFrom('messages')
    .leftJoin('people', (join) =>
      join.onRef('people.workspace_id', '=', 'messages.workspace_id').onRef('people.id', '=', 'messages.person_id'),
    )
    .leftJoin('members', (join) =>
      join.onRef('members.workspace_id', '=', 'messages.workspace_id').onRef('members.id', '=', 'messages.member_id'),
    )
    .select([
      'messages.id',
      'messages.html',
      'messages.at',
      'messages.from_name',
      'people.name',
      'members.name as member',
    ])
    .where('messages.workspace_id', '=', scope.workspaceId)
    .where('messages.id', 'in', messageIds)
    .where('messages.conversation_id', 'in', familyIds)
    .where('messages.kind', 'in', ['inbound', 'outbound'])
    .orderBy('messages.at')
    .orderBy('messages.seq')
    .execute()
  const errors = messageIds.flatMap((id, place): FieldProblem[] =>
    rows.some((row) => row.id === id)
      ? []
      : [
          {
            path: `body.quoteMessageIds.${place}`,
            message: 'is no message to or from the customer of this conversation',
          },
        ],
  )
  if (errors.length) throw problem('invalid', { errors })
  const { language, timeZone } = await workspaceOf(scope.db, scope.workspaceId)
  const t = translator(language)
  const clock = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone })
  return rows
    .map((row) => {
      const name = row.member ?? row.from_name ?? row.name ?? t('server:sides.customer')
      const words = t('server:mails.attribution', { date: clock.format(row.at), name })
      return `<p>${escaped(words)}</p><blockquote>${withoutPictures(row.html)}</blockquote>`
    })
    .join('')
}

/** The first time takes what they had quoted themselves, the second what is left of pictures from elsewhere. */
const withoutPictures = (html: string): string => quotableHtml(quotableHtml(html))

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
