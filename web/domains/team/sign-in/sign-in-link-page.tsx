import { Alert, Button, Stack, TextInput } from '@mantine/core'
import { IconLinkOff } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Blank } from '../../../../ui/blank.tsx'
import { api } from '../../../app/api.ts'
import { useProblemWords } from '../../../app/notices.tsx'
import { Problem } from '../../../app/problem.ts'
import { RoutePending } from '../../../app/route-states.tsx'
import { Failed } from '../../../app/states.tsx'
import { signInLinkQuery } from '../api.ts'
import { Door } from './components/door.tsx'
import { useEnter } from './use-enter.ts'

const isOver = (error: unknown): boolean => error instanceof Problem && error.code === 'not-found'

/** Where a link in a sign-in mail leads: it asks, because programs that look through mail open links too. */
export const SignInLinkPage = () => {
  const { t } = useTranslation('team')
  const { token } = useParams({ from: '/sign-in/link/$token' })
  const { to } = useSearch({ from: '/sign-in/link/$token' })
  const { data, error, isPending, refetch } = useQuery(signInLinkQuery(token))
  const enter = useEnter()
  const words = useProblemWords()
  const signIn = useMutation({
    mutationFn: () => api('POST /sign-in-links/{token}/session', { params: { token } }),
    onSuccess: () => enter(undefined, to),
  })

  if (isPending) return <RoutePending />
  if (isOver(error) || isOver(signIn.error)) {
    return (
      <Door title={t('signIn.title')}>
        <Blank icon={<IconLinkOff size={36} stroke={1.4} />} title={t('link.over')} text={t('link.overText')}>
          <Button component={Link} to="/sign-in" variant="default">
            {t('backToSignIn')}
          </Button>
        </Blank>
      </Door>
    )
  }
  if (!data) {
    return (
      <Door title={t('signIn.title')}>
        <Failed error={error} retry={refetch} />
      </Door>
    )
  }
  return (
    <Door title={t('link.title')} text={t('link.text')}>
      <Stack gap="sm">
        {signIn.isError && (
          <Alert color="red" role="alert">
            {words(signIn.error).title}. {words(signIn.error).detail}
          </Alert>
        )}
        <TextInput label={t('email')} value={data.email} readOnly />
        <Button autoFocus fullWidth loading={signIn.isPending} onClick={() => signIn.mutate()}>
          {t('link.go')}
        </Button>
      </Stack>
    </Door>
  )
}
