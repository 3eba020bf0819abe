import react from '@vitejs/plugin-react'
import { defineConfig, loadEnv } from 'vite'

/** The member workspace. The server serves what is built here; while developing, `/api` is passed on to KEPT_URL. */
export default defineConfig(({ mode }) => ({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // Fonts and pictures stay files: the page's policy allows only what comes from this origin.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Kilobytes before compression; the budget itself is measured by the bench.
    chunkSizeWarningLimit: 800,
  },
  server: { proxy: { '/api': { target: loadEnv(mode, '.', 'KEPT_').KEPT_URL ?? 'http://127.0.0.1:3000' } } },
}))
