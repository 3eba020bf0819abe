import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Found, judge, trustedResults } from './rules.ts'

const header = (...values: string[]) => values.map((value) => ({ name: 'Authentication-Results', value }))

describe('the word of the mail server', () => {
  test.each([
    [
      'as Google writes it',
      'mx.google.com; dkim=pass header.i=@bank.example header.s=s1 header.b=abc; spf=pass (google.com: domain of ana@bank.example designates 1.2.3.4 as permitted sender) smtp.mailfrom=ana@bank.example; dmarc=pass (p=REJECT sp=REJECT dis=NONE) header.from=bank.example',
      'mx.google.com',
      { spf: 'pass', dkim: 'pass', dmarc: 'pass', policy: 'reject', alignedWith: 'bank.example' },
    ],
    [
      'as Microsoft writes it, without its name',
      'spf=fail (sender IP is 1.2.3.4) smtp.mailfrom=bank.example; dkim=none (message not signed) header.d=none;dmarc=fail action=oreject header.from=bank.example;compauth=fail reason=000',
      '*',
      { spf: 'fail', dkim: 'none', dmarc: 'fail', policy: 'reject', alignedWith: null, domain: 'bank.example' },
    ],
    [
      'as OpenDMARC writes it',
      'mx.shop.example 1; dmarc=fail (p=quarantine dis=none) header.from=bank.example; spf=softfail',
      'MX.shop.example',
      { spf: 'softfail', dkim: 'unchecked', dmarc: 'fail', policy: 'quarantine' },
    ],
    [
      'as rspamd writes it',
      'mx.shop.example; dkim=fail ("body hash did not verify") header.d=bank.example; dkim=pass header.d=other.example; dmarc=fail reason="No valid SPF" header.from=bank.example (policy=none)',
      'mx.shop.example',
      { dkim: 'pass', dmarc: 'fail', policy: 'none' },
    ],
  ])('%s', (_, value, server, expected) => {
    expect(trustedResults(header(value), server)).toMatchObject(expected)
  })

  test('counts only where it stands topmost, and from nobody else', () => {
    const forged = 'mx.google.com; dmarc=pass header.from=bank.example'
    const real = 'mx.google.com; dmarc=fail (p=REJECT) header.from=bank.example'
    expect(trustedResults(header(real, forged), 'mx.google.com')?.dmarc).toBe('fail')
    expect(trustedResults(header(forged), 'mx.shop.example')).toBeNull()
    expect(trustedResults(header('other.example (mx.google.com; dmarc=pass)'), 'mx.google.com')).toBeNull()
    expect(trustedResults([{ name: 'X-Authentication-Results', value: forged }], 'mx.google.com')).toBeNull()
  })

  test('is read whatever stands there', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const told = trustedResults(header(value), '*')
        expect(['pass', 'fail', 'softfail', 'none', 'error', 'unchecked']).toContain(told?.dmarc)
      }),
    )
  })
})

const found: Found = {
  domain: 'bank.example',
  spf: 'pass',
  dkim: 'none',
  dmarc: 'pass',
  policy: 'reject',
  alignedWith: 'bank.example',
  severalAuthors: false,
  checkedBy: null,
}
const ana = { from: 'ana@bank.example', writer: 'ana@bank.example' }
const failed = { spf: 'fail', dmarc: 'fail', alignedWith: null } as const

describe('the verdict', () => {
  test.each([
    ['who passes is verified', {}, ana, 'verified'],
    ['without a policy a signature of the domain verifies too', { dmarc: 'none', policy: null }, ana, 'verified'],
    ['what its owner wants refused is doubtful', failed, ana, 'doubtful'],
    ['or put aside', { ...failed, policy: 'quarantine' }, ana, 'doubtful'],
    ['what its owner does not mind is unknown', { ...failed, policy: 'none' }, ana, 'unknown'],
    [
      'where the machine is not known a missing signature proves nothing',
      { ...failed, spf: 'unchecked' },
      ana,
      'unknown',
    ],
    [
      'the word of a trusted server counts all the same',
      { ...failed, spf: 'unchecked', checkedBy: 'mx' },
      ana,
      'doubtful',
    ],
    ['several senders are none', { severalAuthors: true, domain: null }, ana, 'doubtful'],
    ['a result about another domain says nothing', { domain: 'other.example' }, ana, 'unknown'],
    ['a form is verified, not who filled it in', {}, { ...ana, writer: 'eve@elsewhere.example' }, 'unknown'],
    ['what could not be asked is unknown', { spf: 'error', dmarc: 'error', alignedWith: null }, ana, 'unknown'],
  ] as const)('%s', (_, change, mail, verdict) => {
    expect(judge({ ...found, ...change }, mail).verdict).toBe(verdict)
  })
})
