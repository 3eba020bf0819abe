import { sql } from 'kysely'
import type { SideHit } from '../../../../contract/search.ts'
import type { Scope } from '../../../platform/scope.ts'
import { seesThreads, visibleSide } from '../../conversations/index.ts'
import { readWords } from '../asking/queries.ts'
import { type Asked, phrasesIn, wordsIn } from '../asking/rules.ts'
import { type Forms, formsOf } from '../forms/rules.ts'
import { holdsPhrase, type Matching, marked, passagesOf } from '../passages/rules.ts'
import { understand } from '../typos/queries.ts'
import { wordsOf } from '../words/rules.ts'
import './tables.ts'

interface Said {
  id: string
  seq: number
  at: string
  author: string | null
  text: string
}

interface Row {
  id: string
  number: number
  state: SideHit['side']['state']
  subject: string
  asked: string
  conversation_id: string
  conversation_number: number
  conversation_subject: string
  messages: Said[]
}

/** Among so many that have the words the best are chosen. */
const most = 200

/** By words alone: whoever sees nothing but what they are asked has no fields to ask. */
export async function searchSides(scope: Scope, line: string, limit: number): Promise<SideHit[]> {
  const asked = readWords(line)
  return findSides(scope, asked, formsOf(asked.wanted, await understand(scope, wordsIn(asked.wanted))), limit)
}

/** Side conversations that have what is asked, the best first; of them whoever asks finds those they may see, out of trash and spam. */
export async function findSides(scope: Scope, asked: Asked, forms: Forms, limit: number): Promise<SideHit[]> {
  const match = forms.query(asked.wanted)
  if (!match || asked.filter || asked.from.length || asked.where !== 'inbox') return []
  const { rows } = await sql<Row>`
    select q.id, q.number, q.state, q.subject, s.id as conversation_id, s.number as conversation_number, s.subject as conversation_subject,
      coalesce(t.name, (select string_agg(coalesce(a ->> 'name', a ->> 'email'), ', ') from jsonb_path_query(q.recipients, '$.to[*]') a), '') as asked,
      (select json_agg(json_build_object('id', m.id, 'seq', m.seq, 'at', m.at, 'text', left(m.text, 20000),
          'author', coalesce(b.name, m.from_name, m.from_email)) order by m.seq)
        from side_messages m left join members b on b.workspace_id = ${scope.workspaceId} and b.id = m.member_id
        where m.workspace_id = ${scope.workspaceId} and m.side_id = q.id) as messages
    from search_side_hits(${scope.workspaceId}, ${match}::tsquery, ${most}) h
    join side_conversations q on q.workspace_id = ${scope.workspaceId} and q.id = h.side_id
    join conversations c on c.workspace_id = ${scope.workspaceId} and c.id = q.conversation_id
    join conversations s on s.workspace_id = ${scope.workspaceId} and s.id = case when c.survivor_id is null then c.id else c.survivor_id end
    join search_side_documents d on d.workspace_id = ${scope.workspaceId} and d.side_id = q.id
    left join teams t on t.workspace_id = ${scope.workspaceId} and t.id = q.team_id
    where ${visibleSide(scope)} and s.deleted_at is null and s.spam_at is null
    order by ts_rank('{0.25, 0.4, 0.6, 1}', d.lexemes, ${forms.any ?? match}::tsquery) desc, h.at desc, q.id limit ${limit * 3}`.execute(
    scope.db,
  )
  const phrases = phrasesIn(asked.wanted)
  const holds = ({ subject, messages }: Row) =>
    [subject, ...messages.map(({ text }) => text)].some((text) => phrases.every((phrase) => holdsPhrase(text, phrase)))
  const found = phrases.length ? rows.filter(holds) : rows
  return found.slice(0, limit).map((row) => hitOf(row, forms.matching, seesThreads(scope)))
}

function hitOf(row: Row, matching: Matching, mayRead: boolean): SideHit {
  const best = bestOf(row.messages, matching)
  return {
    side: {
      id: row.id,
      number: row.number,
      state: row.state,
      asked: row.asked,
      conversation: {
        id: row.conversation_id,
        number: row.conversation_number,
        subject: mayRead ? row.conversation_subject : '',
      },
    },
    subject: marked(row.subject, matching),
    message: best && {
      id: best.id,
      seq: best.seq,
      at: new Date(best.at).toISOString(),
      author: best.author,
      passages: passagesOf(best.text, matching),
    },
  }
}

/** The message that has the most different words of the line; of several the first. */
function bestOf(messages: readonly Said[], matching: Matching): Said | null {
  const counted = messages.map((said) => ({
    said,
    words: new Set(wordsOf(said.text).map(({ word }) => matching(word))).difference(new Set([-1])).size,
  }))
  const [best] = counted.filter(({ words }) => words > 0).toSorted((one, other) => other.words - one.words)
  return best?.said ?? null
}
