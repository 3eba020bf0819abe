import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Linking, whyNotLink } from './rules.ts'

const five = [0, 1, 2, 3, 4] as const
const who = fc.constantFrom(...five)
const act = fc.oneof(fc.record({ link: who, to: who }), fc.record({ unlink: who }))

test('whatever is linked and unlinked, nobody is part of what is itself part of something', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
      const problems = new Map<number, number>()
      const facts = (number: number): Linking => {
        const parent = problems.get(number)
        return {
          id: `c${number}`,
          number,
          deleted_at: null,
          spam_at: null,
          problem: parent === undefined ? null : { id: `c${parent}`, number: parent },
          affected: [...problems.values()].filter((each) => each === number).length,
        }
      }
      for (const each of acts) {
        if ('unlink' in each) problems.delete(each.unlink)
        else if (!whyNotLink(facts(each.link), facts(each.to))) problems.set(each.link, each.to)
        for (const [child, parent] of problems) {
          expect(child).not.toBe(parent)
          expect(problems.has(parent)).toBe(false)
        }
      }
    }),
  )
})

const plain = { deleted_at: null, spam_at: null, problem: null, affected: 0 }
const one: Linking = { ...plain, id: 'one', number: 1 }
const two: Linking = { ...plain, id: 'two', number: 2 }

test.each<[string, Linking, Linking, string | null]>([
  ['two that stand alone', one, two, null],
  ['one that others are part of', one, { ...two, affected: 3 }, null],
  ['itself', one, one, 'itself'],
  ['a ring', one, { ...two, problem: one }, 'ring'],
  ['a part of something', one, { ...two, problem: { id: 'three', number: 3 } }, '#3'],
  ['linked before', { ...one, problem: { id: 'three', number: 3 } }, two, '#3 already'],
  ['a problem itself', { ...one, affected: 1 }, two, 'others are part of'],
  ['spam', { ...one, spam_at: new Date(0) }, two, '#1 is spam'],
  ['a problem in the trash', one, { ...two, deleted_at: new Date(0) }, '#2 is spam or in the trash'],
])('%s', (_, conversation, problem, words) => {
  const reason = whyNotLink(conversation, problem)
  if (words === null) expect(reason).toBeNull()
  else expect(reason).toContain(words)
})
