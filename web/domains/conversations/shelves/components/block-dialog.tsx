import { Alert, Button, Group, Modal, Radio, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../../app/api.ts'
import { useDoneNotice, useProblemWords } from '../../../../app/notices.tsx'
import { Problem } from '../../../../app/problem.ts'
import { refreshLists, refreshOpened } from '../../use-cached-conversation.ts'

interface Props {
  conversationId: string
  email: string
  onClose: () => void
}

/** Keeps later mail of a sender as spam; an address or all of its domain. */
const BlockDialog = ({ conversationId, email, onClose }: Props) => {
  const { t } = useTranslation(['shelves', 'app'])
  const words = useProblemWords()
  const say = useDoneNotice()
  const client = useQueryClient()
  const domain = email.split('@').at(-1) ?? ''
  const [kind, setKind] = useState<'address' | 'domain'>('address')
  const value = kind === 'address' ? email : domain
  const block = useMutation({
    mutationFn: () => api('POST /blocked-senders', { body: { kind, value, conversationId } }),
    onSuccess: () => {
      say(t('blockedNow', { value }))
      refreshOpened(client, conversationId)
      refreshLists(client, new Set([conversationId]))
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    block.mutate()
  }
  return (
    <Modal opened onClose={onClose} title={t('block')} closeButtonProps={{ 'aria-label': t('app:close') }}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          {block.isError && (
            <Alert color="red" role="alert">
              {words(block.error).title}. {block.error instanceof Problem && block.error.fields[0]?.message}
            </Alert>
          )}
          <Radio.Group label={t('blockWhom')} value={kind} onChange={(next) => setKind(next as 'address' | 'domain')}>
            <Stack gap={8} pt={6}>
              <Radio value="address" label={email} />
              <Radio value="domain" label={t('wholeDomain', { domain })} />
            </Stack>
          </Radio.Group>
          <Text size="sm" c="dimmed">
            {t('blockText')}
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('app:cancel')}
            </Button>
            <Button type="submit" loading={block.isPending}>
              {t('blockIt')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

export default BlockDialog
