/** Why a mail could not be handed over. */
export interface SendingFailure {
  /**
   * permanent: this mail will never be taken. temporary: another time, perhaps. settings: the relay itself cannot be
   * used; every mail waits until somebody puts that right.
   */
  kind: 'permanent' | 'temporary' | 'settings'
  /** The other side's own words, or ours where it said none. */
  words: string
  code: string | null
}

interface NodemailerError extends Error {
  code?: string
  response?: string
  responseCode?: number
  rejectedErrors?: readonly NodemailerError[]
}

const settingsCodes = new Set([
  'EAUTH',
  'ENOAUTH',
  'EOAUTH2',
  'ETLS',
  'EREQUIRETLS',
  'ECONFIG',
  'EPROXY',
  'address-refused',
])

export function sendingFailure(error: unknown): SendingFailure {
  const thrown = error as NodemailerError
  const said = thrown.response ?? thrown.rejectedErrors?.[0]?.response
  const words = (said ?? thrown.message).replace(/\s+/g, ' ').trim().slice(0, 1000)
  const code = thrown.code ?? null
  if (code && settingsCodes.has(code)) return { kind: 'settings', words, code }
  const status = thrown.responseCode ?? thrown.rejectedErrors?.[0]?.responseCode
  // Of several refused recipients one that may yet be taken keeps the mail alive.
  const hopeful = thrown.rejectedErrors?.some(({ responseCode = 500 }) => responseCode < 500)
  if (status && status >= 500 && status < 600 && !hopeful) return { kind: 'permanent', words, code }
  if (code === 'EMESSAGE' && !status) return { kind: 'permanent', words, code }
  if (/certificate|self-signed|altnames/i.test(words) && !status) return { kind: 'settings', words, code }
  return { kind: 'temporary', words, code }
}
