import { browserPath } from './browser.ts'

/** Unpacks the carried Chromium before the workers begin: two that unpack it at once find a file still being written. */
export default async function setup(): Promise<void> {
  await browserPath()
}
