import { stemmer as english } from '@orama/stemmers/english'
import { stemmer as russian } from '@orama/stemmers/russian'

/** Snowball's stemmers (snowballstem.org) for English and Russian; Bulgarian, which Snowball has none for, is our own. */
export const stemEnglish: (word: string) => string = english
export const stemRussian: (word: string) => string = russian

/**
 * Bulgarian words without their endings. Articles are taken off, then final vowels, then endings of verbs, participles,
 * adjectives and plurals, again and again until nothing more comes off; last, sounds that change within one word are made
 * one. That the longest ending goes first and something word-like must stay is the idea of P. Nakov, "BulStem: Design and
 * evaluation of inflectional stemmer for Bulgarian" (2003); his rules were learned from a dictionary, these are written down
 * from the grammar and belong to Kept. `word` in lower case, Cyrillic.
 */
export function stemBulgarian(word: string): string {
  const known = irregular[word]
  if (known) return known
  if (word.length <= 3) return word
  let stem = word
  for (let pass = 0; pass < 4; pass++) {
    const shorter = withoutEnding(withoutFinalVowels(withoutArticle(withoutPast(stem))))
    if (shorter === stem) break
    stem = shorter
  }
  return levelled(stem)
}

/** Where the plural is another word; what is common to both. */
const irregular: Record<string, string> = {
  дни: 'ден',
  дните: 'ден',
  деца: 'дет',
  децата: 'дет',
  ръце: 'рък',
  ръцете: 'рък',
  очите: 'око',
  ушите: 'ухо',
}

const vowels = 'аеиоуъюя'
const isVowel = (letter: string | undefined): boolean => letter !== undefined && vowels.includes(letter)
const hasVowel = (text: string): boolean => [...text].some(isVowel)

/** Cuts the ending off, where at least `least` letters with a vowel among them stay. */
function cut(word: string, ending: string, least: number): string | null {
  if (!word.endsWith(ending)) return null
  const rest = word.slice(0, -ending.length)
  return rest.length >= least && hasVowel(rest) ? rest : null
}

const past = ['ихме', 'ахме', 'яхме', 'охме', 'ехме', 'ихте', 'ахте', 'яхте', 'охте', 'ехте', 'йки'].concat([
  'иха',
  'аха',
  'яха',
  'оха',
  'еха',
  'аше',
  'еше',
  'яше',
])

function withoutPast(word: string): string {
  for (const ending of past) {
    const rest = cut(word, ending, 3)
    if (rest) return rest
  }
  return word
}

/** -та stands after а and я or a feminine consonant, -то after о and е, -те after what plurals and verbs end in. */
const articles: [string, RegExp][] = [
  ['та', /(?:[ая]|ст|щ)$/],
  ['то', /[ое]$/],
  ['те', /[иеаяй]$/],
  ['ът', /[^аеиоуъюя]$/],
  ['ят', /.$/],
  ['т', /ия$/],
]

function withoutArticle(word: string): string {
  if (word.endsWith('плата')) return word
  for (const [article, after] of articles) {
    const rest = cut(word, article, 3)
    if (rest && after.test(rest)) return rest
  }
  return word
}

function withoutFinalVowels(word: string): string {
  let rest = word
  while (rest.length > 3 && (isVowel(rest.at(-1)) || rest.endsWith('й')) && hasVowel(rest.slice(0, -1)))
    rest = rest.slice(0, -1)
  return rest
}

/** How many letters must stay: the more an ending looks like part of nouns, the more. */
const endings: [number, string[]][] = [
  [3, ['ам', 'ям', 'аш', 'яш', 'еш', 'иш', 'ат', 'ят', 'ах', 'ях', 'их', 'ох']],
  [4, ['ен', 'ем', 'им', 'ех', 'ал', 'ял', 'ел', 'ил', 'ъл', 'ан', 'ян', 'ин', 'ов', 'ев', 'ищ', 'ск']],
  [5, ['ав', 'яв']],
]

function withoutEnding(word: string): string {
  // пратя, платя, обратен: what looks like an ending is the root.
  if (/[пв](?:р|л)ат$/.test(word)) return word
  for (const [least, group] of endings) {
    for (const ending of group) {
      const rest = cut(word, ending, least)
      if (rest) return rest
    }
  }
  // важ(е)н → важна; достав(ка).
  const before = word.at(-2)
  if (!isVowel(before) && word.endsWith('н')) return cut(word, 'н', 4) ?? word
  if (!isVowel(before) && word.endsWith('к')) return cut(word, 'к', 4) ?? word
  return word
}

/** място – места, център – центрове, плащам – платя, пратеник – пратеници, каталог – каталози. */
const levelled = (stem: string): string =>
  stem
    .replaceAll('я', 'е')
    .replace(/(?<=..[^аеиоуъю])ен$/, 'н')
    .replace(/(?<=.{3})ец$/, 'ц')
    .replace(/(?<=..[^аеиоуъюя])ър$/, 'р')
    .replace(/(?<=..)ащ$/, 'ат')
    .replace(/лоз$/, 'лог')
    .replace(/ц$/, 'к')
