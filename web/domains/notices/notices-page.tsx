import { Button } from '@mantine/core'
import { IconChecks } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Card } from '../../../ui/card.tsx'
import { Page } from '../../../ui/page.tsx'
import { countQuery } from './api.ts'
import { NoticeList } from './components/notice-list.tsx'
import { useReadNotices } from './use-read-notices.ts'

/** All of it on a page of its own, as a phone shows it. */
export const NoticesPage = () => {
  const { t } = useTranslation('notices')
  const unread = useQuery(countQuery).data?.unread ?? 0
  const read = useReadNotices()
  return (
    <Page
      title={t('title')}
      actions={
        <Button
          variant="default"
          size="sm"
          disabled={unread === 0}
          leftSection={<IconChecks size={16} stroke={1.6} />}
          onClick={() => read({ all: true })}
        >
          {t('readAll')}
        </Button>
      }
    >
      <Card>
        <NoticeList />
      </Card>
    </Page>
  )
}
