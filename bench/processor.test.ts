import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { processorOf } from './processor.ts'

const busy = 'const until = Date.now() + 300; while (Date.now() < until); process.stdin.resume(); console.log(1)'

test.runIf(process.platform === 'linux')('what a child has used counts, also when it is a grandchild', async () => {
  const script = `const child = require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(busy)}], { stdio: ['pipe', 'inherit', 'inherit'] }); process.stdin.pipe(child.stdin)`
  const child = spawn(process.execPath, ['-e', script], { stdio: ['pipe', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  expect(processorOf([child.pid ?? 0])).toBeGreaterThan(50)
  child.stdin.end()
  await once(child, 'exit')
})
