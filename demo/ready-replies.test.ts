import { expect, test } from 'vitest'
import { catalogue } from '../server/domains/conversations/placeholders/rules.ts'
import { faultsOf } from '../server/platform/templates/placeholders.ts'
import { carrier } from './company.ts'
import { READY_MADE } from './ready-replies.ts'

const topics = carrier({ seed: 1, now: new Date('2026-11-21T12:00:00Z') }).topics.map(({ key }) => key)

test.each(READY_MADE.map((reply) => [reply.name, reply] as const))(
  '%s can be filled in, for topics there are',
  (_, reply) => {
    const texts = [...Object.values(reply.words ?? {}), reply.actions.note ?? '']
    expect(texts.flatMap((text) => faultsOf(text, catalogue))).toEqual([])
    expect([...reply.topics, reply.actions.topic ?? 'late'].filter((topic) => !topics.includes(topic))).toEqual([])
  },
)
