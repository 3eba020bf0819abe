import { describe, expect, test } from 'vitest'
import { arrows } from './arrows.ts'
import { barrels } from './barrels.ts'
import { leaks } from './leaks.ts'
import { length } from './length.ts'
import { locales } from './locales.ts'
import { lock } from './lock.ts'
import { broken, house } from './planted.ts'
import { purity } from './purity.ts'
import { rings } from './rings.ts'
import type { Rule } from './rule.ts'
import { settings } from './settings.ts'
import { shipped } from './shipped.ts'
import { vocabulary } from './vocabulary.ts'
import { writers } from './writers.ts'

/** What is planted, where, and which rule must find it. */
type Planted = [rule: string, path: string, text: string]

function finds(rule: Rule, planted: Planted[]) {
  test.each(planted)('%s in %s', (name, path, text) => {
    expect(broken(rule, { [path]: text })).toContain(`${name} ${path}`)
  })
}

describe('arrows', () => {
  finds(arrows, [
    ['contract', 'contract/people.ts', "import type { find } from '../server/domains/people/index.ts'"],
    ['contract', 'contract/people.ts', "import { sql } from 'kysely'"],
    ['clients', 'web/app/main.tsx', "import type { open } from '../../server/platform/db/open.ts'"],
    ['clients', 'ui/card.tsx', "export type Open = import('../server/platform/db/open.ts').Open"],
    ['widget-types', 'widget/chat.tsx', "import { person } from '../contract/people.ts'"],
    ['client-values', 'web/app/people.tsx', "import { person } from '../../contract/people.ts'"],
    ['client-values', 'contract/people-rules.ts', "import { person } from './people.ts'"],
    ['platform', 'server/platform/db/open.ts', "import { find } from '../../domains/people/index.ts'"],
    ['core', 'server/domains/people/queries.ts', "import { seed } from '../../../demo/seed.ts'"],
    ['testing', 'server/domains/people/queries.ts', "import { clock } from '../../testing/clock.ts'"],
    ['left', 'server/domains/people/queries.ts', "import { due } from '../promises/index.ts'"],
    ['left', 'server/domains/people/queries.ts', "const { due } = await import('../promises/index.ts')"],
    ['left', 'server/domains/people/queries.ts', "export type { Due } from '../promises/index.ts'"],
    ['front-door', 'server/domains/promises/queries.ts', "import { find } from '../people/queries.ts'"],
    ['front-door', 'server/domains/registry.ts', "import { find } from './people/queries.ts'"],
    ['front-door', 'server/main.ts', "import { find } from './domains/people/queries.ts'"],
    [
      'front-door',
      'web/domains/conversations/inbox.tsx',
      "import { PersonCard } from '../people/components/person-card.tsx'",
    ],
    ['reactions', 'server/domains/people/jobs.ts', "import { heard } from './reactions.ts'"],
    ['pure', 'server/domains/conversations/rules.ts', "import { open } from '../../platform/db/open.ts'"],
    ['pure', 'server/domains/conversations/rules.ts', "import { resolve } from './actions/resolve.ts'"],
    ['pure', 'server/domains/conversations/rules.ts', "import { readFile } from 'node:fs'"],
    ['ui', 'ui/card.tsx', "import { Inbox } from '../web/domains/conversations/inbox.tsx'"],
    ['network', 'server/domains/people/queries.ts', "import { request } from 'node:https'"],
    ['network', 'server/domains/people/queries.ts', "import pg from 'pg'"],
    ['network', 'server/platform/http/mail.ts', "import { createTransport } from 'nodemailer'"],
  ])

  test('let tests and types through where only values are barred', () => {
    expect(
      broken(arrows, {
        'server/domains/people/queries.db.test.ts':
          "import { clock } from '../../testing/clock.ts'\nimport pg from 'pg'",
        'server/platform/http/mail.ts': "import type { Transporter } from 'nodemailer'",
        'server/domains/registry.ts': "import { due } from './promises/index.ts'",
      }),
    ).toEqual([])
  })

  test('say which domain is out of place even when the list has comments', () => {
    const list =
      "export const order = [\n  'promises', // not 'people' yet\n  'people',\n  'conversations',\n] as const"
    const planted = {
      'server/domains/index.ts': list,
      'server/domains/promises/queries.ts': "import '../people/index.ts'",
    }
    expect(broken(arrows, planted)).toEqual(['left server/domains/promises/queries.ts'])
  })

  test('refuse a list of domains they cannot read', () => {
    expect(() => arrows(house({ 'server/domains/index.ts': 'export const names = []' }))).toThrow('must export `order`')
  })
})

describe('rings', () => {
  const queries = 'server/domains/people/queries.ts'
  finds(rings, [
    ['no-rings', queries, "import type { merge } from './queries.ts'"],
    [
      'no-rings',
      'server/domains/people/index.ts',
      "export { merge } from './actions/merge.ts'\nexport * from './index.ts'",
    ],
  ])

  test('are found over three files, types included', () => {
    const planted = {
      [queries]: "import type { A } from './rules.ts'",
      'server/domains/people/rules.ts': "import type { B } from './permissions.ts'",
      'server/domains/people/permissions.ts': "import { find } from './queries.ts'",
    }
    const [ring] = rings(house(planted))
    expect(ring?.message).toContain('rules.ts')
    expect(ring?.message).toContain('queries.ts')
  })
})

describe('barrels', () => {
  finds(barrels, [
    ['no-barrels', 'server/domains/people/index.ts', "export * from './queries.ts'"],
    ['no-barrels', 'server/domains/people/queries.ts', "export { merge } from './actions/merge.ts'"],
    ['no-barrels', 'server/platform/db/index.ts', "export type { open } from './open.ts'"],
    ['no-barrels', 'ui/index.ts', "export * as card from './card.tsx'"],
  ])
})

describe('purity', () => {
  const rules = 'server/domains/conversations/rules.ts'
  finds(purity, [
    ['pure', rules, 'export const late = (due) => due < Date.now()'],
    ['pure', rules, 'export const late = (due) => due < new Date()'],
    ['pure', rules, 'export const pick = () => Math.random()'],
    ['pure', rules, 'export const load = async () => 1'],
  ])

  test('leaves comments and given times alone', () => {
    expect(broken(purity, { [rules]: '// Not Date.now(): the clock is given.\nconst at = new Date(1)' })).toEqual([])
  })
})

describe('writers', () => {
  const elsewhere = 'server/domains/conversations/actions/resolve.ts'
  finds(writers, [
    ['one-writer', elsewhere, "trx.insertInto('people').values({})"],
    ['one-writer', elsewhere, "trx\n  .updateTable('people as p')\n  .set({})"],
    ['one-writer', elsewhere, "trx.deleteFrom('events')"],
    ['one-writer', elsewhere, "trx.mergeInto('people')"],
    ['one-writer', elsewhere, 'trx.insertInto(table).values({})'],
    ['one-writer', elsewhere, "trx.insertInto('persons').values({})"],
    ['one-writer', elsewhere, 'sql`insert into people (id) values (1)`'],
    ['one-writer', elsewhere, 'sql`UPDATE people SET id = 1`'],
    ['one-writer', elsewhere, 'sql`with gone as (delete from only public.people where id = 1 returning id) select 1`'],
    ['one-writer', elsewhere, 'sql`update people p set id = 1`'],
    ['one-writer', elsewhere, 'sql`truncate people`'],
    ['one-writer', elsewhere, 'sql`copy people (id) from stdin`'],
    ['one-writer', 'server/domains/conversations/tables.ts', 'export interface Tables {\n  people: { id: string }\n}'],
    [
      'one-writer',
      'server/domains/people/queries.ts',
      "declare module 'x' { interface Tables { drafts: { id: string } } }",
    ],
  ])

  test('leave reads, comments, tests and the owner alone', () => {
    const planted = {
      [elsewhere]: "// update people set it right\ntrx.selectFrom('people')\nsql`select id from people for update`",
      'server/domains/people/actions/merge.db.test.ts': 'sql`delete from events`',
      'server/domains/people/health/actions/score.ts': "trx.updateTable('people').set({})",
    }
    expect(broken(writers, planted)).toEqual([])
  })
})

describe('vocabulary', () => {
  finds(vocabulary, [
    ['vocabulary', 'server/domains/people/storage.ts', ''],
    ['vocabulary', 'server/domains/people/Queries.ts', ''],
    ['vocabulary', 'server/domains/people/actions/deep/merge.ts', ''],
    ['vocabulary', 'server/domains/strangers/index.ts', ''],
    ['vocabulary', 'server/domains/order.ts', ''],
    ['vocabulary', 'server/domains/people/actions/split.test.ts', ''],
    ['vocabulary', 'server/platform/db/utils.ts', ''],
    ['vocabulary', 'ui/helpers/date.ts', ''],
    ['vocabulary', 'server/platform/mail-service.ts', ''],
    ['vocabulary', 'web/domains/people/store.ts', ''],
    ['vocabulary', 'web/domains/strangers/index.ts', ''],
  ])

  test('knows parts, aspects of tests and the files of the web', () => {
    const planted = {
      'server/domains/registry.ts': '',
      'server/domains/people/value/rules.ts': '',
      'server/domains/people/value/rules.test.ts': '',
      'server/domains/people/actions/merge.outsider.db.test.ts': '',
      'web/domains/people/api.ts': '',
      'web/domains/people/use-person.ts': '',
      'web/domains/people/components/person-card.module.css': '',
      'web/domains/people/components/person-card.test.tsx': '',
    }
    expect(broken(vocabulary, planted)).toEqual([])
  })
})

describe('length', () => {
  const long = 'line\n'.repeat(401)
  const reason = 'One table of every country, read as a table.'
  finds(length({}), [['length', 'server/platform/db/open.ts', long]])

  test('lets in a file with a reason, not longer than it was', () => {
    const rule = length({ 'ui/card.tsx': { lines: 401, because: reason } })
    expect(rule(house({ 'ui/card.tsx': long }))).toEqual([])
    expect(rule(house({ 'ui/card.tsx': `${long}line` }))).toHaveLength(1)
  })

  test('drops from the list what is short again, gone, or without a reason', () => {
    expect(length({ 'ui/card.tsx': { lines: 401, because: reason } })(house())).toHaveLength(1)
    expect(length({ 'ui/gone.tsx': { lines: 401, because: reason } })(house())).toHaveLength(1)
    expect(length({ 'ui/card.tsx': { lines: 401, because: 'big' } })(house({ 'ui/card.tsx': long }))).toHaveLength(1)
  })
})

describe('locales', () => {
  const ru = 'locales/ru/inbox.json'
  const forms = '"new_one": "{{count}} новое", "new_few": "{{count}} новых", "new_many": "{{count}} новых"'
  finds(locales, [
    ['locales', ru, `{${forms}, "new_other": "{{count}} нового"}`],
    ['locales', ru, `{"hello": "Привет, {{name}}", ${forms}}`],
    ['locales', ru, `{"hello": "Привет, {{who}}", ${forms}, "new_other": "{{count}} нового"}`],
    ['locales', ru, `{"hello": " ", ${forms}, "new_other": "{{count}} нового"}`],
    ['locales', ru, `{"hello": "Привет, {{name}}", "extra": "Ещё", ${forms}, "new_other": "{{count}} нового"}`],
    ['locales', 'locales/bg/inbox.json', '{"hello": "{{name}}", "new_one": "1", "new_few": "2", "new_other": "3"}'],
  ])

  test('miss a namespace that only one language has', () => {
    expect(broken(locales, { 'locales/en/extra.json': '{}' })).toEqual([
      'locales locales/ru/extra.json',
      'locales locales/bg/extra.json',
    ])
  })
})

describe('lock', () => {
  const locked = (paths: string[]) => {
    const tool = { version: '1.0.0', optionalDependencies: { 'tool-linux-x64': '1.0.0' } }
    const builds = Object.fromEntries(paths.map((path) => [path, { version: '1.0.0', optional: true }]))
    return JSON.stringify({ packages: { 'node_modules/a/node_modules/tool': tool, ...builds } })
  }
  finds(lock, [['lock', 'package-lock.json', locked(['node_modules/b/node_modules/tool-linux-x64'])]])

  test.each(['node_modules/tool-linux-x64', 'node_modules/a/node_modules/tool-linux-x64'])(
    'is whole with %s',
    (path) => {
      expect(broken(lock, { 'package-lock.json': locked([path]) })).toEqual([])
    },
  )
})

describe('shipped', () => {
  finds(shipped, [['shipped', 'server/domains/people/queries.ts', "import fc from 'fast-check'"]])

  test('lets types, tests and Node be', () => {
    const planted = {
      'server/domains/people/queries.ts':
        "import type { Arbitrary } from 'fast-check'\nimport { join } from 'node:path'",
      'server/domains/people/queries.test.ts': "import fc from 'fast-check'",
    }
    expect(broken(shipped, planted)).toEqual([])
  })
})

describe('settings', () => {
  const config = 'const environment = z.object({\n  KEPT_PORT: z.number(),\n  DATABASE_URL: z.url(),\n})'

  test('stand in README, each of them and no other', () => {
    const table = '| `KEPT_PORT` | 4040 | Port |\n| `KEPT_COLOUR` | | Colour |'
    const planted = { 'server/platform/config/config.ts': config, 'README.md': table }
    expect(settings(house(planted)).map(({ message }) => message)).toEqual([
      'DATABASE_URL is not in the table',
      'nobody reads KEPT_COLOUR',
    ])
  })
})

describe('leaks', () => {
  const home = ['', 'somewhere', 'checkout'].join('/')
  finds(leaks(home), [
    ['leaks', 'README.md', `Open ${['', 'home', 'maria', 'kept'].join('/')}`],
    ['leaks', 'README.md', `Made in ${home}.`],
    ['leaks', 'ui/key.ts', `'${['AKIA', 'ABCDEFGHIJKLMNOP'].join('')}'`],
    ['leaks', 'ui/key.ts', `-----BEGIN RSA PRIVATE ${'KEY'}-----\nMIIEowIBAAKCAQEAvx12345`],
    ['leaks', 'ui/key.ts', `'${['ghp', 'abcdefghijklmnop1234'].join('_')}'`],
    ['leaks', '.npmrc', 'registry=https://mirror.example/npm/'],
    ['leaks', '.npmrc', `//mirror.example/:_auth${'Token'}=x`],
    ['leaks', 'package-lock.json', '"resolved": "https://mirror.example/a/-/a-1.0.0.tgz"'],
  ])

  test('let the public registry be', () => {
    const planted = { 'package-lock.json': '"resolved": "https://registry.npmjs.org/a/-/a-1.0.0.tgz"' }
    expect(broken(leaks(home), planted)).toEqual([])
  })
})
