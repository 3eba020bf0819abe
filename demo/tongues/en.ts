import { weekdayOf } from '../calendar.ts'
import { clock, dayNumber, type Tongue } from './tongue.ts'

const MONTHS = 'January February March April May June July August September October November December'.split(' ')
const WEEKDAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ')
const STREETS =
  'Alder Lane|Harbour Street|Mill Road|Orchard Close|Quarry Hill|Station Avenue|Thistle Way|Weaver Street|Chapel Row|Foundry Yard'.split(
    '|',
  )

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`

function date(local: number): string {
  const day = new Date(local)
  return `${day.getUTCDate()} ${MONTHS[day.getUTCMonth()]}`
}

function onDay(local: number, nowLocal: number): string {
  const ahead = dayNumber(local) - dayNumber(nowLocal)
  if (ahead === 0) return 'today'
  if (ahead === 1) return 'tomorrow'
  return `on ${WEEKDAYS[weekdayOf(local)]}, ${date(local)}`
}

const wrote: Tongue['wrote'] = (name, address, local) => {
  const year = new Date(local).getUTCFullYear()
  return `On ${WEEKDAYS[weekdayOf(local)]?.slice(0, 3)}, ${date(local)} ${year} at ${clock(local)}, ${name} <${address}> wrote:`
}

export const english: Tongue = {
  date,
  coming: onDay,
  due: (local, nowLocal) => `by ${clock(local)} ${onDay(local, nowLocal)}`,
  hello: (local) => {
    const hour = Number(clock(local).slice(0, 2))
    if (hour < 12) return 'Good morning'
    return hour < 18 ? 'Good afternoon' : 'Good evening'
  },
  days: (count) => counted(count, 'day'),
  ago: (count) => `${counted(count, 'day')} ago`,
  pieces: (count) => counted(count, 'item'),
  money: (cents) => `€${(cents / 100).toFixed(2)}`,
  weight: (grams) => `${(grams / 1000).toFixed(1)} kg`,
  from: (place) => `from ${place.en}`,
  to: (place) => `to ${place.en}`,
  in: (place) => `in ${place.en}`,
  street: (choice, house) => `${house} ${STREETS[choice % STREETS.length]}`,
  wrote,
  offices: [
    'Riverside',
    'Station Square',
    'Mill Lane',
    'Old Market',
    'Northgate',
    'Harbour',
    'University',
    'Westfield Road',
  ],
  shops: [
    'Birch & Button',
    'Lampwick',
    'Tea Harbour',
    'Nordleaf',
    'Paper Fox',
    'Quillmark',
    'Velo Barn',
    'Little Otter',
  ],
  goods: [
    'a pair of walking boots',
    'a tea set',
    'a child’s bicycle seat',
    'a coffee grinder',
    'spare parts for a washing machine',
    'books',
    'a violin bow',
    'a table lamp',
    'a winter coat',
    'running shoes',
    'a board game',
    'a set of kitchen knives',
    'ceramic plates',
    'a laptop stand',
    'baby clothes',
    'a framed print',
    'garden seeds',
    'a mechanical keyboard',
    'home-made jam',
    'a tent',
  ],
}
