import { stemBulgarian, stemEnglish, stemRussian } from '../stemming/rules.ts'

/**
 * The one place where text becomes what is searched: the same functions make the lexemes of the index and of a query. When
 * they change, so does the version, and everything is indexed anew.
 */
export const wordsVersion = 1

/** A word of a text with its place in it, folded. */
export interface Word {
  word: string
  start: number
  end: number
}

const longest = 40
const run = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}]|['’](?=\p{L}))*/gu

/** The words of a text, in its order. Runs of letters and digits; what is too long to be a word is left out. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  for (const found of text.matchAll(run)) {
    if (found[0].length > longest) continue
    const word = foldWord(found[0])
    if (word) words.push({ word, start: found.index, end: found.index + found[0].length })
  }
  return words
}

const plain = /^(?:[a-z]+|[а-яѐѝ]+|\d+)$/
const cyrillic = /[Ѐ-ӿ]/
const digit = /\d/

export const isCyrillic = (word: string): boolean => cyrillic.test(word)
const marks = /[\u0300-\u0305\u0307-\u036f]/g
const [latinTwins, cyrillicTwins] = ['aceopxykmtbh', 'асеорхукмтвн']

const twins = (from: string, to: string) => {
  const map = new Map([...from].map((letter, index) => [letter, to[index] ?? letter]))
  return (text: string) => [...text].map((letter) => map.get(letter) ?? letter).join('')
}
const toCyrillic = twins(latinTwins, cyrillicTwins)
const toLatin = twins(cyrillicTwins, latinTwins)

/**
 * A word as it is compared: lower case, marks taken off (ё is е, й stays), letters that only look like others made the
 * ones they are meant to be: Latin ones in a Cyrillic word, Cyrillic ones beside digits, as in КР123.
 */
export function foldWord(raw: string): string {
  const lower = raw.toLowerCase()
  if (plain.test(lower)) return lower.replaceAll('ѝ', 'и').replaceAll('ѐ', 'е')
  const bare = lower.normalize('NFKD').replace(marks, '').normalize('NFC').replace(/['’]/g, '')
  if (!cyrillic.test(bare)) return bare
  if (digit.test(bare)) return toLatin(bare)
  return /[a-z]/.test(bare) ? toCyrillic(bare) : bare
}

export type Tongue = 'en' | 'ru' | 'bg' | null

/** Which Cyrillic language a text is in, from letters that only one of them has; else what is known of the conversation. */
export function tongueOf(text: string, known: string | null): Tongue {
  const piece = text.slice(0, 4000).toLowerCase()
  if (/[ыэё]/.test(piece)) return 'ru'
  if (/ъ[бвгджзйклмнпрстфхцчшщт]/.test(piece)) return 'bg'
  return known === 'ru' || known === 'bg' ? known : null
}

/** Bounded memory of stems: words come again and again. */
function remembered(stem: (word: string) => string): (word: string) => string {
  const known = new Map<string, string>()
  return (word) => {
    const found = known.get(word)
    if (found !== undefined) return found
    const made = stem(word)
    if (known.size > 50_000) known.clear()
    known.set(word, made)
    return made
  }
}
const [english, russian, bulgarian] = [remembered(stemEnglish), remembered(stemRussian), remembered(stemBulgarian)]

/** What a word is found by. Where the language is not known a Cyrillic word has a stem of each. */
export function lexemesOf(word: string, tongue: Tongue = null): string[] {
  if (digit.test(word)) return [word]
  if (!cyrillic.test(word)) return [english(word)]
  if (tongue === 'ru') return [russian(word)]
  if (tongue === 'bg') return [bulgarian(word)]
  const both = [russian(word), bulgarian(word)]
  return both[0] === both[1] ? both.slice(1) : both
}

const isSmall = new Set(
  `a an and are as at be but by for from had has have he her his i if in is it its me my no not of on or our she so that the
  their them they this to was we were will with you your
  а без бы был была были было в вам вас во вот все вы где да для до его ее если есть еще же за и из или им их к как ко мне мы
  на нас не него нет ни но о об он она они от по под при с со так то тоже только у уже чем что это я
  би бъде беше в ви вие във го до е за защо и из или им има й как като ли ме ми мен много може му на най нас не него ни ние но
  нещо о от по при са само се сега си сме ставаше съм със с също та така те ти това той тук тя че ще я аз`.split(/\s+/),
)

/** Words that nearly every text has: they are not indexed, and a query asks for them only within a phrase. */
export const isFunctionWord = (word: string): boolean => isSmall.has(word) || (word.length === 1 && !digit.test(word))

/** May the word be learned, so that others are corrected to it? Numbers and codes may not. */
export const isLearned = (word: string): boolean => word.length > 2 && word.length <= 24 && !digit.test(word)

const spelled: Record<string, string> = Object.fromEntries(
  `а:a б:b в:v г:g д:d е:e ж:j з:z и:i й:i к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:h ц:c ч:q ш:w щ:wt ъ:a ы:i ь: э:e ю:iu
  я:ia і:i ї:i є:e shch:wt sht:wt sch:w zh:j ch:q sh:w kh:h ts:c tz:c ya:ia ja:ia yu:iu ju:iu y:i w:v ph:f ck:k x:ks`
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string]),
)
const sounds = new RegExp(
  Object.keys(spelled)
    .toSorted((one, other) => other.length - one.length)
    .join('|'),
  'g',
)

/** How a word sounds, in one alphabet: доставка, dostavka and доставкa are one. What words resemble each other by. */
export const soundOf = (word: string): string =>
  word.replace(sounds, (letters) => spelled[letters] ?? '').replace(/(.)\1+/g, '$1')

const keysOf = (layout: string) => [...layout]
const [latinKeys, cyrillicKeys] = [
  keysOf("qwertyuiop[]asdfghjkl;'zxcvbnm,.`"),
  keysOf('йцукенгшщзхъфывапролджэячсмитьбюё'),
]

/** A word typed with the keyboard left in Latin: ghbdtn is привет. */
export const onRussianKeys = (typed: string): string =>
  foldWord([...typed.toLowerCase()].map((key) => cyrillicKeys[latinKeys.indexOf(key)] ?? key).join(''))
