import { Modal, Stack, Text, UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '../../../../../contract/conversations.ts'
import { ShortMoment } from '../../../../../ui/moment.tsx'
import { SearchField } from '../../../../../ui/search-field.tsx'
import { Failed } from '../../../../app/states.tsx'
import { candidatesQuery, foundQuery } from '../../merging/api.ts'
import { personName } from '../../rules.ts'
import { useProblem } from '../use-problem.ts'
import classes from './problems.module.css'

/** Finding the conversation that this one is part of. What may be about the same matter is offered first. */
const LinkDialog = ({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) => {
  const { t } = useTranslation(['problems', 'conversations', 'app'])
  const [text, setText] = useState<string>()
  const candidates = useQuery(candidatesQuery(conversation.id))
  const found = useQuery(foundQuery(text))
  const { link } = useProblem(conversation.id)
  const source = text ? found : candidates
  const offered = text ? (found.data?.items ?? []) : (candidates.data?.items ?? []).map((each) => each.conversation)
  const shown = offered.filter(({ id }) => id !== conversation.id)
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('linkTitle', { number: conversation.number })}
      closeButtonProps={{ 'aria-label': t('app:close') }}
    >
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t('linkText')}
        </Text>
        <SearchField label={t('search')} text={text} onSearch={setText} />
        <div className={classes.offers}>
          {source.isError && <Failed error={source.error} retry={() => source.refetch()} />}
          {source.isSuccess && shown.length === 0 && (
            <p className={classes.none}>{text ? t('nothingFound') : t('searchFirst')}</p>
          )}
          {shown.length > 0 && (
            <ul className={classes.list} aria-label={t('offers')}>
              {shown.map((line) => (
                <li key={line.id}>
                  <UnstyledButton
                    className={classes.offer}
                    disabled={link.isPending}
                    onClick={() => link.mutate(line, { onSuccess: onClose })}
                  >
                    <span className={classes.line}>
                      <span className={classes.subject}>{line.subject || t('conversations:noSubject')}</span>
                      <span className={classes.number}>#{line.number}</span>
                    </span>
                    <span className={classes.facts}>
                      {personName(line.person)} · {t(`conversations:status.${line.status}`)} ·{' '}
                      <ShortMoment at={line.lastMessageAt} />
                    </span>
                  </UnstyledButton>
                </li>
              ))}
            </ul>
          )}
        </div>
      </Stack>
    </Modal>
  )
}

export default LinkDialog
