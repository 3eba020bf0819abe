import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Banner } from '../../../../../ui/banner.tsx'
import { usePlaceholderWords } from '../use-words.ts'

/** Says what has to be written before it can be sent. */
export const MissingBanner = ({ missing, onGo }: { missing: readonly string[]; onGo: () => void }) => {
  const { t } = useTranslation('replies')
  const words = usePlaceholderWords()
  if (missing.length === 0) return null
  return (
    <Banner
      tone="soon"
      icon={<IconAlertTriangle size={16} stroke={1.6} />}
      actions={
        <Button size="compact-sm" variant="default" onClick={onGo}>
          {t('missing.go')}
        </Button>
      }
    >
      {t('missing.text', { count: missing.length, names: missing.map(words).join(', ') })}
    </Banner>
  )
}
