import { Badge, Button } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Member } from '../../../../contract/team.ts'
import { Face } from '../../../../ui/face.tsx'
import { Line, Lines, LinesSkeleton } from '../../../../ui/lines.tsx'
import { Page } from '../../../../ui/page.tsx'
import { useAbility, useSession } from '../../../app/session.ts'
import { Failed } from '../../../app/states.tsx'
import { membersQuery, teamsQuery } from '../api.ts'
import { Invitations } from './components/invitations.tsx'
import { InviteDialog } from './components/invite-dialog.tsx'
import { MemberDialog } from './components/member-dialog.tsx'

export const MembersPage = () => {
  const { t } = useTranslation(['team', 'app'])
  const { profile } = useSession()
  const mayManage = useAbility('members.manage')
  const members = useQuery(membersQuery)
  const teams = useQuery(teamsQuery).data?.items ?? []
  const [inviting, setInviting] = useState(false)
  const [changing, setChanging] = useState<Member | null>(null)
  const sorted = members.data?.items.toSorted(
    (a, b) => Number(b.active) - Number(a.active) || a.name.localeCompare(b.name),
  )
  const teamNames = (member: Member) => teams.filter(({ id }) => member.teamIds.includes(id)).map(({ name }) => name)

  return (
    <Page
      title={t('members.title')}
      actions={
        mayManage && (
          <Button leftSection={<IconUserPlus size={17} />} onClick={() => setInviting(true)}>
            {t('members.invite')}
          </Button>
        )
      }
    >
      {members.isPending && <LinesSkeleton label={t('app:loading')} />}
      {members.isError && !sorted && <Failed error={members.error} retry={() => members.refetch()} />}
      {sorted && (
        <Lines label={t('members.title')}>
          {sorted.map((member) => (
            <Line
              key={member.id}
              icon={<Face name={member.name} picture={member.avatar} size={34} />}
              title={
                <>
                  {member.name} {member.id === profile.member.id && <Badge variant="light">{t('members.me')}</Badge>}{' '}
                  {!member.active && (
                    <Badge variant="light" color="gray">
                      {t('members.left')}
                    </Badge>
                  )}{' '}
                  {member.away && (
                    <Badge variant="light" color="yellow">
                      {t('app:away')}
                    </Badge>
                  )}
                </>
              }
              text={[member.email, t(`role.${member.role}`), ...teamNames(member)].join(' · ')}
              actions={
                mayManage && (
                  <Button size="compact-sm" variant="default" onClick={() => setChanging(member)}>
                    {t('app:edit')}
                  </Button>
                )
              }
            />
          ))}
        </Lines>
      )}
      {mayManage && <Invitations />}
      {inviting && <InviteDialog teams={teams} onClose={() => setInviting(false)} />}
      {changing && <MemberDialog member={changing} teams={teams} onClose={() => setChanging(null)} />}
    </Page>
  )
}
