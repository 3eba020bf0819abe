import { type RawBuilder, sql } from 'kysely'
import { filterCondition, filterFields, readSyntax } from '../../../platform/filters/noun.ts'
import { parse, type Syntax } from '../../../platform/filters/text/parse.ts'
import type { Scope } from '../../../platform/scope.ts'
import { conversations, living } from '../../conversations/index.ts'
import { wordsOf } from '../words/rules.ts'
import { type Asked, askedOf, type Where } from './rules.ts'

/** Takes a line apart as it is typed: a quote that is still open is closed, what is no filter is words. */
export async function readLine(scope: Scope, line: string): Promise<Asked> {
  const closed = (line.match(/"/g)?.length ?? 0) % 2 ? `${line}"` : line
  // Names of fields are only looked up where one may be meant.
  const known = line.includes(':') ? (await filterFields(conversations, scope)).map(({ name }) => name) : []
  return askedOf(parsed(closed), line, known)
}

/** The same of a line that is nothing but words: no field is known, and none is looked up. */
export function readWords(line: string): Asked {
  const words = line.replaceAll(':', ' ')
  return askedOf(parsed((words.match(/"/g)?.length ?? 0) % 2 ? `${words}"` : words), words, [])
}

function parsed(line: string): Syntax {
  try {
    return parse(line)
  } catch (error) {
    // Half a filter is told where it is wrong; half a sentence is words.
    if (line.includes(':')) throw error
    const chunk = (word: { start: number; end: number }) => ({
      text: line.slice(word.start, word.end),
      quoted: false,
      position: word.start,
      length: word.end - word.start,
    })
    return { kind: 'all', parts: wordsOf(line).map((word) => ({ kind: 'words', chunk: chunk(word) })) }
  }
}

const wheres: Record<Where, string> = {
  inbox: living,
  spam: 'c.spam_at is not null and c.deleted_at is null',
  trash: 'c.deleted_at is not null',
  any: 'true',
}

/** What a line asks of `conversations c` beside its words; whoever asks sees no more of them than in lists. */
export async function conditionOf(scope: Scope, asked: Asked): Promise<RawBuilder<boolean>> {
  const parts = [sql.raw<boolean>(wheres[asked.where])]
  if (asked.filter)
    parts.push(await filterCondition(conversations, scope, await readSyntax(conversations, scope, asked.filter)))
  for (const { text, without } of asked.from) {
    const theirs = sql`(select id from people_with_text(${scope.workspaceId}, ${text}))`
    const same = sql<boolean>`c.person_id in (select id from people where workspace_id = ${scope.workspaceId}
      and case when merged_into_id is null then id else merged_into_id end in ${theirs})`
    parts.push(without ? sql<boolean>`not (${same})` : same)
  }
  return sql<boolean>`${sql.join(parts, sql` and `)}`
}
