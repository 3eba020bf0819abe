import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

let checkout: string
const started: ChildProcess[] = []

beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'kept-checkout-'))
})

afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
  rmSync(checkout, { recursive: true, force: true })
})

function write(path: string, text: string): string {
  const file = join(checkout, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
  return file
}

const read = (path: string) => (existsSync(join(checkout, path)) ? readFileSync(join(checkout, path), 'utf8') : '')

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !condition(); tries++) await sleep(20)
  expect(condition()).toBe(true)
}

/** A script that uses one part of the bootstrap, as `bin/kept.mjs` does. */
function script(part: 'dependencies' | 'run' | 'screens', body: string): string {
  const module = new URL(`${part}.mjs`, import.meta.url).href
  const names = { dependencies: 'ensureDependencies', run: 'run', screens: 'ensureScreens' }[part]
  return write(`${part}-script.mjs`, `import { ${names} } from '${module}'\n${body}`)
}

describe('run', () => {
  /** A child that notes each signal it hears and leaves 0.6 s after the first, or at once after the second. */
  const polite = `
    import { appendFileSync } from 'node:fs'
    const note = (text) => appendFileSync('notes', text + ' ')
    let heard = 0
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {
      note(signal)
      if (++heard > 1) process.exit(9)
      setTimeout(() => { note('left'); process.exit(7) }, 600)
    })
    note('pid=' + process.pid)
    setInterval(() => {}, 1000)`

  async function startPolite(): Promise<{ starter: ChildProcess; pid: number }> {
    const child = write('child.mjs', polite)
    const file = script('run', `process.exitCode = await run(process.execPath, ['${child}'])`)
    const starter = spawn(process.execPath, [file], { cwd: checkout, stdio: 'inherit' })
    started.push(starter)
    await until(() => /pid=\d+ /.test(read('notes')))
    return { starter, pid: Number(read('notes').match(/pid=(\d+)/)?.[1]) }
  }

  const lives = (pid: number) => {
    try {
      return process.kill(pid, 0)
    } catch {
      return false
    }
  }

  test('waits for the child to leave in peace and takes over its exit code', async () => {
    const { starter, pid } = await startPolite()
    starter.kill('SIGTERM')
    const [code] = await once(starter, 'exit')
    expect(read('notes')).toBe(`pid=${pid} SIGTERM left `)
    expect(code).toBe(7)
    expect(lives(pid)).toBe(false)
  })

  test('takes what terminal and npm both report for one press, and a later press for another', async () => {
    const { starter, pid } = await startPolite()
    starter.kill('SIGINT')
    await sleep(30)
    starter.kill('SIGINT')
    await sleep(400)
    expect(read('notes')).toBe(`pid=${pid} SIGINT `)
    starter.kill('SIGINT')
    const [code] = await once(starter, 'exit')
    expect(code).toBe(9)
  })

  test('leaves nothing running when it is itself killed outright', async () => {
    const { starter, pid } = await startPolite()
    starter.kill('SIGKILL')
    await until(() => !lives(pid))
    expect(read('notes')).toBe(`pid=${pid} SIGTERM left `)
  })

  test.each([
    ['process.exit(3)', 3],
    ["process.kill(process.pid, 'SIGKILL')", 137],
  ])('answers for a child that does %s', (body, code) => {
    const child = write('child.mjs', body)
    const file = script('run', `process.exitCode = await run(process.execPath, ['${child}'])`)
    expect(spawnSync(process.execPath, [file], { cwd: checkout }).status).toBe(code)
  })
})

describe('kept', () => {
  const kept = (...words: string[]) =>
    spawnSync(process.execPath, [join(import.meta.dirname, 'kept.mjs'), ...words], { cwd: checkout, encoding: 'utf8' })

  test('says what it can do when asked, or when asked nothing', () => {
    expect(kept('help')).toMatchObject({ status: 0, stdout: expect.stringContaining('start [--only=web|worker]') })
    expect(kept().stdout).toBe(kept('--help').stdout)
  })

  test('refuses what it does not know and says what it does', () => {
    expect(kept('begin')).toMatchObject({ status: 2, stderr: expect.stringContaining('There is no command "begin"') })
  })
})

describe('dependencies', () => {
  const lock = (version: string) =>
    JSON.stringify({
      packages: { '': {}, 'node_modules/a': { version }, 'node_modules/b': { version: '1', optional: true } },
    })

  /** A stand-in for npm that notes how it was called and installs version 2. */
  function ensure(): { status: number | null; said: string } {
    const npm = write(
      'path/npm',
      `#!/bin/sh\necho "$@" >> calls\nmkdir -p node_modules\ncp package-lock.json node_modules/.package-lock.json\n`,
    )
    chmodSync(npm, 0o755)
    const file = script('dependencies', 'console.log(await ensureDependencies())')
    const { npm_execpath: _, ...rest } = process.env
    const env = { ...rest, PATH: `${dirname(npm)}${delimiter}${process.env.PATH}` }
    const { status, stdout, stderr } = spawnSync(process.execPath, [file], { cwd: checkout, env, encoding: 'utf8' })
    return { status, said: stdout + stderr }
  }

  test('are installed when missing, once', () => {
    write('package-lock.json', lock('2'))
    expect(ensure().said).toContain('npm ci')
    expect(ensure().said).not.toContain('npm ci')
    expect(read('calls')).toBe('ci --include=dev --no-audit --no-fund\n')
  })

  test('are installed again when the lock names another version', () => {
    write('package-lock.json', lock('2'))
    write('node_modules/.package-lock.json', lock('1'))
    expect(ensure().said).toContain('npm ci')
  })

  test('may lack what is optional', () => {
    write('package-lock.json', lock('2'))
    write('node_modules/.package-lock.json', JSON.stringify({ packages: { 'node_modules/a': { version: '2' } } }))
    expect(ensure().said).not.toContain('npm ci')
  })

  test('bring the Node to run with', () => {
    write('package-lock.json', lock('2'))
    write('node_modules/.package-lock.json', lock('2'))
    expect(ensure().said.trim()).toBe(process.execPath)
    write('node_modules/node/bin/node', '')
    expect(ensure().said.trim()).toBe(join('node_modules', 'node', 'bin', 'node'))
  })
})

describe('screens', () => {
  /** A stand-in for vite that notes each build and empties the folder first, as vite does; it fails while `broken` exists. */
  const vite = `
    import { appendFileSync, existsSync, mkdirSync, rmSync } from 'node:fs'
    appendFileSync('builds', 'b')
    appendFileSync('kinds', process.env.NODE_ENV + ' ')
    rmSync('dist/web', { recursive: true, force: true })
    if (existsSync('broken')) process.exit(1)
    mkdirSync('dist/web', { recursive: true })`

  function ensure(): string {
    write('package.json', '{"type":"module"}')
    write('node_modules/vite/bin/vite.js', vite)
    const file = script('screens', 'await ensureScreens(process.execPath).catch((error) => console.log(error.message))')
    return spawnSync(process.execPath, [file], { cwd: checkout, encoding: 'utf8' }).stdout
  }

  test('are built when their sources changed, and only then', () => {
    expect(ensure()).toBe('')
    write('web/vite.config.ts', 'export default {}')
    write('web/app/main.tsx', 'one')
    ensure()
    ensure()
    expect(read('builds')).toBe('b')
    write('web/app/main.tsx', 'two')
    ensure()
    expect(read('builds')).toBe('bb')
    write('web/app/main.test.tsx', 'tests are not in the build')
    ensure()
    expect(read('builds')).toBe('bb')
    write('locales/en/inbox.json', '{}')
    ensure()
    expect(read('builds')).toBe('bbb')
  })

  test('are built as they are shipped, for tests too', () => {
    write('web/vite.config.ts', 'export default {}')
    expect(process.env.NODE_ENV).toBe('test')
    ensure()
    expect(read('kinds')).toBe('production ')
  })

  test('that failed to build are not taken for built', () => {
    write('web/vite.config.ts', 'export default {}')
    ensure()
    write('broken', '')
    write('web/app/main.tsx', 'one')
    expect(ensure()).toContain('could not be built')
    rmSync(join(checkout, 'broken'))
    ensure()
    expect(read('builds')).toBe('bbb')
  })
})
