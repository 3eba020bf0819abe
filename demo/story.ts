import { chance, pick, type Random } from './random.ts'
import type { Move, Scenario } from './script.ts'

/** The longest talk each tone can bear without turning in circles. */
export const LONGEST = { praise: 4, enquiry: 9, trouble: 40 }

type Block = Move[]

const QUIET: Block[] = [['noteCall'], ['more'], ['update'], ['note']]
const PAIRS: Block[] = [
  ['clarifyAsk', 'clarifyTell'],
  ['noteAsk', 'noteAnswer'],
  ['nudge', 'delayed'],
]
const RELAPSE: Block = ['found', 'unhappy', 'again']

function beginning(r: Random, scenario: Scenario, room: number): Block[] {
  const blocks: Block[] = []
  let left = room
  const add = (block: Block) => {
    if (block.length > left) return
    blocks.push(block)
    left -= block.length
  }
  if (chance(r, 0.12)) add(['more'])
  if (scenario.team !== 'support' && chance(r, 0.35)) add(['handed'])
  if (scenario.words.en.ask.length > 0 && chance(r, 0.6)) add(['ask', 'tell'])
  if (scenario.words.en.look.length > 0 && chance(r, 0.7)) add(['look'])
  return blocks
}

function developments(r: Random, room: number, from: Move | undefined): Block[] {
  const blocks: Block[] = []
  let left = room
  let last: Move | undefined = from
  let relapses = 0
  while (left > 0) {
    const relapse = left >= RELAPSE.length && blocks.length > 2 && relapses < 2 && chance(r, 0.3)
    const block = relapse ? RELAPSE : left >= 2 && chance(r, 0.72) ? pick(r, PAIRS) : pick(r, QUIET)
    // The same turn twice running is what gives a machine away.
    if (block[0] === last || (block[0] === 'update' && last === 'nudge')) {
      last = undefined
      continue
    }
    if (relapse) relapses++
    blocks.push(block)
    left -= block.length
    last = block[0]
  }
  return blocks
}

function ending(r: Random, room: number): Block {
  if (room >= 2 && chance(r, 0.22)) return ['check', 'confirm']
  if (room >= 2 && chance(r, 0.25)) return ['thanks', 'welcome']
  return room >= 1 && chance(r, 0.55) ? ['thanks'] : []
}

/** The turns of a whole conversation of `length` messages, from the first letter to the answer and what follows it. */
export function story(r: Random, scenario: Scenario, length: number): Move[] {
  if (length === 1) return ['open']
  if (scenario.tone === 'praise') return ['open', ...Array<Move>(Math.min(length - 2, 2)).fill('note'), 'found']
  const after = ending(r, length - 2)
  let room = length - 2 - after.length
  const begun = beginning(r, scenario, room).flat()
  room -= begun.length
  const middle = scenario.tone === 'enquiry' ? enquiry(r, room) : developments(r, room, begun.at(-1)).flat()
  return ['open', ...begun, ...middle, 'found', ...after]
}

function enquiry(r: Random, room: number): Move[] {
  if (room >= 2) return ['noteAsk', 'noteAnswer', ...enquiry(r, room - 2).filter((move) => move === 'more')]
  return room === 1 ? [chance(r, 0.5) ? 'note' : 'more'] : []
}
