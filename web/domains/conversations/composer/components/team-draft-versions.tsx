import { Modal, Skeleton, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Moment } from '../../../../../ui/moment.tsx'
import { api } from '../../../../app/api.ts'
import { Failed } from '../../../../app/states.tsx'
import { textOf } from '../rules.ts'
import classes from './team-draft-versions.module.css'

/** Every version of the team's reply, to read and to copy from. */
const TeamDraftVersions = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const { t } = useTranslation(['collaboration', 'app'])
  const versions = useQuery({
    queryKey: ['team-draft', id, 'versions'],
    queryFn: () => api('GET /conversations/{id}/team-draft/versions', { params: { id } }),
  })
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('teamDraft.versions')}
      closeButtonProps={{ 'aria-label': t('app:close') }}
    >
      {versions.isPending && <Skeleton height={120} />}
      {versions.isError && <Failed error={versions.error} retry={() => versions.refetch()} />}
      <Stack gap="md">
        {versions.data?.items.map(({ version, html, by, at }) => (
          <article key={version}>
            <Text size="sm" fw={600}>
              {t('teamDraft.version', { version, name: by.name })} · <Moment at={at} />
            </Text>
            <p className={classes.text}>{textOf(html)}</p>
          </article>
        ))}
      </Stack>
    </Modal>
  )
}

export default TeamDraftVersions
