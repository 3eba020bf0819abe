import { existsSync } from 'node:fs'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './tools/longest-first.ts'

// A zone 5 h 45 min from UTC: code that forgets a zone cannot pass by luck.
process.env.TZ = 'Asia/Kathmandu'

const database = ['{contract,server,demo,bench}/**/*.db.test.ts']
const globalSetup = ['server/testing/global-setup.ts'].filter((file) => existsSync(file))

// After the journeys; what asks a database waits for it half of its time.
const besides = { maxWorkers: 4, sequence: { groupOrder: 1 } }

export default defineConfig({
  test: {
    pool: 'forks',
    sequence: { sequencer: LongestFirst },
    // Behaviour is asserted, never speed: a busy machine must not turn a sound test red.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // A second, which it is by itself, says more about the machine than about the product.
    expect: { poll: { timeout: 15_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'rules',
          include: ['{contract,server,demo,bench,tools,bin,ui,web}/**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', ...database],
          isolate: false,
          ...besides,
        },
      },
      {
        extends: true,
        test: {
          name: 'server',
          include: database,
          globalSetup,
          isolate: false,
          ...besides,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          globalSetup: [...globalSetup, 'e2e/build-screens.ts', 'e2e/unpack-browser.ts', 'e2e/ready-folder.ts'],
          isolate: false,
          // One more than the processors that CI has. Browsers work more than they wait.
          maxWorkers: 3,
          sequence: { groupOrder: 0 },
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
