import type { Platform } from '../../../../platform/platform.ts'
import { createMailStore, type MailStore } from '../actions/store-mails.ts'
import type { Reading } from '../rules.ts'
import { type FreshBytes, keepFreshBytes } from './fresh-bytes.ts'

/** What this process remembers of the mail that is coming in. */
export interface Intake {
  platform: Platform
  store: MailStore
  reading: Reading
  fresh: FreshBytes
}

export function openIntake(platform: Platform): Intake {
  const reading: Reading = new Map()
  return { platform, store: createMailStore(platform, reading), reading, fresh: keepFreshBytes() }
}
