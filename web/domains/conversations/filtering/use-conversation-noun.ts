import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { api } from '../../../app/api.ts'
import type { FilterNoun, Source } from '../../../app/filters/noun.ts'
import { companySource, personSource } from '../../../app/filters/people-sources.ts'
import { channelsQuery } from '../../channels/index.ts'
import { readerSource, teamSource } from '../../team/index.ts'
import { conversationQuery, tagsQuery, topicsQuery } from '../api.ts'
import { foundQuery } from '../merging/api.ts'
import { topicPath, topicsInOrder } from '../rules.ts'

/** Two topics of one name are told apart by what they stand below. */
const topicSource: Source = {
  useChoices: () => {
    const topics = useQuery(topicsQuery).data?.items ?? []
    return topicsInOrder(topics).map(({ topic: { id, name } }) => {
      const path = topicPath(topics, id) ?? name
      const isAlone = topics.filter((other) => other.name.toLowerCase() === name.toLowerCase()).length === 1
      return { value: id, label: path, word: isAlone ? name : path.replaceAll(' › ', '/') }
    })
  },
}

const channelSource: Source = {
  useChoices: () => (useQuery(channelsQuery).data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
}

/** Found by number, subject or name; those that were chosen already keep theirs. */
const conversationSource: Source = {
  useChoices: (typed, chosen) => {
    const asked = typed.replace(/^#/, '').trim()
    const found = useQuery({ ...foundQuery(asked || undefined), placeholderData: keepPreviousData })
    const known = useQueries({ queries: chosen.map((id) => conversationQuery(id)) }).flatMap(({ data }) => data ?? [])
    const offered = (asked && found.data?.items) || []
    const lines = [...known, ...offered.filter(({ id }) => !chosen.includes(id))]
    return lines.map(({ id, number, subject }) => ({ value: id, label: `#${number} ${subject}`, word: String(number) }))
  },
}

/** Conversations, as the filter editor asks of them. */
export const conversationNoun: FilterNoun = {
  noun: 'conversations',
  fetchFields: () => api('GET /conversations/fields'),
  translate: (body) => api('POST /conversations/filter-translations', { body }),
  sources: {
    member: readerSource,
    team: teamSource,
    topic: topicSource,
    channel: channelSource,
    person: personSource,
    company: companySource,
    conversation: conversationSource,
  },
  useTags: () => useQuery(tagsQuery).data?.items.map(({ name }) => name) ?? [],
}
