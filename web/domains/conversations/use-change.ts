import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Contract } from '../../../contract/contract.ts'
import type { ConversationLine } from '../../../contract/conversations.ts'
import type { CallInput } from '../../../contract/endpoint.ts'
import type { FieldValues, GivenValues } from '../../../contract/fields.ts'
import { hideNotice } from '../../app/notice-board.tsx'
import { useChoiceNotice, useFailureNotice, useUndoNotice } from '../../app/notices.tsx'
import type { What } from '../../app/outbox/rules.ts'
import { hasCode } from '../../app/problem.ts'
import { withGiven } from '../fields/index.ts'
import { askForMissing } from './resolving/use-required.ts'
import { patchConversation, refreshLists, refreshOpened } from './use-cached-conversation.ts'
import { type Deed, perform } from './use-deed.ts'

type Body = NonNullable<CallInput<Contract['PATCH /conversations/{id}']>['body']>
type Facts = Omit<Body, 'fields' | 'tags' | 'addTags' | 'removeTags'>
type Assignee = ConversationLine['assignee']

interface Change {
  /** What it looks like until the server has answered. */
  now: Partial<ConversationLine>
  deed: Deed
  /** What it is called while it waits for a connection. */
  what: What
  text?: string | undefined
  /** Not done later where more was said than is seen now. */
  asSeen?: true
  /** Tried again with the fields it was refused for, once they are filled in. */
  withFields?: (fields: FieldValues) => void
  /** Somebody was faster: it is theirs by now. */
  taken?: (theirs: Assignee) => void
  /** Said when done, with a way back. */
  said?: { text: string; undo: () => void }
}

/** Changes to one conversation: shown at once, taken back where the server refuses. */
export const useChange = (line: ConversationLine) => {
  const client = useQueryClient()
  const { t } = useTranslation('conversations')
  const failed = useFailureNotice()
  const offerUndo = useUndoNotice()
  const offerChoice = useChoiceNotice()
  const { id, number, seq } = line

  const { mutate } = useMutation({
    mutationFn: ({ deed, what, text, asSeen }: Change) =>
      perform(id, deed, { what, text, conversation: { id, number }, ...(asSeen && { ifSeq: seq }) }),
    onMutate: ({ now }) => {
      patchConversation(client, id, now)
      return line
    },
    // Without a connection it stays as it was made to look, and is done by itself later.
    onSuccess: (answer, { said }) => {
      if (!answer) return
      patchConversation(client, id, answer)
      if (said) offerUndo({ id: `conversation-${id}`, text: said.text, undo: said.undo })
    },
    onError: (error, { withFields, taken }, before) => {
      if (before) patchConversation(client, id, before)
      if (withFields && askForMissing(error, id, withFields)) return
      if (taken && hasCode(error, 'conflict')) return taken(error.data.assignee as Assignee)
      failed(error)
    },
    onSettled: () => Promise.all([refreshOpened(client, id), refreshLists(client, new Set([id]))]),
  })

  const reopen = () => {
    hideNotice(`conversation-${id}`)
    mutate({
      now: { status: 'open' },
      deed: { call: 'DELETE /conversations/{id}/resolution' },
      what: 'reopen',
      asSeen: true,
    })
  }

  function set(facts: Facts, fields?: FieldValues) {
    mutate({
      now: facts,
      deed: { call: 'PATCH /conversations/{id}', body: { ...facts, ...(fields && { fields }) } },
      ...whatOf(facts),
      withFields: (filled) => set(facts, filled),
    })
  }

  /** One tag; those that others give or take at the same time stay as they want them. */
  function setTag(tag: string, wanted: boolean) {
    const others = line.tags.filter((other) => other !== tag)
    mutate({
      now: { tags: wanted ? [...others, tag] : others },
      deed: { call: 'PATCH /conversations/{id}', body: wanted ? { addTags: [tag] } : { removeTags: [tag] } },
      what: 'tags',
      text: tag,
    })
  }

  function assign(assignee: Assignee, from: Assignee = line.assignee) {
    const body = { assigneeId: assignee?.id ?? null, fromAssigneeId: from?.id ?? null }
    mutate({
      now: { assignee },
      deed: { call: 'PUT /conversations/{id}/assignment', body },
      what: 'assign',
      text: assignee?.name,
      taken: (theirs) =>
        offerChoice({
          id: `taken-${id}`,
          text: theirs ? t('taken.by', { number, name: theirs.name }) : t('taken.byNobody', { number }),
          label: t('taken.anyway'),
          run: () => assign(assignee, theirs),
        }),
    })
  }

  function resolve(seenSeq: number, along: { statusId?: string; fields?: FieldValues } = {}) {
    mutate({
      now: { status: 'resolved', statusId: along.statusId ?? null },
      deed: { call: 'PUT /conversations/{id}/resolution', body: { seenSeq, ...along } },
      what: 'resolve',
      said: { text: t('done.resolved', { number }), undo: reopen },
      withFields: (fields) => resolve(seenSeq, { ...along, fields }),
    })
  }

  const unmarkSpam = () =>
    mutate({ now: {}, deed: { call: 'DELETE /conversations/{id}/spam' }, what: 'not-spam', asSeen: true })
  const restore = () =>
    mutate({ now: {}, deed: { call: 'DELETE /conversations/{id}/deletion' }, what: 'restore', asSeen: true })

  return {
    set: (facts: Facts) => set(facts),
    setTag,
    setFields: (given: GivenValues) =>
      mutate({
        now: { fields: withGiven(line.fields ?? {}, given) },
        deed: { call: 'PATCH /conversations/{id}', body: { fields: given } },
        what: 'fields',
      }),
    assign: (assignee: Assignee) => assign(assignee),
    giveToTeam: (teamId: string | null) =>
      mutate({
        now: { teamId },
        deed: { call: 'PUT /conversations/{id}/assignment', body: { teamId } },
        what: 'team',
      }),
    resolve,
    reopen,
    markSpam: () =>
      mutate({
        now: {},
        deed: { call: 'PUT /conversations/{id}/spam' },
        what: 'spam',
        asSeen: true,
        said: { text: t('done.spam'), undo: unmarkSpam },
      }),
    unmarkSpam,
    putIntoTrash: () =>
      mutate({
        now: {},
        deed: { call: 'PUT /conversations/{id}/deletion' },
        what: 'trash',
        asSeen: true,
        said: { text: t('done.trash'), undo: restore },
      }),
    restore,
  }
}

/** What somebody wrote meanwhile matters where it is said how the conversation stands, and for nothing else. */
const whatOf = (facts: Facts): Pick<Change, 'what' | 'text' | 'asSeen'> => {
  if (facts.urgency) return { what: 'urgency' }
  if (facts.topicId !== undefined) return { what: 'topic' }
  if (facts.subject) return { what: 'subject', text: facts.subject }
  return { what: 'status', asSeen: true }
}

export type Changes = ReturnType<typeof useChange>
