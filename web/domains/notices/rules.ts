import type { Notice } from '../../../contract/notices.ts'

/** For a colleague: the side conversation is all that they may open. */
export const askedOf = ({ sideId }: Notice) => ({ to: '/asked/$id' as const, params: { id: sideId ?? '' } })

/** Where a notice leads: to the side conversation or the message itself, where it is about one. */
export const placeOf = ({ conversation, seq, sideId }: Notice) => ({
  to: '/inbox/$view/{-$number}' as const,
  params: { view: 'all' as const, number: String(conversation.number) },
  ...(sideId ? { hash: `side-${sideId}` } : seq === null ? {} : { hash: `message-${seq}` }),
})

/** What stands on the bell; nothing where all is read. */
export const badgeOf = (count: { unread: number; more: boolean } | undefined): string | null =>
  count && count.unread > 0 ? `${count.unread}${count.more ? '+' : ''}` : null

const first = (names: readonly [RegExp, string][], text: string) => names.find(([sign]) => sign.test(text))?.[1]

/** A browser as its user would call it. Order counts: most claim to be what others are. */
export const browserName = (userAgent: string): string => {
  const browser = first(
    [
      [/Edg\//, 'Edge'],
      [/OPR\//, 'Opera'],
      [/YaBrowser\//, 'Yandex'],
      [/Firefox\//, 'Firefox'],
      [/Chrome\//, 'Chrome'],
      [/Safari\//, 'Safari'],
    ],
    userAgent,
  )
  const system = first(
    [
      [/Android/, 'Android'],
      [/iPhone|iPad/, 'iOS'],
      [/Windows/, 'Windows'],
      [/Mac OS X/, 'macOS'],
      [/Linux/, 'Linux'],
    ],
    userAgent,
  )
  return [browser ?? 'Browser', system].filter(Boolean).join(' · ')
}
