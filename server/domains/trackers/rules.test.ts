import { describe, expect, test } from 'vitest'
import { changeBetween, keyOf, partsOf, type RemoteIssue } from './rules.ts'

describe('the issue an address shows', () => {
  test.each([
    ['github', 'https://github.com', 'https://github.com/acme/shop/issues/12', 'acme/shop#12'],
    ['github', 'https://github.com', 'https://github.com/acme/shop/issues/12/?x=1#issuecomment-5', 'acme/shop#12'],
    ['github', 'https://github.com', 'https://github.com/acme/shop/pull/9', 'acme/shop#9'],
    ['github', 'https://github.com', 'https://github.com/acme/shop/issues', null],
    ['github', 'https://github.com', 'https://github.com.evil.example/acme/shop/issues/12', null],
    ['gitlab', 'https://gitlab.com', 'https://gitlab.com/acme/web/shop/-/issues/5', 'acme/web/shop#5'],
    ['gitlab', 'https://gitlab.com', 'https://gitlab.com/acme/shop/issues/5', 'acme/shop#5'],
    ['gitlab', 'https://gitlab.com', 'https://gitlab.com/acme/shop/-/work_items/5', 'acme/shop#5'],
    ['gitlab', 'https://code.acme.example/git', 'https://code.acme.example/git/a/b/-/issues/5', 'a/b#5'],
    ['gitlab', 'https://code.acme.example/git', 'https://code.acme.example/other/a/b/-/issues/5', null],
    ['jira', 'https://acme.atlassian.net', 'https://acme.atlassian.net/browse/SHOP-7', 'SHOP-7'],
    [
      'jira',
      'https://acme.atlassian.net',
      'https://acme.atlassian.net/jira/software/projects/SHOP/issues/SHOP-7',
      'SHOP-7',
    ],
    ['jira', 'https://acme.atlassian.net', 'https://acme.atlassian.net/browse/shop', null],
  ] as const)('of %s at %s: %s', (kind, url, address, key) => {
    expect(keyOf({ kind, url }, address)).toBe(key)
  })

  test('is taken apart at the last sign', () => {
    expect(partsOf('acme/c#-shop#12')).toEqual({ project: 'acme/c#-shop', number: '12' })
  })
})

describe('what is told of a change', () => {
  const before: RemoteIssue = { key: 'a/b#1', url: '', title: 'T', state: 'open', stateName: 'open', assignee: null }
  test.each([
    [{ state: 'closed', stateName: 'closed' }, 'closed'],
    [{ stateName: 'In Review' }, 'moved'],
    [{ assignee: 'Ana' }, 'given'],
    [{ title: 'Another' }, null],
    [{}, null],
  ] as const)('%o is told as %s', (after, told) => {
    expect(changeBetween(before, { ...before, ...after })).toBe(told)
  })

  test('an issue opened again, and one that nobody has any more', () => {
    const closed: RemoteIssue = { ...before, state: 'closed', stateName: 'closed', assignee: 'Ana' }
    expect(changeBetween(closed, before)).toBe('opened')
    expect(changeBetween({ ...before, assignee: 'Ana' }, before)).toBeNull()
  })
})
