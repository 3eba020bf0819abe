import { Button, Group, Modal, Select, Stack, TagsInput, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BulkAct } from '../../../../../contract/bulk.ts'
import { useFormat } from '../../../../../ui/format.ts'
import { useReaders } from '../../../team/index.ts'
import { tagsQuery, topicsQuery } from '../../api.ts'
import { readyRepliesQuery } from '../../ready-replies/api.ts'
import { topicPath } from '../../rules.ts'
import type { Asking } from '../rules.ts'

interface Props {
  kind: Asking
  count: number
  onAct: (act: BulkAct) => void
  onClose: () => void
}

const nobody = 'nobody'
const statuses = ['open', 'waiting-on-us', 'waiting-on-customer', 'closed'] as const
const urgencies = ['urgent', 'high', 'normal', 'low'] as const

/** What an act has to know before it begins. */
const ActDialog = ({ kind, count, onAct, onClose }: Props) => {
  const { t } = useTranslation(['bulk', 'conversations', 'app'])
  const format = useFormat()
  const choices = useChoices(kind)
  const [value, setValue] = useState<string | null>(null)
  const [add, setAdd] = useState<string[]>([])
  const [remove, setRemove] = useState<string[]>([])
  const tags = useQuery(tagsQuery).data?.items.map(({ name }) => name) ?? []
  const act = actOf(kind, value, add, remove)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!act) return
    onAct(act)
    onClose()
  }
  return (
    <Modal opened onClose={onClose} title={t(`act.${kind}`)} closeButtonProps={{ 'aria-label': t('app:close') }}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          {kind === 'tags' ? (
            <>
              <TagsInput data-autofocus label={t('addTags')} data={tags} value={add} onChange={setAdd} />
              <TagsInput label={t('removeTags')} data={tags} value={remove} onChange={setRemove} />
            </>
          ) : (
            <Select
              data-autofocus
              searchable
              aria-label={t(`act.${kind}`)}
              data={choices}
              value={value}
              onChange={setValue}
              nothingFoundMessage={t('conversations:pick.nothing')}
            />
          )}
          {kind === 'reply' && <Text size="sm">{t('replyText', { count, shown: format.number(count) })}</Text>}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('app:cancel')}
            </Button>
            <Button type="submit" disabled={!act}>
              {t('doIt', { count, shown: format.number(count) })}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

const useChoices = (kind: Asking): { value: string; label: string }[] => {
  const { t } = useTranslation(['bulk', 'conversations'])
  const { members, teams } = useReaders()
  const topics = useQuery(topicsQuery).data?.items ?? []
  const replies = useQuery({ ...readyRepliesQuery, enabled: kind === 'reply' }).data?.items ?? []
  const named = (items: readonly { id: string; name: string }[]) =>
    items.map(({ id, name }) => ({ value: id, label: name }))
  const none = { value: nobody, label: t('none') }
  if (kind === 'assign') return [{ value: 'me', label: t('me') }, none, ...named(members)]
  if (kind === 'team') return [none, ...named(teams)]
  if (kind === 'topic') return [none, ...topics.map(({ id }) => ({ value: id, label: topicPath(topics, id) ?? '' }))]
  if (kind === 'urgency') return urgencies.map((value) => ({ value, label: t(`conversations:urgency.${value}`) }))
  if (kind === 'status') return statuses.map((value) => ({ value, label: t(`conversations:status.${value}`) }))
  return named(replies.filter(({ variants }) => variants.length > 0))
}

const actOf = (kind: Asking, value: string | null, add: string[], remove: string[]): BulkAct | null => {
  if (kind === 'tags') return add.length > 0 || remove.length > 0 ? { kind, add, remove } : null
  if (value === null) return null
  const chosen = value === nobody ? null : value
  if (kind === 'assign') return { kind, assigneeId: chosen }
  if (kind === 'team') return { kind, teamId: chosen }
  if (kind === 'topic') return { kind, topicId: chosen }
  if (kind === 'urgency') return { kind, urgency: value as (typeof urgencies)[number] }
  if (kind === 'status') return { kind, status: value as (typeof statuses)[number] }
  return { kind, readyReplyId: value, thenStatus: 'waiting-on-customer' }
}

export default ActDialog
