import { Button } from '@mantine/core'
import { IconCloudOff, IconLock, IconMoodPuzzled } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Blank } from '../../ui/blank.tsx'
import { useProblemWords } from './notices.tsx'
import { hasCode } from './problem.ts'

/** A place that could not be filled: what happened, what to do, try again. */
export const Failed = ({ error, retry }: { error: unknown; retry?: () => void }) => {
  const { t } = useTranslation('app')
  const { title, detail } = useProblemWords()(error)
  if (hasCode(error, 'not-allowed')) return <NoRights />
  const Icon = hasCode(error, 'offline') ? IconCloudOff : IconMoodPuzzled
  return (
    <Blank icon={<Icon size={32} stroke={1.5} />} title={title} text={detail}>
      {retry && !hasCode(error, 'not-found') && (
        <Button variant="light" onClick={retry}>
          {t('tryAgain')}
        </Button>
      )}
    </Blank>
  )
}

export const NoRights = () => {
  const { t } = useTranslation('app')
  return <Blank icon={<IconLock size={32} stroke={1.5} />} title={t('noRights.title')} text={t('noRights.text')} />
}
