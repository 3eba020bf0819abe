import { search } from '../../server/domains/search/queries.ts'
import type { Platform } from '../../server/platform/platform.ts'
import { type Scope, systemAuthority } from '../../server/platform/scope.ts'
import { type Label, labels } from './labels.ts'

export interface Judged {
  label: Pick<Label, 'typed'> & { kind: Label['kind'] | 'name' | 'number'; language: string }
  relevant: number
  /** Of the relevant, at most `deep`, those among as many of the first answers. */
  recall: number
  /** The first answer is a relevant one. */
  first: boolean
  /** Relevant ones that were not found and strangers that were, the first few. */
  missed: string[]
  strangers: string[]
}

const deep = 100

interface Told {
  id: string
  text: string
  person: string
}

/** Asks all labelled lines, and names and numbers out of the world itself; leaves out what the world says nowhere. */
export async function judge(platform: Platform, workspaceId: string): Promise<Judged[]> {
  const { rows: world } = await platform.database.owner.query<Told>(
    `select c.id, p.name as person, c.subject || E'\\n' || string_agg(m.text, E'\\n') as text from conversations c
      join people p on p.workspace_id = c.workspace_id and p.id = c.person_id
      join messages m on m.workspace_id = c.workspace_id and m.conversation_id = c.id and m.kind <> 'system'
      where c.workspace_id = $1 and c.deleted_at is null and c.spam_at is null group by c.id, p.name, c.subject`,
    [workspaceId],
  )
  for (const told of world) told.text = told.text.replaceAll('ё', 'е').replaceAll('Ё', 'Е')
  const asked = [...labels.map((label) => ({ label, isRelevant: sayer(label) })), ...fromWorld(world)]
  return platform.scopes.read(systemAuthority(workspaceId), async (scope) => {
    const judged: Judged[] = []
    for (const { label, isRelevant } of asked) {
      const relevant = world.filter(isRelevant)
      if (relevant.length) judged.push(await judgeOne(scope, label, relevant))
    }
    return judged
  })
}

const sayer =
  ({ says }: Label) =>
  (told: Told): boolean =>
    says.every((pattern) => pattern.test(told.text))

function fromWorld(world: readonly Told[]) {
  const every = (step: number) => world.filter((_, index) => index % step === 7)
  const names = every(97).map(({ person }) => ({
    label: { kind: 'name' as const, language: 'any', typed: person },
    isRelevant: (told: Told) => told.person === person,
  }))
  const numbers = every(89).flatMap(({ text }) => {
    const typed = /\b[A-Z]{2}\d{9}\b/.exec(text)?.[0]
    if (!typed) return []
    return {
      label: { kind: 'number' as const, language: 'any', typed },
      isRelevant: (told: Told) => told.text.includes(typed),
    }
  })
  return [...names.slice(0, 12), ...numbers.slice(0, 12)]
}

async function judgeOne(scope: Scope, label: Judged['label'], relevant: readonly Told[]): Promise<Judged> {
  const found: { id: string; subject: string }[] = []
  let cursor: string | undefined
  const wanted = Math.min(relevant.length, deep)
  do {
    // A space behind it: the word is whole.
    const { conversations } = await search(scope, { q: `${label.typed} `, cursor, limit: 50 })
    found.push(
      ...conversations.items.map(({ conversation }) => ({ id: conversation.id, subject: conversation.subject })),
    )
    cursor = conversations.next ?? undefined
  } while (cursor && found.length < deep)
  const ids = new Set(relevant.map(({ id }) => id))
  const top = found.slice(0, Math.max(wanted, 1))
  const right = found.slice(0, deep).filter(({ id }) => ids.has(id)).length
  const have = new Set(found.map(({ id }) => id))
  return {
    label,
    relevant: relevant.length,
    recall: Math.min(right, wanted) / wanted,
    first: found[0] !== undefined && ids.has(found[0].id),
    missed: relevant
      .filter(({ id }) => !have.has(id))
      .slice(0, 3)
      .map(({ text }) => text.slice(0, 60)),
    strangers: top
      .filter(({ id }) => !ids.has(id))
      .slice(0, 3)
      .map(({ subject }) => subject),
  }
}

/** The means of all that are of a kind or a language. */
export function means(judged: readonly Judged[]): { recall: number; first: number; n: number } {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1)
  return {
    recall: mean(judged.map(({ recall }) => recall)),
    first: mean(judged.map(({ first }) => Number(first))),
    n: judged.length,
  }
}
