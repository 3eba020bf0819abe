/** What SPF, DKIM or DMARC said. `unchecked`: there was nothing by which it could be judged. */
export type CheckResult = 'pass' | 'fail' | 'softfail' | 'none' | 'error' | 'unchecked'

export type DmarcPolicy = 'none' | 'quarantine' | 'reject'

/** Where a mail says it comes from, and what the owner of that domain says about it. */
export interface SenderFacts {
  /** The domain in From; null where there is none, or more than one, so that nothing can be judged. */
  domain: string | null
  spf: CheckResult
  /** The best of the signatures. */
  dkim: CheckResult
  dmarc: CheckResult
  /** What the owner of the domain wants done with mail that fails; null where nothing is said. */
  policy: DmarcPolicy | null
  /** The domain that passed and belongs to the one in From, by its signature or its server; null where none did. */
  alignedWith: string | null
  /** From stands there more than once, or names several domains: readers would see different senders. */
  severalAuthors: boolean
}

/** How the mail reached us. */
export interface Arrival {
  /** Address of the machine that handed it over, as far as it says something: null for IMAP and for private networks. */
  remote: string | null
  helo: string | null
  /** MAIL FROM; empty for bounces. */
  sender: string
}
