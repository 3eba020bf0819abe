/** Who is blocked, as a conversation keeps it that is spam because of it. */
export interface Block {
  id: string
  kind: 'address' | 'domain'
  value: string
}

/** What may stand in the list for an address: itself, its domain, and the domains above that one. */
export function blockableAs(email: string): string[] {
  const address = email.toLowerCase()
  const labels = (address.split('@').at(-1) ?? '').split('.')
  return [address, ...labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'))]
}

const address = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/
const domain = /^(?=.{3,253}$)(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,}$/u

export const isBlockable = (kind: 'address' | 'domain', value: string): boolean =>
  (kind === 'address' ? address : domain).test(value)
