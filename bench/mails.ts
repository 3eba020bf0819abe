import { letters } from '../demo/mail/letters.ts'
import { rawMails } from '../demo/mails.ts'
import { report } from './report.ts'
import { type Size, sizes } from './world.ts'

const options = { seed: 7, now: new Date('2026-11-21T12:00:00Z'), to: 'support@bench.example' }

/** How fast the mails are made that other scenarios deliver. Floor: the same letters without a mail program's dress. */
export async function run(chosen: readonly Size[]): Promise<void> {
  for (const size of chosen) {
    const count = sizes[size]
    // The first mails pay for compilation and for the pictures; they are not what is measured.
    for (const _ of rawMails({ ...options, count: 2000 }));
    let bytes = 0
    const began = performance.now()
    for (const { raw } of rawMails({ ...options, count })) bytes += raw.length
    const seconds = (performance.now() - began) / 1000
    const again = performance.now()
    let told = 0
    for (const _ of letters({ ...options, count })) told += 1
    const floor = told / ((performance.now() - again) / 1000)
    report('mails', `made ${size}`, count / seconds, 'mails/s', count)
    report('mails', `floor ${size}`, floor, 'letters/s', count)
    report('mails', `mean size ${size}`, bytes / count, 'bytes', count)
  }
}
