import { Checkbox, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation, Message } from '../../../../../contract/conversations.ts'
import { FormDialog } from '../../../../app/form-dialog.tsx'
import { sidesQuery } from '../../side-conversations/api.ts'
import { useSplitting } from '../use-splitting.ts'
import classes from './split-dialog.module.css'

interface Props {
  conversation: Conversation
  /** The one it began with. */
  first: Message
  onClose: () => void
}

const isMovable = ({ kind }: Message) => kind !== 'system'

/** Which messages go into the new conversation, and what it is about. */
const SplitDialog = ({ conversation, first, onClose }: Props) => {
  const { t } = useTranslation('merging')
  const { split } = useSplitting(conversation.id)
  const sides = useQuery(sidesQuery(conversation.id)).data?.items ?? []
  const [chosen, setChosen] = useState([first.id])
  const [subject, setSubject] = useState('')
  const messages = conversation.messages.filter(isMovable)
  const all = chosen.length >= conversation.messageCount
  return (
    <FormDialog
      title={t('split.title')}
      onClose={onClose}
      saving={split}
      submitLabel={t('split.do', { count: chosen.length })}
      incomplete={chosen.length === 0 || all}
      onSubmit={() =>
        split.mutate({ messageIds: chosen, subject: subject.trim() || undefined }, { onSuccess: onClose })
      }
    >
      <Checkbox.Group label={t('split.which')} description={t('split.text')} value={chosen} onChange={setChosen}>
        <ul className={classes.list}>
          {messages.map((message) => (
            <li key={message.id}>
              <Checkbox
                value={message.id}
                classNames={{ labelWrapper: classes.label }}
                label={
                  <>
                    <span className={classes.author}>{message.author.name ?? message.author.email ?? 'Kept'}</span>
                    <span className={classes.words}>{message.text.slice(0, 140)}</span>
                  </>
                }
              />
            </li>
          ))}
        </ul>
      </Checkbox.Group>
      {sides.length > 0 && <Text size="sm">{t('split.sides', { count: sides.length })}</Text>}
      <TextInput
        label={t('split.subject')}
        placeholder={first.subject ?? conversation.subject}
        maxLength={500}
        value={subject}
        onChange={(event) => setSubject(event.currentTarget.value)}
      />
    </FormDialog>
  )
}

export default SplitDialog
