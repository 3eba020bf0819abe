import { dkimVerify } from 'mailauth/lib/dkim/verify.js'
import { evaluateDmarc } from 'mailauth/lib/dmarc/index.js'
import { spf as checkSpf } from 'mailauth/lib/spf/index.js'
import type { Resolve } from './resolver.ts'
import type { Arrival, CheckResult, DmarcPolicy, SenderFacts } from './shape.ts'

/**
 * Asks DNS whether a mail comes from where it says: SPF (RFC 7208) by the machine that handed it over, DKIM (RFC 6376) by
 * its signatures, and DMARC (RFC 9989) by whether one of them speaks for the domain in From. May reject where a mail breaks
 * the library; that is the caller's to bear.
 */
export async function checkSender(raw: Buffer, arrival: Arrival, name: string, ask: Resolve): Promise<SenderFacts> {
  const dkim = await dkimVerify(raw, { resolver: ask, rejectRsaSha1: true })
  const spf = arrival.remote
    ? await checkSpf({
        ip: arrival.remote,
        helo: arrival.helo || `[${arrival.remote}]`,
        sender: arrival.sender,
        mta: name,
        resolver: ask,
        maxElapsedTime: 15_000,
      })
    : null
  const headerFrom = [dkim.headerFrom].flat().filter((address) => typeof address === 'string')
  // A signature over a part of the body lets anybody write on below it.
  const whole = (dkim.results ?? []).filter(({ status }) => status.result === 'pass' && !status.underSized)
  const { response: dmarc, reason } = await evaluateDmarc({
    headerFrom,
    fromFields: (dkim as { fromFields?: number }).fromFields,
    spfDomains: spf && spf.status.result === 'pass' ? [String(spf.domain)] : [],
    dkimDomains: whole.map(({ id, signingDomain }) => ({ id, domain: signingDomain })),
    resolver: ask,
  } as never)
  const domain = dmarc ? dmarcDomain(dmarc.status) : null
  const passed = [
    ...whole.map(({ signingDomain }) => signingDomain ?? ''),
    ...(spf && spf.status.result === 'pass' ? [String(spf.domain)] : []),
  ]
  return {
    domain,
    spf: spf ? resultOf(spf.status.result) : 'unchecked',
    dkim: best((dkim.results ?? []).map(({ status }) => (status.underSized ? 'none' : resultOf(status.result)))),
    dmarc: dmarc ? resultOf(dmarc.status.result) : 'unchecked',
    policy: dmarc ? policyOf(dmarc.policy) : null,
    alignedWith: dmarc && domain ? (alignment(dmarc.alignment) ?? ownerAmong(domain, passed)) : null,
    severalAuthors: reason === 'multiple-author-domains' || reason === 'multiple-from-fields',
  }
}

const known: Record<string, CheckResult> = {
  pass: 'pass',
  fail: 'fail',
  softfail: 'softfail',
  neutral: 'none',
  none: 'none',
  policy: 'fail',
  temperror: 'error',
  permerror: 'error',
}

export const resultOf = (word: string | undefined): CheckResult => known[word?.toLowerCase() ?? ''] ?? 'none'

const order: CheckResult[] = ['pass', 'fail', 'error', 'softfail', 'none']
const best = (results: readonly CheckResult[]): CheckResult =>
  order.find((result) => results.includes(result)) ?? 'none'

export const policyOf = (word: string | undefined): DmarcPolicy | null => {
  const policy = word?.toLowerCase()
  return policy === 'none' || policy === 'quarantine' || policy === 'reject' ? policy : null
}

const dmarcDomain = (status: { header?: Record<string, unknown> }): string | null =>
  typeof status.header?.from === 'string' ? status.header.from.toLowerCase() : null

function alignment(found: unknown): string | null {
  const { spf, dkim } = (found ?? {}) as { spf?: { result?: string | false }; dkim?: { result?: string | false } }
  return (dkim?.result || spf?.result || null)?.toLowerCase() ?? null
}

/** Where the owner of the domain says nothing about DMARC: the domain itself, or one above it, which owns it. */
const ownerAmong = (domain: string, others: readonly string[]): string | null =>
  others
    .map((other) => other.toLowerCase())
    .find((other) => other.includes('.') && (other === domain || domain.endsWith(`.${other}`))) ?? null
