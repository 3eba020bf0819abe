import '@fontsource-variable/inter/wght.css'
import '../../ui/mantine.ts'
import '../../ui/base.css'
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { cssVariables, theme } from '../../ui/theme.ts'
import { startWords } from './i18n.ts'
import { NoticeBoard } from './notice-board.tsx'
import { queryClient } from './query-client.ts'
import { RoutePending } from './route-states.tsx'
import { router } from './router.tsx'
import { Tastes } from './tastes.tsx'

const colorSchemes = localStorageColorSchemeManager({ key: 'kept.color-scheme' })

/** After an update the old parts are gone: one reload fetches the new ones. */
const reloadOnce = (event: Event) => {
  const last = Number(sessionStorage.getItem('kept.reloaded') ?? 0)
  if (Date.now() - last < 60_000) return
  event.preventDefault()
  sessionStorage.setItem('kept.reloaded', String(Date.now()))
  location.reload()
}
window.addEventListener('vite:preloadError', reloadOnce)

const start = async () => {
  await startWords()
  const root = document.getElementById('root')
  if (!root) throw new Error('index.html has no #root')
  createRoot(root).render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        colorSchemeManager={colorSchemes}
        defaultColorScheme="auto"
      >
        <QueryClientProvider client={queryClient}>
          <Tastes>
            <NoticeBoard />
            <Suspense fallback={<RoutePending />}>
              <RouterProvider router={router} />
            </Suspense>
          </Tastes>
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  )
}

start()
