import { expect, test } from 'vitest'
import { leavesNobodyInCharge } from './rules.ts'

const admin = { role: 'admin' as const, active: true }

test.each([
  [admin, { role: 'agent' as const }, 0, true],
  [admin, { active: false }, 0, true],
  [admin, { role: 'manager' as const }, 1, false],
  [admin, { role: 'admin' as const }, 0, false],
  [admin, {}, 0, false],
  [{ role: 'agent' as const, active: true }, { active: false }, 0, false],
  [{ role: 'admin' as const, active: false }, { role: 'agent' as const }, 0, false],
])('%j changed by %j beside %i admins leaves nobody in charge: %s', (member, change, others, answer) => {
  expect(leavesNobodyInCharge(member, change, others)).toBe(answer)
})
