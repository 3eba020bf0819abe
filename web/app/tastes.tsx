import { useMantineColorScheme } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { LocaleContext } from '../../ui/format.ts'
import { speak } from './i18n.ts'
import { sessionQuery } from './session.ts'

/** The member's own language, time zone and colours, wherever they sign in. */
export const Tastes = ({ children }: { children: ReactNode }) => {
  const { i18n } = useTranslation()
  const { setColorScheme } = useMantineColorScheme()
  // Only looked at here: the router fetches it, and not before a screen needs it.
  const profile = useQuery({ ...sessionQuery, enabled: false }).data?.profile
  const language = profile?.language
  const theme = profile?.theme
  const timeZone = profile?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone

  useEffect(() => {
    if (language) speak(language)
  }, [language])

  useEffect(() => {
    if (theme) setColorScheme(theme === 'system' ? 'auto' : theme)
  }, [theme, setColorScheme])

  const locale = useMemo(() => ({ language: i18n.language, timeZone }), [i18n.language, timeZone])
  return <LocaleContext.Provider value={locale}>{children}</LocaleContext.Provider>
}
