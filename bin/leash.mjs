// Loaded into what we start: when the starter is gone without a word (SIGKILL, a closed terminal), end as if told to.
import process from 'node:process'

// Processes and threads that the child starts inherit its flags, but are not on our leash.
if (process.env.KEPT_LEASHED) {
  delete process.env.KEPT_LEASHED
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel?.unref()
}
