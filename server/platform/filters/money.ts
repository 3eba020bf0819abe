import type { Money } from '../../../contract/filters.ts'

/** How many digits a currency has behind the point (ISO 4217, as the platform knows it). */
function digitsOf(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
}

/** `12.50` of EUR as 1250; undefined where it has more digits than the currency, or more than can be counted. */
export function minorUnits(amount: string, currency: string): number | undefined {
  const digits = digitsOf(currency)
  const [whole = '0', part = ''] = amount.split('.')
  if (part.length > digits) return undefined
  const minor = Number(whole + part.padEnd(digits, '0')) + 0
  return Number.isSafeInteger(minor) ? minor : undefined
}

/** 1250 cents as `12.50EUR`. */
export function moneyText({ amount, currency }: Money): string {
  const digits = digitsOf(currency)
  const plain = String(Math.abs(amount)).padStart(digits + 1, '0')
  const text = digits ? `${plain.slice(0, -digits)}.${plain.slice(-digits)}` : plain
  return `${amount < 0 ? '-' : ''}${text}${currency}`
}
