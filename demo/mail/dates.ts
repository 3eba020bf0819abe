import { toLocal } from '../calendar.ts'
import type { Language } from '../records.ts'

const words = (text: string) => text.split(' ')

const MONTHS: Record<Language, string[]> = {
  en: words('January February March April May June July August September October November December'),
  ru: words('января февраля марта апреля мая июня июля августа сентября октября ноября декабря'),
  bg: words('януари февруари март април май юни юли август септември октомври ноември декември'),
}
const SHORT_MONTHS: Record<Language, string[]> = {
  en: words('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'),
  ru: words('янв. февр. мар. апр. мая июн. июл. авг. сент. окт. нояб. дек.'),
  bg: words('ян фев мар апр май юни юли авг сеп окт ное дек'),
}
const WEEKDAYS: Record<Language, string[]> = {
  en: words('Sunday Monday Tuesday Wednesday Thursday Friday Saturday'),
  ru: words('воскресенье понедельник вторник среда четверг пятница суббота'),
  bg: words('неделя понеделник вторник сряда четвъртък петък събота'),
}
const SHORT_WEEKDAYS: Record<Language, string[]> = {
  en: words('Sun Mon Tue Wed Thu Fri Sat'),
  ru: words('вс пн вт ср чт пт сб'),
  bg: words('нд пн вт ср чт пт сб'),
}

const two = (value: number) => String(value).padStart(2, '0')

/** The pieces from which mail programs put their dates together, on the carrier's wall clock. */
export function datePieces(time: number, language: Language) {
  const local = toLocal(time)
  const day = new Date(local)
  const month = day.getUTCMonth()
  return {
    year: day.getUTCFullYear(),
    date: day.getUTCDate(),
    month: MONTHS[language][month] as string,
    shortMonth: SHORT_MONTHS[language][month] as string,
    weekday: WEEKDAYS[language][day.getUTCDay()] as string,
    shortWeekday: SHORT_WEEKDAYS[language][day.getUTCDay()] as string,
    /** 09:05 */
    clock: `${two(day.getUTCHours())}:${two(day.getUTCMinutes())}`,
    /** 9:05 */
    bareClock: `${day.getUTCHours()}:${two(day.getUTCMinutes())}`,
    /** 11.03.2026 */
    digits: `${two(day.getUTCDate())}.${two(month + 1)}.${day.getUTCFullYear()}`,
    seconds: two(day.getUTCSeconds()),
    /** +02:00 */
    offset: `+0${Math.round((local - time) / 3_600_000)}:00`,
  }
}

/** The date of a header field, as RFC 5322 has it. */
export function headerDate(time: number): string {
  const { shortWeekday, date, shortMonth, year, clock, seconds, offset } = datePieces(time, 'en')
  return `${shortWeekday}, ${date} ${shortMonth} ${year} ${clock}:${seconds} ${offset.replace(':', '')}`
}
