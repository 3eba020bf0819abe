import type { Authenticity } from '../../../../contract/authenticity.ts'

type Result = Authenticity['dmarc']

/** What was found out about a mail's origin, by us or by the server whose word the channel takes. */
export interface Found extends Omit<Authenticity, 'verdict' | 'checkedBy'> {
  /** From names several senders. */
  severalAuthors: boolean
  checkedBy: string | null
}

const results: Record<string, Result> = {
  pass: 'pass',
  bestguesspass: 'none',
  fail: 'fail',
  hardfail: 'fail',
  softfail: 'softfail',
  neutral: 'none',
  none: 'none',
  temperror: 'error',
  permerror: 'error',
}

/** Stands in a channel for: the topmost results, whoever they name. Some providers leave their name out. */
const anyName = '*'

/**
 * What the server `checkedBy` says in the header (RFC 8601); null where it says nothing. Only its topmost results count:
 * what stands below may have come with the mail.
 */
export function trustedResults(headers: readonly { name: string; value: string }[], checkedBy: string): Found | null {
  const told = headers
    .filter(({ name }) => name.toLowerCase() === 'authentication-results')
    .map(({ value }) => readResults(value))
    .find(({ server }) => checkedBy === anyName || server === checkedBy.toLowerCase())
  if (!told) return null
  const { server, methods } = told
  const dmarc = methods.find(({ method }) => method === 'dmarc')
  const signatures = methods.filter(({ method }) => method === 'dkim')
  const signature = signatures.find(({ result }) => result === 'pass') ?? signatures[0]
  const spf = methods.find(({ method }) => method === 'spf')
  const passed = dmarc?.result === 'pass'
  return {
    domain: dmarc?.properties['header.from'] ?? null,
    spf: spf?.result ?? 'unchecked',
    dkim: signature?.result ?? 'unchecked',
    dmarc: dmarc?.result ?? 'unchecked',
    policy: dmarc ? policyIn(dmarc) : null,
    alignedWith: passed ? (dmarc.properties['header.from'] ?? null) : null,
    severalAuthors: false,
    checkedBy: server || anyName,
  }
}

interface Told {
  method: string
  result: Result
  properties: Record<string, string>
  whole: string
}

/** `mx.example.com; spf=pass smtp.mailfrom=…; dkim=pass header.d=…`. Comments may hold anything but say nothing of a method. */
function readResults(value: string): { server: string; methods: Told[] } {
  const [first = '', ...rest] = value.slice(0, 4000).split(';')
  // Without a name the first part is a method already.
  const named = !/^\s*[a-z0-9-]+\s*=/i.test(first)
  const server = named ? (/^\s*([^\s;]+)/.exec(first)?.[1]?.toLowerCase() ?? '') : ''
  const methods = (named ? rest : [first, ...rest]).flatMap((part): Told[] => {
    const bare = part.replace(/\([^()]*\)/g, ' ')
    const [, method = '', result = ''] = /^\s*([a-z0-9-]+)(?:\/\d+)?\s*=\s*([a-z]+)/i.exec(bare) ?? []
    if (!method) return []
    const properties = Object.fromEntries(
      [...bare.matchAll(/([a-z]+\.[a-z0-9_-]+)\s*=\s*"?([^\s";]+)/gi)].map(([, name = '', said = '']) => [
        name.toLowerCase(),
        said.toLowerCase(),
      ]),
    )
    return [{ method: method.toLowerCase(), result: results[result.toLowerCase()] ?? 'none', properties, whole: part }]
  })
  return { server, methods }
}

/** `p=REJECT` in a comment, `policy.dmarc=reject`, `(policy=reject)`, or by what was done. */
function policyIn({ whole }: Told): Authenticity['policy'] {
  const [, policy = ''] =
    /(?:\bp|policy(?:\.dmarc)?|policy\.published-domain-policy)\s*=\s*(none|quarantine|reject)/i.exec(whole) ?? []
  if (policy) return policy.toLowerCase() as Authenticity['policy']
  const [, action = ''] = /\baction=(\w+)/i.exec(whole) ?? []
  return action ? (/reject/i.test(action) ? 'reject' : /quarantine/i.test(action) ? 'quarantine' : 'none') : null
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase()

/**
 * May people believe the sender? `verified`: the domain they see stands behind the mail. `doubtful`: its owner wants such
 * mail refused, or the mail shows different senders to different readers. Everything between is unknown and says nothing:
 * forwarding breaks SPF, and many honest domains sign nothing.
 */
export function judge(found: Found, mail: { from: string; writer: string }): Authenticity {
  const { severalAuthors, ...shown } = found
  const from = domainOf(mail.from)
  const aboutFrom = shown.domain === null || shown.domain === from
  return { ...shown, verdict: verdictOf() }

  function verdictOf(): Authenticity['verdict'] {
    if (severalAuthors) return 'doubtful'
    if (!aboutFrom) return 'unknown'
    // By the signature alone it cannot be known that the machine was wrong too.
    const failed = shown.dmarc === 'fail' && (shown.spf !== 'unchecked' || shown.checkedBy !== null)
    if (failed && shown.policy !== 'none') return 'doubtful'
    // A contact form is verified as the form, not as the person it speaks for.
    const speaksForItself = from === domainOf(mail.writer)
    return shown.alignedWith && shown.dmarc !== 'fail' && speaksForItself ? 'verified' : 'unknown'
  }
}
