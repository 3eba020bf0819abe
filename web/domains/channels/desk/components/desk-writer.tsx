import { Alert, Button, Group, Stack, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemWords } from '../../../../app/notices.tsx'
import type { Letter } from '../use-desk.ts'

interface Props {
  to: string | undefined
  /** The mail that is answered; null for a new one. */
  answer: Letter | null
  busy: boolean
  error: unknown
  /** What the receiver said when it did not take the mail. */
  refusal: string | null
  onClose: () => void
  onSend: (mail: { subject: string; text: string; inReplyTo?: string | undefined }) => void
}

export const DeskWriter = ({ to, answer, busy, error, refusal, onClose, onSend }: Props) => {
  const { t } = useTranslation(['channels', 'app'])
  const words = useProblemWords()
  const [subject, setSubject] = useState(answer ? answer.subject.replace(/^(re:\s*)*/i, 'Re: ') : '')
  const [text, setText] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSend({ subject, text, inReplyTo: answer?.messageId ?? undefined })
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {Boolean(error) && (
          <Alert color="red" role="alert">
            {words(error).title}. {words(error).detail}
          </Alert>
        )}
        {refusal && (
          <Alert color="red" role="alert">
            {refusal}
          </Alert>
        )}
        <TextInput label={t('desk.to')} value={answer?.from ?? to ?? ''} readOnly />
        <TextInput
          label={t('desk.subject')}
          required
          autoFocus={!answer}
          maxLength={500}
          value={subject}
          onChange={(event) => setSubject(event.currentTarget.value)}
        />
        <Textarea
          label={t('desk.body')}
          required
          autoFocus={Boolean(answer)}
          autosize
          minRows={5}
          maxRows={14}
          maxLength={20_000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Group>
          <Button type="submit" loading={busy} disabled={!to || !subject.trim() || !text.trim()}>
            {t('desk.send')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('app:cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
