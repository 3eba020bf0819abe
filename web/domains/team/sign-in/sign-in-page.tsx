import { Button } from '@mantine/core'
import { IconMailCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Blank } from '../../../../ui/blank.tsx'
import { setupQuery } from '../../../app/session.ts'
import { CodeForm } from './components/code-form.tsx'
import { Door } from './components/door.tsx'
import { ForgotForm } from './components/forgot-form.tsx'
import { PasswordForm } from './components/password-form.tsx'
import { useEnter } from './use-enter.ts'
import { useSignIn } from './use-sign-in.ts'

export const SignInPage = () => {
  const { t } = useTranslation('team')
  const { to = '/', error } = useSearch({ from: '/sign-in' })
  const enter = useEnter()
  const setup = useQuery(setupQuery).data
  const [email, setEmail] = useState('')
  const signIn = useSignIn(() => enter(undefined, to), to)
  const wrong = signIn.wrong ?? (error && signIn.step === 'password' ? t('wrong.link') : null)

  if (signIn.step === 'mailed' || signIn.step === 'forgotMailed') {
    return (
      <Door title={t('mailed.title')}>
        <Blank icon={<IconMailCheck size={36} stroke={1.4} />} title={email} text={t('mailed.text')}>
          <Button variant="default" onClick={() => signIn.setStep('password')}>
            {t('backToSignIn')}
          </Button>
        </Blank>
      </Door>
    )
  }
  if (signIn.step === 'code') {
    return (
      <Door title={t('code.title')} text={t('code.text')}>
        <CodeForm signIn={signIn} wrong={wrong} />
      </Door>
    )
  }
  if (signIn.step === 'forgot') {
    return (
      <Door title={t('forgot.title')} text={t('forgot.text')}>
        <ForgotForm email={email} onEmail={setEmail} signIn={signIn} wrong={wrong} />
      </Door>
    )
  }
  return (
    <Door title={t('signIn.title')}>
      <PasswordForm email={email} onEmail={setEmail} signIn={signIn} wrong={wrong} ways={setup?.signIn} />
    </Door>
  )
}
