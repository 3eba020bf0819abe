import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { resolve } from 'node:path'
import process from 'node:process'

const leash = new URL('leash.mjs', import.meta.url).href
// A small nursery: V8 would let it grow to several times of what is alive, and give nothing back.
const flags = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=4']
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
const onePress = 300

/**
 * Runs a file with the given Node and answers its exit code (128 + n after signal n), as a shell would.
 *
 * The child stands in its own process group, so that a Ctrl-C reaches it once, by us, and not twice: from the terminal
 * and from us. We never leave before it has left. Should we be killed outright, the leash ends it.
 */
export function run(node, args, settings = {}) {
  const child = spawn(resolve(node), [...flags, `--import=${leash}`, ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    detached: process.platform !== 'win32',
    env: {
      NODE_COMPILE_CACHE: resolve('node_modules/.cache/compiled'),
      // Files, hashing and name look-ups share this pool; four threads queue behind a slow resolver.
      UV_THREADPOOL_SIZE: '8',
      ...process.env,
      ...settings,
      KEPT_LEASHED: '1',
    },
  })
  const stopForwarding = forwardSignals(child)
  return new Promise((done, fail) => {
    child.once('error', (error) => {
      stopForwarding()
      fail(error)
    })
    child.once('exit', (code, signal) => {
      stopForwarding()
      done(code ?? 128 + constants.signals[signal])
    })
  })
}

/** npm and the terminal both tell us of one Ctrl-C: what comes within a blink is the same press. */
function forwardSignals(child) {
  let last = Number.NEGATIVE_INFINITY
  const forward = (signal) => {
    const now = performance.now()
    if (now - last > onePress) child.kill(signal)
    last = now
  }
  for (const signal of signals) process.on(signal, forward)
  return () => {
    for (const signal of signals) process.off(signal, forward)
  }
}
