import { sql } from 'kysely'
import type { Scope } from '../../../platform/scope.ts'
import type { AskedWord } from '../asking/rules.ts'
import type { Understood } from '../forms/rules.ts'
import { isCyrillic, isLearned, lexemesOf, onRussianKeys, soundOf } from '../words/rules.ts'
import { type KnownWord, meant } from './rules.ts'
import '../tables.ts'

/** Fewer uses than this, and a much more frequent word so near, may be somebody else's mistake. */
const rare = 3

/** What to look for in place of each word: its stems, the word in the other alphabet, what it begins, what was meant. */
export async function understand(scope: Scope, words: readonly AskedWord[]): Promise<Understood[]> {
  const learned = words.filter(({ word }) => isLearned(word))
  const known = learned.length
    ? await knownWords(
        scope,
        learned.map(({ word }) => word),
      )
    : []
  const understood: Understood[] = []
  for (const asked of words) understood.push(await understandOne(scope, asked, known))
  return understood
}

async function understandOne(scope: Scope, asked: AskedWord, known: readonly KnownWord[]): Promise<Understood> {
  const { word, typing } = asked
  const own = lexemesOf(word)
  const answer = (others: readonly string[], corrected: string[] = []): Understood => ({
    asked,
    lexemes: [...new Set([...own, ...others.flatMap((other) => lexemesOf(other))])],
    corrected,
    written: corrected[0] ?? others[0] ?? word,
  })
  if (!isLearned(word)) {
    const begun = answer([])
    return typing && word.length > 3 ? { ...begun, lexemes: begun.lexemes.map((lexeme) => `${lexeme}:*`) } : begun
  }
  const sound = soundOf(word)
  const alike = known.filter((each) => each.sound === sound)
  const begun = typing ? await beginningWith(scope, word) : []
  const uses = alike.find((each) => each.word === word)?.uses ?? 0
  // Where nobody wrote the word, one in its own alphabet that sounds the same is meant, rather than one in the other.
  const near = alike.filter((each) => isCyrillic(each.word) === isCyrillic(word))
  const meantBySound = uses === 0 && near.length ? near : alike
  const others = [...meantBySound.filter((each) => each.word !== word), ...begun].map((each) => each.word)
  if (uses >= rare || (uses === 0 && others.length)) return answer(others)

  const like = word.length > 3 ? await wordsLike(scope, sound) : []
  const stems = new Set(own)
  // Another form of it is known: it is no mistake, only a form that nobody used.
  if (uses === 0 && like.some((each) => lexemesOf(each.word).some((lexeme) => stems.has(lexeme)))) return answer(others)
  const corrected = meant(word, sound, uses ? like.filter((each) => each.uses > 30 * uses) : like)
  if (corrected.length || uses) return answer([...others, ...corrected], corrected)
  const retyped = onRussianKeys(word)
  const isWord = retyped !== word && (await knownWords(scope, [retyped])).some((each) => each.word === retyped)
  return isWord ? answer([retyped], [retyped]) : answer(others)
}

async function knownWords(scope: Scope, words: readonly string[]): Promise<KnownWord[]> {
  const { rows } = await sql<KnownWord>`
    select word, sound, uses from search_words where workspace_id = ${scope.workspaceId} and sound = any(${words.map(soundOf)}::text[])
    order by uses desc limit 60`.execute(scope.db)
  return rows
}

/** The most used words that begin so; by the primary key, whose order is that of letters. */
async function beginningWith(scope: Scope, begin: string): Promise<KnownWord[]> {
  const { rows } = await sql<KnownWord>`
    select word, sound, uses from search_words where workspace_id = ${scope.workspaceId}
      and word > ${begin} and word < ${`${begin}\u{10ffff}`} order by uses desc limit 12`.execute(scope.db)
  return rows
}

async function wordsLike(scope: Scope, sound: string): Promise<KnownWord[]> {
  const { rows } = await sql<KnownWord>`select * from search_words_like(${scope.workspaceId}, ${sound}, 80)`.execute(
    scope.db,
  )
  return rows
}
