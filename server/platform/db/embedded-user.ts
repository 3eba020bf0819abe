import { existsSync, readFileSync, statSync } from 'node:fs'
import { userInfo } from 'node:os'
import { dirname } from 'node:path'

/** As whom PostgreSQL runs; empty: as ourselves. */
export interface Identity {
  uid?: number
  gid?: number
}

export function unprivilegedUser(): Identity {
  if (userInfo().uid !== 0) return {}
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const found = ['postgres', 'nobody'].map((name) => users.find(([user]) => user === name)).find(Boolean)
  if (!found)
    throw new Error(
      'PostgreSQL cannot run as root and there is no user "nobody" to run it as; start Kept as an ordinary user.',
    )
  return { uid: Number(found[2]), gid: Number(found[3]) }
}

/**
 * The unprivileged user must be able to enter the folders above the database and its programs. Under a closed folder
 * (a checkout in /root) only the capability to pass through is left to the child, through setpriv of util-linux.
 */
export function commandFor(
  program: string,
  args: string[],
  cluster: string,
  identity: Identity,
): [string, string[], Identity] {
  if (identity.uid === undefined || (canEnter(program) && canEnter(cluster))) return [program, args, identity]
  const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'].find((path) => existsSync(path))
  if (!setpriv) {
    throw new Error(
      `PostgreSQL runs as another user than root and cannot enter ${dirname(cluster)}; start Kept as an ordinary user or put it into a folder that others may enter.`,
    )
  }
  const capability = '+dac_read_search'
  const drop = [
    `--reuid=${identity.uid}`,
    `--regid=${identity.gid}`,
    '--clear-groups',
    `--inh-caps=${capability}`,
    `--ambient-caps=${capability}`,
  ]
  return [setpriv, [...drop, program, ...args], {}]
}

function canEnter(path: string): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false
    if (folder === dirname(folder)) return true
  }
}
