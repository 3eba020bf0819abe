import type { IdentityKind } from './tables.ts'

/**
 * Providers that give addresses to anybody: who shares one with somebody shares nothing else, so none of them can be a
 * company's domain. The large ones of the world and of the Russian- and Bulgarian-speaking countries.
 */
const freeMail: ReadonlySet<string> = new Set(
  `gmail.com googlemail.com outlook.com hotmail.com hotmail.co.uk hotmail.fr hotmail.de live.com msn.com yahoo.com
  yahoo.co.uk yahoo.fr yahoo.de yahoo.es yahoo.it yahoo.co.jp ymail.com rocketmail.com aol.com icloud.com me.com mac.com
  proton.me protonmail.com pm.me tutanota.com tuta.io gmx.com gmx.de gmx.net gmx.at web.de t-online.de freenet.de mail.com
  zoho.com zohomail.com fastmail.com hey.com qq.com 163.com 126.com sina.com naver.com daum.net hanmail.net rediffmail.com
  orange.fr wanadoo.fr free.fr laposte.net sfr.fr libero.it virgilio.it tiscali.it seznam.cz centrum.cz wp.pl o2.pl onet.pl
  interia.pl comcast.net verizon.net att.net sbcglobal.net btinternet.com sky.com bigpond.com uol.com.br bol.com.br
  mail.ru bk.ru inbox.ru list.ru internet.ru vk.com yandex.ru yandex.com yandex.by yandex.kz yandex.ua ya.ru rambler.ru
  lenta.ru autorambler.ru myrambler.ru ro.ru ukr.net i.ua meta.ua bigmir.net tut.by abv.bg mail.bg dir.bg gyuvetch.bg
  data.bg online.bg`
    .split(/\s+/)
    .filter(Boolean),
)

export const isFreeMail = (domain: string): boolean => freeMail.has(domain)

/** The part after the @; companies are found by it. Null where anybody may have an address there. */
export function companyDomain(email: string): string | null {
  const domain = email.slice(email.lastIndexOf('@') + 1)
  return isFreeMail(domain) ? null : domain
}

/**
 * How an identity is stored and compared: addresses in lower case, numbers with digits and a leading plus only, external
 * ids as they are. Null for what cannot be one.
 */
export function identityValue(kind: IdentityKind, text: string): string | null {
  const trimmed = text.trim()
  if (kind === 'email') return /^[^\s@]+@[^\s@]+$/.test(trimmed) ? trimmed.toLowerCase() : null
  if (kind === 'phone') return phoneNumber(trimmed)
  return trimmed || null
}

function phoneNumber(text: string): string | null {
  const international = /^(\+|00)/.test(text)
  const digits = text.replace(/^00/, '').replace(/\D/g, '')
  // E.164 allows fifteen digits; fewer than five is no number that somebody could be called on.
  if (digits.length < 5 || digits.length > 15) return null
  return international ? `+${digits}` : digits
}

export function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}
