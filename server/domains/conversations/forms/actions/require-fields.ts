import type { GivenValues } from '../../../../../contract/fields.ts'
import type { NewEvent } from '../../../../platform/events/record.ts'
import { type ProblemError, problem } from '../../../../platform/http/problem.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { setValues } from '../../../fields/index.ts'
import { missingIn } from '../queries.ts'

interface Locked {
  id: string
  topic_id: string | null
  number: number
  person_id: string
}

/** Takes values along with another change of a conversation that is locked; answers the event that tells of them. */
export async function fillFields(scope: Scope, conversation: Locked, given: GivenValues = {}): Promise<NewEvent[]> {
  const changes = await setValues(scope, 'conversation', conversation.id, given)
  if (!Object.keys(changes).length) return []
  return [
    {
      type: 'conversation.changed',
      subject: { kind: 'conversation', id: conversation.id },
      conversationId: conversation.id,
      personId: conversation.person_id,
      data: { number: conversation.number, changes },
    },
  ]
}

/**
 * What every way of settling a conversation passes, once its values are what they are to be. Throws required-fields, naming
 * each, where the forms of its topic ask for more.
 */
export async function requireFields(
  scope: Scope,
  conversation: { id: string; topic_id: string | null },
): Promise<void> {
  const refused = (await refusedForFields(scope, [conversation])).get(conversation.id)
  if (refused) throw refused
}

/** The same for many: what each of them is refused with, where it is. */
export async function refusedForFields(
  scope: Scope,
  conversations: readonly { id: string; topic_id: string | null }[],
): Promise<Map<string, ProblemError>> {
  const missing = [...(await missingIn(scope, conversations))].filter(([, fields]) => fields.length)
  return new Map(missing.map(([id, fields]) => [id, lacking(fields)]))
}

const lacking = (fields: readonly string[]): ProblemError =>
  problem('required-fields', {
    errors: fields.map((field) => ({ path: `body.fields.${field}`, message: 'is needed before it can be resolved' })),
    data: { fields },
  })
