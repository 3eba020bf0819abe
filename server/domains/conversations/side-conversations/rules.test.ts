import { expect, test } from 'vitest'
import { nextWorkingDay, speaksForAsked } from './rules.ts'

test.each([
  ['a Monday', '2026-11-23T10:00:00Z', 'UTC', '2026-11-24T10:00:00Z'],
  ['a Friday', '2026-11-27T15:00:00Z', 'UTC', '2026-11-30T15:00:00Z'],
  ['a Sunday', '2026-11-22T15:00:00Z', 'UTC', '2026-11-23T15:00:00Z'],
  ['a Thursday evening that is Friday in Sofia', '2026-11-26T23:00:00Z', 'Europe/Sofia', '2026-11-29T23:00:00Z'],
])('an answer asked for on %s is due a working day later', (_, now, zone, due) => {
  expect(nextWorkingDay(new Date(now), zone)).toEqual(new Date(due))
})

test.each([
  ['a member of the team', 'oleg', true, true],
  ['the owner, of whichever team', 'nina', false, true],
  ['who asked, though in the team', 'vera', true, false],
  ['anybody else', 'ivan', false, false],
  ['a program', null, false, false],
])('%s speaks for those who were asked or does not', (_, memberId, inTeam, speaks) => {
  expect(speaksForAsked({ asked_by: 'vera', owner_id: 'nina' }, memberId, inTeam)).toBe(speaks)
})
