import { expect } from 'vitest'
import type { Rule, Tree } from './rule.ts'

/** A small house in which nothing is broken; tests plant one wrong file at a time. */
const sound: Record<string, string> = {
  'package.json': '{"dependencies": {"pg": "1", "zod": "1"}, "devDependencies": {"fast-check": "1"}}',
  'contract/people.ts': "import { z } from 'zod'\nexport const person = z.object({})\n",
  'server/domains/index.ts': "export const order = ['people', 'conversations', 'promises'] as const\n",
  'server/main.ts':
    "import { people } from './domains/people/index.ts'\nimport { open } from './platform/db/open.ts'\n",
  'server/platform/db/open.ts': "import pg from 'pg'\nexport const open = () => new pg.Pool()\n",
  'server/platform/events/tables.ts':
    "declare module '../db/open.ts' {\n  interface Tables {\n    events: { id: string }\n  }\n}\n",
  'server/domains/people/index.ts': "export { find } from './queries.ts'\n",
  'server/domains/people/queries.ts': 'export const find = 1\n',
  'server/domains/people/tables.ts':
    'export interface Tables {\n  people: { id: string; names: { first: string } }\n}\n',
  'server/domains/people/actions/merge.ts': "export const merge = (trx) => trx.updateTable('people').set({})\n",
  'server/domains/people/actions/merge.db.test.ts': "import { merge } from './merge.ts'\n",
  'server/domains/conversations/index.ts': "export { resolve } from './actions/resolve.ts'\n",
  'server/domains/conversations/rules.ts': "import type { Database } from '../../platform/db/open.ts'\n",
  'server/domains/conversations/actions/resolve.ts':
    "import { find } from '../../people/index.ts'\nexport const resolve = find\n",
  'server/domains/conversations/adapters/relay.ts': "import { connect } from 'node:net'\n",
  'server/domains/promises/index.ts': '// Hears what happens to its left.\n',
  'web/app/main.tsx':
    "import { Inbox } from '../domains/conversations/inbox.tsx'\nimport { Card } from '../../ui/card.tsx'\n",
  'web/domains/conversations/inbox.tsx': "import { PersonCard } from '../people/index.ts'\n",
  'web/domains/people/index.ts': "export { PersonCard } from './components/person-card.tsx'\n",
  'web/domains/people/components/person-card.tsx': "import type { person } from '../../../../contract/people.ts'\n",
  'ui/card.tsx': 'export const Card = () => <div />\n',
  'widget/chat.tsx': "import type { person } from '../contract/people.ts'\n",
  'locales/en/inbox.json': '{"hello": "Hello, {{name}}", "new_one": "One new", "new_other": "{{count}} new"}',
  'locales/bg/inbox.json': '{"hello": "Здравей, {{name}}", "new_one": "Едно ново", "new_other": "{{count}} нови"}',
  'locales/ru/inbox.json':
    '{"hello": "Привет, {{name}}", "new_one": "{{count}} новое", "new_few": "{{count}} новых", "new_many": "{{count}} новых", "new_other": "{{count}} нового"}',
}

/** The sound house with some files added, replaced, or (when undefined) taken away. */
export function house(changes: Record<string, string | undefined> = {}): Tree {
  const files = Object.entries({ ...sound, ...changes })
  return new Map(files.filter((file): file is [string, string] => file[1] !== undefined))
}

/** Plants files in the sound house and names each place where the rule then finds it broken, as `rule path`. */
export function broken(rule: Rule, changes: Record<string, string | undefined>): string[] {
  expect(rule(house())).toEqual([])
  return rule(house(changes)).map((problem) => `${problem.rule} ${problem.path}`)
}
