import { UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { languages, speak } from '../../../../app/i18n.ts'
import classes from './language-choice.module.css'

export const LanguageChoice = () => {
  const { t, i18n } = useTranslation('app')
  return (
    <nav className={classes.languages} aria-label={t('language')}>
      {languages.map(({ value, label }) => (
        <UnstyledButton
          key={value}
          lang={value}
          className={classes.language}
          aria-pressed={i18n.language === value}
          onClick={() => speak(value)}
        >
          {label}
        </UnstyledButton>
      ))}
    </nav>
  )
}
