import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation, ConversationLine } from '../../../../../contract/conversations.ts'
import type { MergeReason } from '../../../../../contract/merging.ts'
import { SearchField } from '../../../../../ui/search-field.tsx'
import { Failed } from '../../../../app/states.tsx'
import { candidatesQuery, foundQuery } from '../api.ts'
import { likelySurvivor, maySurvive } from '../rules.ts'
import { useMerging } from '../use-merging.ts'
import { MergeChoice } from './merge-choice.tsx'
import classes from './merge-dialog.module.css'
import { SurvivorChoice } from './survivor-choice.tsx'

interface Props {
  conversation: Conversation
  onClose: () => void
  onMerged: (number: number) => void
}

/** Choosing what is about the same matter, and which of them survives. Nothing is copied, and all of it can be undone. */
const MergeDialog = ({ conversation, onClose, onMerged }: Props) => {
  const { t } = useTranslation(['merging', 'app'])
  const [text, setText] = useState<string>()
  const [chosen, setChosen] = useState<ConversationLine[]>([])
  const [wanted, setWanted] = useState<string>()
  const candidates = useQuery(candidatesQuery(conversation.id))
  const found = useQuery(foundQuery(text))
  const { merge, isPending } = useMerging(({ number }) => {
    onMerged(number)
    onClose()
  })

  const all = [conversation, ...chosen]
  const survivor =
    all.find((each) => each.id === wanted && maySurvive(each, all)) ?? likelySurvivor(all) ?? conversation
  const offered: { line: ConversationLine; reason: MergeReason | null }[] = text
    ? (found.data?.items ?? []).map((line) => ({ line, reason: null }))
    : (candidates.data?.items ?? []).map(({ conversation: line, reason }) => ({ line, reason }))
  const shown = offered.filter(({ line }) => line.id !== conversation.id)
  const source = text ? found : candidates
  const toggle = (line: ConversationLine) =>
    setChosen((before) =>
      before.some(({ id }) => id === line.id) ? before.filter(({ id }) => id !== line.id) : [...before, line],
    )

  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={t('title', { number: conversation.number })}
      closeButtonProps={{ 'aria-label': t('app:close') }}
    >
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t('text')}
        </Text>
        <SearchField label={t('search')} text={text} onSearch={setText} />
        <div className={classes.offers}>
          {source.isError && <Failed error={source.error} retry={() => source.refetch()} />}
          {source.isSuccess && shown.length === 0 && (
            <p className={classes.none}>{text ? t('nothingFound') : t('noCandidates')}</p>
          )}
          {shown.length > 0 && (
            <ul className={classes.list} aria-label={t('offers')}>
              {shown.map(({ line, reason }) => (
                <MergeChoice
                  key={line.id}
                  line={line}
                  reason={reason}
                  chosen={chosen.some(({ id }) => id === line.id)}
                  onToggle={() => toggle(line)}
                />
              ))}
            </ul>
          )}
        </div>
        {chosen.length > 0 && <SurvivorChoice all={all} survivorId={survivor.id} onChoose={setWanted} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('app:cancel')}
          </Button>
          <Button
            disabled={chosen.length === 0}
            loading={isPending}
            onClick={() =>
              merge({ survivor, mergedIds: all.filter(({ id }) => id !== survivor.id).map(({ id }) => id) })
            }
          >
            {chosen.length > 0 ? t('mergeInto', { count: chosen.length, number: survivor.number }) : t('merge')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

export default MergeDialog
