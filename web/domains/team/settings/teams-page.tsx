import { Button } from '@mantine/core'
import { IconPlus, IconUsers } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Team } from '../../../../contract/team.ts'
import { Blank } from '../../../../ui/blank.tsx'
import { Line, Lines, LinesSkeleton } from '../../../../ui/lines.tsx'
import { Page } from '../../../../ui/page.tsx'
import { useAbility } from '../../../app/session.ts'
import { Failed } from '../../../app/states.tsx'
import { membersQuery, teamsQuery } from '../api.ts'
import { TeamDialog } from './components/team-dialog.tsx'

export const TeamsPage = () => {
  const { t } = useTranslation(['team', 'app'])
  const mayManage = useAbility('members.manage')
  const teams = useQuery(teamsQuery)
  const members = useQuery(membersQuery).data?.items ?? []
  const [changing, setChanging] = useState<Team | 'new' | null>(null)
  const names = (team: Team) =>
    members.filter(({ id, active }) => active && team.memberIds.includes(id)).map(({ name }) => name)

  return (
    <Page
      title={t('teams.title')}
      text={t('teams.text')}
      actions={
        mayManage && (
          <Button leftSection={<IconPlus size={17} />} onClick={() => setChanging('new')}>
            {t('teams.add')}
          </Button>
        )
      }
    >
      {teams.isPending && <LinesSkeleton label={t('app:loading')} />}
      {teams.isError && !teams.data && <Failed error={teams.error} retry={() => teams.refetch()} />}
      {teams.data?.items.length === 0 && (
        <Blank icon={<IconUsers size={32} stroke={1.4} />} title={t('teams.none')} text={t('teams.noneText')} />
      )}
      {teams.data && teams.data.items.length > 0 && (
        <Lines label={t('teams.title')}>
          {teams.data.items.map((team) => (
            <Line
              key={team.id}
              icon={<IconUsers size={20} stroke={1.5} />}
              title={team.name}
              text={names(team).join(', ') || t('teams.empty')}
              actions={
                mayManage && (
                  <Button size="compact-sm" variant="default" onClick={() => setChanging(team)}>
                    {t('app:edit')}
                  </Button>
                )
              }
            />
          ))}
        </Lines>
      )}
      {changing && (
        <TeamDialog
          team={changing === 'new' ? null : changing}
          members={members.filter(({ active }) => active)}
          onClose={() => setChanging(null)}
        />
      )}
    </Page>
  )
}
