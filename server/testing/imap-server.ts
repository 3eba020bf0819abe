import { type AddressInfo, createServer, type Socket } from 'node:net'

interface StoredMail {
  uid: number
  raw: string
  at: Date
}

/** A mailbox on a real TCP port that speaks as much IMAP4rev1 as a client that only reads needs, IDLE and XOAUTH2 included. */
export interface ImapServer {
  port: number
  /** Every command as it came, without its tag. */
  commands: string[]
  /** Puts a mail into INBOX and tells those who idle. */
  add(raw: string): void
  /** Numbers everything anew, as after a restored backup. */
  renumber(): void
  /** Ends all connections, as a provider does that restarts. */
  dropAll(): void
  connections(): number
  accepts: { user: string; password: string; token: string }
  close(): Promise<void>
}

export async function openImapServer(): Promise<ImapServer> {
  const state = { uidValidity: 1000, uidNext: 1, mails: [] as StoredMail[] }
  const accepts = { user: 'shop', password: 'right', token: 'good-token' }
  const sessions = new Map<Socket, Session>()
  const commands: string[] = []

  const server = createServer((socket) => {
    const session: Session = { selected: false, idling: null, signingIn: null }
    sessions.set(socket, session)
    socket.on('error', () => {})
    socket.on('close', () => sessions.delete(socket))
    socket.write('* OK ready\r\n')
    let pending = ''
    socket.on('data', (data) => {
      pending += data.toString('latin1')
      for (let end = pending.indexOf('\r\n'); end >= 0; end = pending.indexOf('\r\n')) {
        const line = pending.slice(0, end)
        pending = pending.slice(end + 2)
        answer(socket, session, line)
      }
    })
  })

  function answer(socket: Socket, session: Session, line: string): void {
    const say = (...lines: string[]) => void socket.write(lines.map((each) => `${each}\r\n`).join(''), 'latin1')
    if (session.idling && /^DONE$/i.test(line)) {
      say(`${session.idling} OK idle ended`)
      session.idling = null
      return
    }
    if (session.signingIn) {
      signIn(say, session.signingIn, line)
      session.signingIn = null
      return
    }
    const [, tag = '*', command = ''] = /^(\S+) (.*)$/.exec(line) ?? []
    commands.push(command)
    const ok = (words = 'done') => say(`${tag} OK ${words}`)
    const tell = (...lines: string[]) => say(...lines, `${tag} OK done`)
    const verb = /^(?:UID )?\w+/i.exec(command)?.[0].toLowerCase() ?? ''
    const verbs: Record<string, () => void> = {
      capability: () => tell('* CAPABILITY IMAP4rev1 IDLE AUTH=PLAIN AUTH=XOAUTH2 SASL-IR'),
      authenticate() {
        const [, method = '', initial] = command.split(' ')
        if (initial) return signIn(say, { tag, method }, initial)
        session.signingIn = { tag, method }
        say('+ ')
      },
      select: () => select(say, ok, tag, session, command),
      examine: () => select(say, ok, tag, session, command),
      idle() {
        session.idling = tag
        say('+ idling')
      },
      'uid search': () => tell(`* SEARCH ${state.mails.map(({ uid }) => uid).join(' ')}`),
      'uid fetch': () => fetch(socket, ok, command),
      list: () => tell(command.endsWith('"" ""') ? '* LIST (\\Noselect) "/" ""' : '* LIST () "/" INBOX'),
      namespace: () => tell('* NAMESPACE (("" "/")) NIL NIL'),
      noop: ok,
      id: ok,
      close: ok,
      logout() {
        tell('* BYE')
        socket.end()
      },
    }
    const known = verbs[verb]
    if (known) known()
    else say(`${tag} BAD what is ${command}`)
  }

  function signIn(say: (line: string) => void, { tag, method }: SigningIn, initial: string): void {
    const given = Buffer.from(initial, 'base64').toString()
    const right =
      method === 'PLAIN'
        ? given.endsWith(`${accepts.user}\0${accepts.password}`)
        : given.includes(`Bearer ${accepts.token}`)
    say(right ? `${tag} OK signed in` : `${tag} NO [AUTHENTICATIONFAILED] Invalid credentials`)
  }

  function select(
    say: (...lines: string[]) => void,
    ok: (words: string) => void,
    tag: string,
    session: Session,
    command: string,
  ): void {
    if (!/ "?INBOX"?$/i.test(command)) {
      say(`${tag} NO [NONEXISTENT] no such mailbox`)
      return
    }
    session.selected = true
    say(
      '* FLAGS (\\Seen)',
      `* ${state.mails.length} EXISTS`,
      '* 0 RECENT',
      `* OK [UIDVALIDITY ${state.uidValidity}]`,
      `* OK [UIDNEXT ${state.uidNext}]`,
    )
    ok('[READ-ONLY] open')
  }

  function fetch(socket: Socket, ok: () => void, command: string): void {
    const [, range = '', items = ''] = /^UID FETCH (\S+) (.*)$/i.exec(command) ?? []
    for (const [index, { uid, raw, at }] of state.mails.entries()) {
      if (!inRange(uid, range, state.mails.at(-1)?.uid ?? 0)) continue
      const parts = [
        `UID ${uid}`,
        `RFC822.SIZE ${Buffer.byteLength(raw, 'latin1')}`,
        `INTERNALDATE "${internalDate(at)}"`,
      ]
      const head = raw.slice(0, raw.indexOf('\r\n\r\n') + 4)
      const body = /BODY\.PEEK\[HEADER\]/i.test(items)
        ? ['BODY[HEADER]', head]
        : /BODY\.PEEK\[\]/i.test(items)
          ? ['BODY[]', raw]
          : null
      const literal = body ? ` ${body[0]} {${Buffer.byteLength(body[1] ?? '', 'latin1')}}\r\n${body[1]}` : ''
      socket.write(`* ${index + 1} FETCH (${parts.join(' ')}${literal})\r\n`, 'latin1')
    }
    ok()
  }

  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    port: (server.address() as AddressInfo).port,
    commands,
    accepts,
    add(raw) {
      state.mails.push({ uid: state.uidNext++, raw, at: new Date() })
      for (const [socket, { idling }] of sessions) if (idling) socket.write(`* ${state.mails.length} EXISTS\r\n`)
    },
    renumber() {
      state.uidValidity += 1
      state.mails = state.mails.map((mail, index) => ({ ...mail, uid: index + 1 }))
      state.uidNext = state.mails.length + 1
    },
    dropAll() {
      for (const socket of sessions.keys()) socket.destroy()
    },
    connections: () => sessions.size,
    close: () =>
      new Promise((closed) => {
        for (const socket of sessions.keys()) socket.destroy()
        server.close(() => closed())
      }),
  }
}

interface Session {
  selected: boolean
  /** Tag of the IDLE that waits. */
  idling: string | null
  signingIn: SigningIn | null
}

interface SigningIn {
  tag: string
  method: string
}

/** `n:*` names the last mail even where n is beyond it, as RFC 3501 wants. */
function inRange(uid: number, range: string, last: number): boolean {
  return range.split(',').some((part) => {
    const [from = '', to = from] = part.split(':')
    const ends = [from, to].map((end) => (end === '*' ? last : Number(end)))
    return uid >= Math.min(...ends) && uid <= Math.max(...ends)
  })
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
function internalDate(at: Date): string {
  const two = (number: number) => String(number).padStart(2, '0')
  return `${two(at.getUTCDate())}-${months[at.getUTCMonth()]}-${at.getUTCFullYear()} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())} +0000`
}
