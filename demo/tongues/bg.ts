import { weekdayOf } from '../calendar.ts'
import { clock, dayNumber, type Tongue } from './tongue.ts'

const MONTHS = 'януари февруари март април май юни юли август септември октомври ноември декември'.split(' ')
const WEEKDAYS = ['неделя', 'понеделник', 'вторник', 'сряда', 'четвъртък', 'петък', 'събота']
const STREETS = '„Явор“|„Люляк“|„Родопи“|„Средна гора“|„Мелницата“|„Пирин“|„Шипка“|„Брези“|„Кестен“|„Извор“'.split('|')

function date(local: number): string {
  const day = new Date(local)
  return `${day.getUTCDate()} ${MONTHS[day.getUTCMonth()]}`
}

/** The preposition doubles before its own sound: във Варна, във вторник. */
function within(word: string): string {
  return /^[вф]/i.test(word) ? `във ${word}` : `в ${word}`
}

const days = (count: number) => (count === 1 ? '1 ден' : `${count} дни`)

const wrote: Tongue['wrote'] = (name, address, local) => {
  const year = new Date(local).getUTCFullYear()
  return `На ${date(local)} ${year} г. в ${clock(local)} ${name} <${address}> написа:`
}

export const bulgarian: Tongue = {
  date,
  coming: (local, nowLocal) => {
    const ahead = dayNumber(local) - dayNumber(nowLocal)
    if (ahead === 0) return 'днес'
    if (ahead === 1) return 'утре'
    return `${within(WEEKDAYS[weekdayOf(local)] as string)} (${date(local)})`
  },
  due: (local, nowLocal) => {
    const ahead = dayNumber(local) - dayNumber(nowLocal)
    if (ahead === 0) return `днес до ${clock(local)} ч.`
    if (ahead === 1) return `утре до ${clock(local)} ч.`
    return `до ${clock(local)} ч. ${within(WEEKDAYS[weekdayOf(local)] as string)} (${date(local)})`
  },
  hello: (local) => {
    const hour = Number(clock(local).slice(0, 2))
    if (hour < 11) return 'Добро утро'
    return hour < 18 ? 'Добър ден' : 'Добър вечер'
  },
  days,
  ago: (count) => `преди ${days(count)}`,
  pieces: (count) => (count === 1 ? '1 артикул' : `${count} артикула`),
  money: (cents) => `${(cents / 100).toFixed(2).replace('.', ',')} €`,
  weight: (grams) => `${(grams / 1000).toFixed(1).replace('.', ',')} кг`,
  from: (place) => `от ${place.bg}`,
  to: (place) => `за ${place.bg}`,
  in: (place) => within(place.bg),
  street: (choice, house) => `ул. ${STREETS[choice % STREETS.length]} ${house}`,
  wrote,
  offices: [
    '„Център“',
    '„Гара Север“',
    '„Крайбрежна“',
    '„Младост“',
    '„Университета“',
    '„Пазара“',
    '„Парка“',
    '„Изток“',
  ],
  shops: [
    '„Чаен пристан“',
    '„Книжна лисица“',
    '„Копче и бреза“',
    '„Топла лампа“',
    '„Вело Плевня“',
    '„Хартиена къща“',
    '„Зелен лист“',
  ],
  goods: [
    'зимни обувки',
    'чаен сервиз',
    'детско столче за колело',
    'керамични чинии',
    'резервни части за пералня',
    'книги',
    'лък за цигулка',
    'настолна лампа',
    'зимно яке',
    'маратонки',
    'настолни игри',
    'комплект кухненски ножове',
    'кафемелачка',
    'стойка за лаптоп',
    'бебешки дрехи',
    'картина в рамка',
    'семена за градината',
    'домашно сладко',
    'фотоалбум',
    'инструменти',
  ],
}
