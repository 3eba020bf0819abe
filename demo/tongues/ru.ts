import { weekdayOf } from '../calendar.ts'
import { clock, dayNumber, type Tongue } from './tongue.ts'

const MONTHS = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ')
const ON = ['в воскресенье', 'в понедельник', 'во вторник', 'в среду', 'в четверг', 'в пятницу', 'в субботу']
const UNTIL = ['воскресенья', 'понедельника', 'вторника', 'среды', 'четверга', 'пятницы', 'субботы']
const STREETS = 'Садовая|Лесная|Заречная|Ясная|Мельничная|Весенняя|Озерная|Каштановая|Причальная|Тихая'.split('|')

/** Chooses among the forms for 1, 2–4 and 5–20. */
function counted(count: number, one: string, few: string, many: string): string {
  const tens = count % 100
  const units = count % 10
  if (units === 1 && tens !== 11) return `${count} ${one}`
  if (units >= 2 && units <= 4 && (tens < 12 || tens > 14)) return `${count} ${few}`
  return `${count} ${many}`
}

function date(local: number): string {
  const day = new Date(local)
  return `${day.getUTCDate()} ${MONTHS[day.getUTCMonth()]}`
}

const days = (count: number) => counted(count, 'день', 'дня', 'дней')

const wrote: Tongue['wrote'] = (name, address, local) => {
  const year = new Date(local).getUTCFullYear()
  return `${date(local)} ${year} г., ${clock(local)}, ${name} <${address}> пишет:`
}

export const russian: Tongue = {
  date,
  coming: (local, nowLocal) => {
    const ahead = dayNumber(local) - dayNumber(nowLocal)
    if (ahead === 0) return 'сегодня'
    if (ahead === 1) return 'завтра'
    return `${ON[weekdayOf(local)]} (${date(local)})`
  },
  due: (local, nowLocal) => {
    const ahead = dayNumber(local) - dayNumber(nowLocal)
    if (ahead === 0) return `сегодня до ${clock(local)}`
    if (ahead === 1) return `завтра до ${clock(local)}`
    return `до ${clock(local)} ${UNTIL[weekdayOf(local)]} (${date(local)})`
  },
  hello: (local) => {
    const hour = Number(clock(local).slice(0, 2))
    if (hour < 11) return 'Доброе утро'
    return hour < 18 ? 'Добрый день' : 'Добрый вечер'
  },
  days,
  ago: (count) => `${days(count)} назад`,
  pieces: (count) => counted(count, 'предмет', 'предмета', 'предметов'),
  money: (cents) => `${(cents / 100).toFixed(2).replace('.', ',')} €`,
  weight: (grams) => `${(grams / 1000).toFixed(1).replace('.', ',')} кг`,
  from: (place) => `из ${place.ru[1]}`,
  to: (place) => `в ${place.ru[2]}`,
  in: (place) => `в ${place.ru[3]}`,
  street: (choice, house) => `ул. ${STREETS[choice % STREETS.length]}, ${house}`,
  wrote,
  offices: ['«Центр»', '«Вокзал»', '«Набережная»', '«Северный»', '«Университет»', '«Рынок»', '«Парк»', '«Восток»'],
  shops: [
    '«Чайная пристань»',
    '«Лисья полка»',
    '«Берёзка и пуговица»',
    '«Тёплый свет»',
    '«Вело-Амбар»',
    '«Бумажный дом»',
    '«Северный лист»',
  ],
  goods: [
    'зимние ботинки',
    'чайный сервиз',
    'детское велокресло',
    'керамические тарелки',
    'запчасти для стиральной машины',
    'книги',
    'смычок для скрипки',
    'торшер',
    'пуховик',
    'беговые кроссовки',
    'настольные игры',
    'набор кухонных ножей',
    'кофейный термос',
    'подставки под ноутбук',
    'детские вещи',
    'постер в раме',
    'семена для дачи',
    'варенье',
    'фотоальбом',
    'инструменты',
  ],
}
