import { passingFolder, startKept } from './kept.ts'
import { load } from './load.ts'
import { deliver, mailsTo, setUp } from './mail.ts'
import { report } from './report.ts'
import { beside, cookieOf } from './world.ts'

/** Resident memory of our process: idle, and at the worst moment under mails coming in while lists are read. */
export async function run(): Promise<void> {
  const folder = passingFolder('memory')
  const kept = await startKept(folder, {}, ['--empty'])
  const address = await setUp(kept.url)
  await new Promise((done) => setTimeout(done, 5000))
  report('memory', 'idle', kept.memory(), 'MB', 1)

  const platform = await beside(folder)
  const { cookie } = await cookieOf(platform)
  let most = 0
  const watch = setInterval(() => {
    most = Math.max(most, kept.memory())
  }, 100)
  await Promise.all([
    deliver(kept.smtpPort, mailsTo(address, 3000), 8),
    load({
      url: kept.url,
      connections: 8,
      seconds: 12,
      request: () => ({ path: '/api/conversations?view=open&limit=50', headers: { cookie } }),
    }),
  ])
  clearInterval(watch)
  report('memory', 'under inbound and list', most, 'MB', 1)
  await platform.close()
  await kept.stop()
}
