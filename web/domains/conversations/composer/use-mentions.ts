import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Mention } from '../../../../contract/mentions.ts'
import type { Member } from '../../../../contract/team.ts'
import type { Naming } from '../../../../ui/naming.ts'
import { useAbility } from '../../../app/session.ts'
import { membersQuery, teamsQuery, useReaders } from '../../team/index.ts'

export interface Mentionable extends Mention {
  label: string
  avatar: string | null
}

const most = 6

/** Whoever fits what is typed: a name counts from the beginning of any of its words. */
export const fitting = (all: readonly Mentionable[], query: string): Mentionable[] => {
  const wanted = query.toLocaleLowerCase()
  const fits = ({ label }: Mentionable) =>
    label
      .toLocaleLowerCase()
      .split(/\s+/)
      .some((word) => word.startsWith(wanted))
  return all.filter(fits).slice(0, most)
}

/** Who is asked beside a conversation: colleagues among them see it. */
export interface AskedInside {
  teamId: string | null
  ownerId: string | null
}

/** Completes names of members and teams behind an @: arrows choose, Enter or Tab takes, Escape lets it be. */
export const useMentions = (memberId: string, asked: AskedInside | null = null) => {
  // A colleague knows nobody but who asks them.
  const enabled = useAbility('workspace.read')
  const readers = useReaders({ enabled })
  const everybody = useQuery({ ...membersQuery, enabled: enabled && asked !== null }).data?.items ?? []
  const everyTeam = useQuery({ ...teamsQuery, enabled: enabled && asked !== null }).data?.items ?? []
  const isAsked = ({ id, active, teamIds }: Member) =>
    active && (id === asked?.ownerId || teamIds.some((teamId) => teamId === asked?.teamId))
  const members = [...new Set([...readers.members, ...everybody.filter(isAsked)])]
  const teams = [...new Set([...readers.teams, ...everyTeam.filter(({ id }) => id === asked?.teamId)])]
  const [naming, setNaming] = useState<Naming | null>(null)
  const [at, setAt] = useState(0)
  const all: Mentionable[] = [
    ...members
      .filter(({ id }) => id !== memberId)
      .map(({ id, name, avatar }) => ({ kind: 'member' as const, id, label: name, avatar })),
    ...teams.map(({ id, name }) => ({ kind: 'team' as const, id, label: name, avatar: null })),
  ]
  const choices = naming ? fitting(all, naming.query) : []
  const chosen = Math.min(at, Math.max(choices.length - 1, 0))

  const choose = ({ kind, id, label }: Mentionable) => naming?.choose({ kind, id, label })
  const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }
  return {
    choices,
    chosen,
    rect: naming?.rect ?? null,
    choose,
    onNaming: (next: Naming | null) => {
      setNaming(next)
      if (next?.query !== naming?.query) setAt(0)
    },
    keysFirst: (event: KeyboardEvent): boolean => {
      const choice = choices[chosen]
      if (!choice || event.ctrlKey || event.metaKey) return false
      const step = steps[event.key]
      if (step) {
        setAt((chosen + step + choices.length) % choices.length)
        return true
      }
      if (event.key === 'Enter' || event.key === 'Tab') {
        choose(choice)
        return true
      }
      if (event.key !== 'Escape') return false
      setNaming(null)
      return true
    },
  }
}
