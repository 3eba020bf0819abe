import { Button } from '@mantine/core'
import { IconMail } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../../../ui/format.ts'
import { Line, Lines } from '../../../../../ui/lines.tsx'
import { api } from '../../../../app/api.ts'
import { useFailureNotice } from '../../../../app/notices.tsx'
import { invitationsQuery, teamKeys } from '../../api.ts'
import classes from './invitations.module.css'

/** Who was invited and has not come yet. */
export const Invitations = () => {
  const { t } = useTranslation('team')
  const format = useFormat()
  const client = useQueryClient()
  const failed = useFailureNotice()
  const invitations = useQuery(invitationsQuery).data?.items ?? []
  const withdraw = useMutation({
    mutationFn: (id: string) => api('DELETE /invitations/{id}', { params: { id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: teamKeys.invitations }),
    onError: failed,
  })
  if (invitations.length === 0) return null
  return (
    <section>
      <h2 className={classes.heading}>{t('members.invited')}</h2>
      <Lines label={t('members.invited')}>
        {invitations.map((invitation) => (
          <Line
            key={invitation.id}
            icon={<IconMail size={20} stroke={1.5} />}
            title={invitation.email}
            text={[
              t(`role.${invitation.role}`),
              t('members.invitedBy', { name: invitation.invitedBy }),
              t('members.until', { at: format.day(invitation.expiresAt) }),
            ].join(' · ')}
            actions={
              <Button
                size="compact-sm"
                variant="default"
                loading={withdraw.isPending && withdraw.variables === invitation.id}
                onClick={() => withdraw.mutate(invitation.id)}
              >
                {t('members.withdraw')}
              </Button>
            }
          />
        ))}
      </Lines>
    </section>
  )
}
