import type { Place } from '../places.ts'

/** How one language says the facts of a parcel. Local times are those of `toLocal`; money is in euro cents, weight in grams. */
export type Tongue = {
  /** 12 March */
  date(local: number): string
  /** tomorrow · on Monday, 17 March */
  coming(local: number, nowLocal: number): string
  /** by 17:00 today · by noon on Friday */
  due(local: number, nowLocal: number): string
  /** Good morning, by the hour of the local time. */
  hello(local: number): string
  /** 3 days, in the accusative where the language has one. */
  days(count: number): string
  /** 3 days ago */
  ago(count: number): string
  /** 3 pieces */
  pieces(count: number): string
  money(cents: number): string
  weight(grams: number): string
  from(place: Place): string
  to(place: Place): string
  in(place: Place): string
  street(choice: number, house: number): string
  /** The line above a quotation. */
  wrote(name: string, address: string, local: number): string
  /** Quoted names of pick-up points. */
  offices: string[]
  shops: string[]
  /** Goods whose nominative and accusative are the same word, for use after a colon or as an object. */
  goods: string[]
}

const two = (value: number) => String(value).padStart(2, '0')

/** 09:05 */
export function clock(local: number): string {
  const minutes = Math.floor(local / 60_000) % 1440
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

export function dayNumber(local: number): number {
  return Math.floor(local / 86_400_000)
}
