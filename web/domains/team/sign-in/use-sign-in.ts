import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemWords } from '../../../app/notices.tsx'
import { Problem } from '../../../app/problem.ts'

/** The library is fetched when the first button is pressed. */
const loadAuth = () => import('../../../app/auth.ts')

export type Step = 'password' | 'code' | 'mailed' | 'forgot' | 'forgotMailed'

/** The ways in and what each of them answers. `entered` is called with a session cookie in place. */
export const useSignIn = (entered: () => Promise<void>, to: string) => {
  const { t } = useTranslation('team')
  const words = useProblemWords()
  const [step, setStep] = useState<Step>('password')
  const [busy, setBusy] = useState<string | null>(null)
  const [wrong, setWrong] = useState<string | null>(null)
  const callbackURL = new URL(to, location.origin).href

  const say = (error: unknown) => {
    const refusal = error instanceof Problem ? String(error.data.refusal ?? '') : ''
    if (/INVALID_EMAIL_OR_PASSWORD|INVALID_PASSWORD|USER_NOT_FOUND/.test(refusal)) return setWrong(t('wrong.password'))
    if (/CODE|OTP|TWO_FACTOR/.test(refusal)) return setWrong(t('wrong.code'))
    if (/PASSKEY|AUTH_CANCELLED|AUTHENTICATION_FAILED/.test(refusal)) return setWrong(t('wrong.passkey'))
    const { title, detail } = words(error)
    setWrong(`${title}. ${detail}`)
  }
  const attempt = async (name: string, act: (loaded: Awaited<ReturnType<typeof loadAuth>>) => Promise<void>) => {
    setBusy(name)
    setWrong(null)
    try {
      await act(await loadAuth())
    } catch (error) {
      say(error)
    }
    setBusy(null)
  }

  return {
    step,
    setStep: (next: Step) => {
      setWrong(null)
      setStep(next)
    },
    busy,
    wrong,
    byPassword: (email: string, password: string) =>
      attempt('password', async ({ auth, answered }) => {
        const data = answered(await auth.signIn.email({ email, password }))
        if (data && 'twoFactorRedirect' in data && data.twoFactorRedirect) return setStep('code')
        await entered()
      }),
    byCode: (code: string, trustDevice: boolean) =>
      attempt('code', async ({ auth, answered }) => {
        const isTotp = /^\d{6}$/.test(code)
        answered(
          isTotp
            ? await auth.twoFactor.verifyTotp({ code, trustDevice })
            : await auth.twoFactor.verifyBackupCode({ code, trustDevice }),
        )
        await entered()
      }),
    byMail: (email: string) =>
      attempt('mail', async ({ auth, answered }) => {
        answered(await auth.signIn.magicLink({ email, callbackURL, errorCallbackURL: '/sign-in' }))
        setStep('mailed')
      }),
    byPasskey: () =>
      attempt('passkey', async ({ auth, answered }) => {
        answered(await auth.signIn.passkey())
        await entered()
      }),
    byProvider: (provider: string) =>
      attempt(provider, async ({ auth, answered }) => {
        answered(await auth.signIn.social({ provider, callbackURL, errorCallbackURL: '/sign-in' }))
      }),
    forgot: (email: string) =>
      attempt('forgot', async ({ auth, answered }) => {
        answered(await auth.requestPasswordReset({ email, redirectTo: '/reset-password' }))
        setStep('forgotMailed')
      }),
  }
}
