/** What one mail may cost at most. Every bound is reported as a problem of the mail, never thrown. */
export type ReadLimits = {
  /** MIME nesting: parts deeper than this are kept as one opaque attachment. */
  depth: number
  /** Parts in the whole mail, attached mails included. */
  parts: number
  /** Bytes of one header block that are looked at. */
  headerBytes: number
  headers: number
  addresses: number
  /** Characters of text and of HTML that are worked on; the raw mail keeps the rest. */
  textChars: number
  htmlChars: number
}

export const defaultLimits: ReadLimits = {
  depth: 40,
  parts: 1000,
  headerBytes: 512 * 1024,
  headers: 2000,
  addresses: 2000,
  textChars: 1_000_000,
  htmlChars: 2_000_000,
}
