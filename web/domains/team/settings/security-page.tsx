import { useTranslation } from 'react-i18next'
import { Page } from '../../../../ui/page.tsx'
import { Passkeys } from './components/passkeys.tsx'
import { PasswordCard } from './components/password-card.tsx'
import { Sessions } from './components/sessions.tsx'
import { TwoFactor } from './components/two-factor.tsx'

export const SecurityPage = () => {
  const { t } = useTranslation('team')
  return (
    <Page title={t('security.title')}>
      <PasswordCard />
      <TwoFactor />
      <Passkeys />
      <Sessions />
    </Page>
  )
}
