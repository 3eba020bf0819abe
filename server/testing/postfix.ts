import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { installed, listening, run, userId } from './installed.ts'
import { freePort } from './running-kept.ts'

const postfix = installed('postfix')
const owner = userId('postfix')

/** Postfix can only be started by root, and must be installed. */
export const hasPostfix = postfix !== null && owner !== null && process.getuid?.() === 0

/** The daemons it is made of, each as master.cf wants them. */
const daemons = `
cleanup unix n - n - 0 cleanup
qmgr unix n - n 1 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
anvil unix - - n - 1 anvil
tlsmgr unix - - n 1000? 1 tlsmgr
postlog unix-dgram n - n - 1 postlogd
`

/** A Postfix of our own: a relay that hands on by `routes` (domain → port on this machine) and reports what becomes of mail. */
export async function startPostfix(routes: Record<string, number>) {
  if (!postfix || !owner) throw new Error('Postfix is not installed')
  // Its own daemons run as another user, who may not look into the folder of temporary files of this one.
  const folder = mkdtempSync('/tmp/kept-postfix-')
  const [etc, queue, data] = ['etc', 'queue', 'data'].map((name) => join(folder, name)) as [string, string, string]
  for (const made of [etc, queue, data]) mkdirSync(made)
  chmodSync(folder, 0o755)
  chownSync(data, owner.uid, owner.gid)
  const port = await freePort()
  const handed = Object.entries(routes).map(([domain, to]) => `{ ${domain} = smtp:[127.0.0.1]:${to} }`)
  const settings = [
    'compatibility_level = 3.6',
    `queue_directory = ${queue}`,
    `data_directory = ${data}`,
    `maillog_file = ${join(folder, 'log')}`,
    'maillog_file_prefixes = /tmp',
    'myhostname = relay.example',
    'mydestination =',
    'mynetworks = 127.0.0.0/8',
    'inet_interfaces = 127.0.0.1',
    'inet_protocols = ipv4',
    'smtpd_relay_restrictions = permit_mynetworks, reject',
    'smtpd_peername_lookup = no',
    'smtpd_tls_security_level = none',
    'smtp_tls_security_level = none',
    'smtp_dns_support_level = disabled',
    `transport_maps = inline:{ ${handed.join(', ')} }`,
  ]
  writeFileSync(join(etc, 'main.cf'), `${settings.join('\n')}\n`)
  writeFileSync(join(etc, 'master.cf'), `127.0.0.1:${port} inet n - n - - smtpd${daemons}`)
  const program = run(postfix, ['-c', etc, 'start-fg'])
  await listening(port, program)
  return {
    url: `smtp://127.0.0.1:${port}?ignoreTLS=true`,
    async stop() {
      await program.end()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
