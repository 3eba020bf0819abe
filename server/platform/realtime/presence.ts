import type { Bus } from './bus.ts'
import type { Live } from './live.ts'

export type PresenceState = 'looking' | 'typing'

export interface Present {
  id: string
  name: string
  avatar: string | null
  state: PresenceState
}

interface Heard {
  workspaceId: string
  subjectId: string
  who: Omit<Present, 'state'>
  state: PresenceState | 'gone'
}

const forgottenAfter = 30_000

/** Who is looking at what, and who is typing. Kept in memory of every process, told over the bus, forgotten by itself. */
export function createPresence(bus: Bus, live: Live) {
  const present = new Map<string, Map<string, Present & { until: number }>>()
  bus.subscribe((topic, message) => topic === 'presence' && hear(message as Heard))

  function hear({ workspaceId, subjectId, who, state }: Heard): void {
    const key = `${workspaceId}/${subjectId}`
    const people = present.get(key) ?? new Map()
    if (state === 'gone') people.delete(who.id)
    else people.set(who.id, { ...who, state, until: Date.now() + forgottenAfter })
    if (people.size) present.set(key, people)
    else present.delete(key)
    live.tell(workspaceId, 'presence', { conversationId: subjectId, present: list(workspaceId, subjectId) })
  }

  function list(workspaceId: string, subjectId: string): Present[] {
    return [...(present.get(`${workspaceId}/${subjectId}`)?.values() ?? [])]
      .filter((who) => who.until > Date.now())
      .map(({ until, ...who }) => who)
  }

  const sweep = setInterval(() => {
    for (const [key, people] of present) {
      const [workspaceId = '', subjectId = ''] = key.split('/')
      for (const who of people.values())
        if (who.until <= Date.now()) hear({ workspaceId, subjectId, who, state: 'gone' })
    }
  }, 5000)

  return {
    list,
    say(workspaceId: string, subjectId: string, who: Omit<Present, 'state'>, state: PresenceState | 'gone'): void {
      bus.publish('presence', { workspaceId, subjectId, who, state } satisfies Heard)
    },
    close: () => clearInterval(sweep),
  }
}

export type Presence = ReturnType<typeof createPresence>
