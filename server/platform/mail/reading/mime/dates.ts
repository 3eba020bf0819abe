const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const ZONES: Record<string, number> = {
  UT: 0,
  UTC: 0,
  GMT: 0,
  Z: 0,
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
  AKST: -540,
  AKDT: -480,
  HST: -600,
  BST: 60,
  CET: 60,
  CEST: 120,
  MET: 60,
  MEST: 120,
  EET: 120,
  EEST: 180,
  MSK: 180,
  MSD: 240,
  IST: 330,
  JST: 540,
  KST: 540,
  AEST: 600,
  AEDT: 660,
  WET: 0,
  WEST: 60,
  SAST: 120,
  NZST: 720,
  NZDT: 780,
}

const RFC =
  /(\d{1,2})[\s-]+([a-z]{3})[a-z]*\.?[\s-]+(\d{2,4})(?:,?\s+(\d{1,2})[:.](\d{1,2})(?:[:.](\d{1,2}))?(?:\.\d+)?)?\s*(am|pm)?\s*([+-]\d{3,4}|[+-]\d{1,2}:\d{2}|[a-z]{1,5})?/i
const AMERICAN =
  /([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(?:(\d{4}),?\s+)?(\d{1,2}):(\d{1,2})(?::(\d{1,2}))?\s*(am|pm)?\s*([+-]\d{3,4}|[a-z]{1,5})?(?:\s+(\d{4}))?/i
const ISO =
  /^\s*(\d{4})-(\d{1,2})-(\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?/i

function offset(zone: string | undefined): number {
  if (!zone) return 0
  const digits = /^([+-])(\d{1,2}):?(\d{2})$/.exec(zone)
  if (!digits) return ZONES[zone.toUpperCase()] ?? 0
  const minutes = Number(digits[2]) * 60 + Number(digits[3])
  return minutes > 24 * 60 ? 0 : digits[1] === '-' ? -minutes : minutes
}

function fullYear(text: string): number {
  const year = Number(text)
  if (text.length > 3) return year
  return text.length === 3 || year >= 50 ? 1900 + year : 2000 + year
}

function hours(text: string | undefined, half: string | undefined): number {
  const hour = Number(text ?? 0)
  if (!half) return hour
  return (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0)
}

function made(year: number, month: number, day: number, h: number, m: number, s: number, zone?: string): string | null {
  if (month < 0 || month > 11 || day < 1 || day > 31 || h > 24 || m > 59 || s > 60) return null
  const time = Date.UTC(year, month, day, h, m, Math.min(s, 59)) - offset(zone) * 60_000
  return Number.isFinite(time) && year >= 1900 && year <= 9999 ? new Date(time).toISOString() : null
}

/** A Date header in any of the customary spellings as ISO 8601 UTC; null when it says nothing that can be believed. */
export function readDate(value: string): string | null {
  const text = value.slice(0, 300).replace(/\([^()]*\)/g, ' ')
  const iso = ISO.exec(text)
  if (iso) {
    const [, y = '', mo = '', d = '', h, mi, s, zone] = iso
    return made(Number(y), Number(mo) - 1, Number(d), Number(h ?? 0), Number(mi ?? 0), Number(s ?? 0), zone)
  }
  const rfc = RFC.exec(text)
  if (rfc) {
    const [, d = '', mo = '', y = '', h, mi, s, half, zone] = rfc
    const month = MONTHS.indexOf(mo.toLowerCase())
    if (month >= 0) return made(fullYear(y), month, Number(d), hours(h, half), Number(mi ?? 0), Number(s ?? 0), zone)
  }
  const american = AMERICAN.exec(text)
  if (!american) return null
  const [, mo = '', d = '', before, h, mi, s, half, zone, after] = american
  const year = before ?? after
  const month = MONTHS.indexOf(mo.toLowerCase())
  return year ? made(Number(year), month, Number(d), hours(h, half), Number(mi), Number(s ?? 0), zone) : null
}
