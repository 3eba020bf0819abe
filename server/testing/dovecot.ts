import { chownSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { installed, listening, run, userId } from './installed.ts'
import { freePort } from './running-kept.ts'

const dovecot = installed('dovecot')

/** Dovecot's IMAP server is installed, and not only its common parts. */
export const hasDovecot = dovecot !== null && installed('imap-login') !== null

/** Who it runs as: never root. */
function runner(): { name: string; group: string; uid: number; gid: number } {
  const nobody = process.getuid?.() === 0 ? userId('nobody') : null
  if (nobody) return { name: 'nobody', group: 'nogroup', ...nobody }
  const { username, uid, gid } = userInfo()
  return { name: username, group: String(gid), uid, gid }
}

/** A Dovecot of our own with one mailbox: user `shop`, password `right`, or an access token that `tokens` knows. */
export async function startDovecot() {
  if (!dovecot) throw new Error('Dovecot is not installed')
  const program = dovecot
  const { name, group, uid, gid } = runner()
  const folder = mkdtempSync('/tmp/kept-dovecot-')
  const own = (path: string) => {
    chownSync(path, uid, gid)
    return path
  }
  const write = (file: string, text: string) => {
    writeFileSync(join(folder, file), text)
    return own(join(folder, file))
  }
  const box = join(folder, 'mail')
  for (const made of [folder, join(folder, 'run'), box]) {
    mkdirSync(made, { recursive: true })
    own(made)
  }
  for (const made of ['new', 'cur', 'tmp']) {
    mkdirSync(join(box, made))
    own(join(box, made))
  }
  const tokens = new Set(['good-token'])
  const introspection = await openIntrospection(tokens)
  const port = await freePort()
  const oauth = write(
    'oauth.conf',
    `introspection_url = ${introspection.url}\nintrospection_mode = get\nusername_attribute = username\nactive_attribute = active\nactive_value = true\n`,
  )
  const settings = write(
    'dovecot.conf',
    `
base_dir = ${folder}/run
state_dir = ${folder}/run
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
default_internal_user = ${name}
default_internal_group = ${group}
default_login_user = ${name}
first_valid_uid = 1
auth_mechanisms = plain xoauth2
auth_failure_delay = 0
mail_location = maildir:${box}
mailbox_idle_check_interval = 1 secs
passdb {
  driver = oauth2
  mechanisms = xoauth2
  args = ${oauth}
}
passdb {
  driver = static
  mechanisms = plain
  args = user=shop password={PLAIN}right
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${box}
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
`,
  )
  const start = async () => {
    const started = run(program, ['-F', '-c', settings], process.getuid?.() === 0 ? { uid, gid } : {})
    await listening(port, started)
    return started
  }
  let running = await start()
  let count = 0
  return {
    port,
    tokens,
    /** Puts a mail into the mailbox, as its delivery agent does: written aside, then moved. */
    add(raw: string) {
      const file = `${Date.now()}.${++count}.kept`
      write(join('mail', 'tmp', file), raw)
      renameSync(join(box, 'tmp', file), join(box, 'new', file))
    },
    /** How many mails lie in it unread: Kept must not mark any. */
    unseen: () =>
      readdirSync(join(box, 'new')).length +
      readdirSync(join(box, 'cur')).filter((f) => !/S/.test(f.split(',')[1] ?? '')).length,
    /** Away, and every connection with it. */
    kill: () => running.end('SIGKILL'),
    async comeBack() {
      running = await start()
    },
    /** Numbers everything anew, as after a restored backup; only while it is away. */
    renumber() {
      for (const file of readdirSync(box)) if (file.startsWith('dovecot')) rmSync(join(box, file), { recursive: true })
    },
    async stop() {
      await running.end()
      await introspection.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Where Dovecot asks whose a token is (RFC 7662). */
async function openIntrospection(tokens: ReadonlySet<string>) {
  const server = createServer((request, response) => {
    const token = new URL(request.url ?? '/', 'http://here').searchParams.get('token') ?? ''
    const answer = tokens.has(token) ? { active: 'true', username: 'shop' } : { active: 'false' }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/?token=`,
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  }
}
