import { DAY } from './calendar.ts'
import { idAt } from './ids.ts'
import { random, seedFor } from './random.ts'
import type { Gender, Language, Role } from './records.ts'

export type Words = Record<Language, string>
export type TeamKey = 'support' | 'couriers' | 'warehouse' | 'claims' | 'accounting' | 'business'
export type ChannelKey = 'support' | 'claims' | 'business'

export type Team = { id: string; key: TeamKey; name: Words; languages: Language[] }
export type Member = {
  id: string
  userId: string
  key: string
  name: Words
  email: string
  gender: Gender
  role: Role
  languages: Language[]
  teamIds: string[]
  teams: TeamKey[]
}
export type Channel = { id: string; key: ChannelKey; address: string; name: Words; teamId: string }
export type Topic = { id: string; key: string; parentId: string | null; name: Words }
export type Carrier = {
  /** Of the workspace. */
  id: string
  name: string
  domain: string
  timeZone: string
  foundedAt: Date
  teams: Team[]
  members: Member[]
  channels: Channel[]
  topics: Topic[]
  tags: string[]
}

const NAME = 'Martlet Parcel'
const DOMAIN = 'martlet.example'

const TEAMS: [TeamKey, string, string, string][] = [
  ['support', 'Support', 'Поддержка', 'Обслужване на клиенти'],
  ['couriers', 'Couriers', 'Курьеры', 'Куриери'],
  ['warehouse', 'Warehouse', 'Склад', 'Склад'],
  ['claims', 'Claims', 'Претензии', 'Рекламации'],
  ['accounting', 'Accounting', 'Бухгалтерия', 'Счетоводство'],
  ['business', 'Business clients', 'Корпоративные клиенты', 'Бизнес клиенти'],
]

const CHANNELS: [ChannelKey, TeamKey, string, string, string][] = [
  ['support', 'support', 'Support', 'Поддержка', 'Обслужване на клиенти'],
  ['claims', 'claims', 'Claims', 'Претензии', 'Рекламации'],
  ['business', 'business', 'Business clients', 'Корпоративные клиенты', 'Бизнес клиенти'],
]

type Cast = [string, string, string, string, Gender, Role, string, string]
// The first is the one whom visitors of the demo play.
const MEMBERS: Cast[] = [
  ['vera', 'Vera Halden', 'Вера Халден', 'Вера Халден', 'female', 'admin', 'en ru bg', 'support claims'],
  ['mira', 'Mira Koleva', 'Мира Колева', 'Мира Колева', 'female', 'manager', 'en ru bg', 'support'],
  ['anton', 'Anton Veresk', 'Антон Вереск', 'Антон Вереск', 'male', 'manager', 'ru en bg', 'support claims'],
  ['nadya', 'Nadya Lipova', 'Надя Липова', 'Надя Липова', 'female', 'agent', 'bg ru', 'support'],
  ['callum', 'Callum Okafor', 'Каллум Окафор', 'Калъм Окафор', 'male', 'agent', 'en', 'support'],
  ['elena', 'Elena Zimina', 'Елена Зимина', 'Елена Зимина', 'female', 'agent', 'ru en', 'support'],
  ['petar', 'Petar Granchev', 'Петр Гранчев', 'Петър Гранчев', 'male', 'agent', 'bg en', 'warehouse'],
  ['ruslan', 'Ruslan Temirov', 'Руслан Темиров', 'Руслан Темиров', 'male', 'agent', 'ru en', 'warehouse'],
  ['ivona', 'Ivona Slatina', 'Ивона Слатина', 'Ивона Слатина', 'female', 'agent', 'bg ru', 'accounting'],
  ['grace', 'Grace Whitlock', 'Грейс Уитлок', 'Грейс Уитлок', 'female', 'agent', 'en', 'accounting'],
  ['daria', 'Daria Lisova', 'Дарья Лисова', 'Даря Лисова', 'female', 'agent', 'ru bg en', 'claims'],
  ['stoyan', 'Stoyan Belev', 'Стоян Белев', 'Стоян Белев', 'male', 'manager', 'bg en ru', 'claims business'],
  ['ines', 'Ines Moraru', 'Инес Морару', 'Инес Морару', 'female', 'agent', 'en ru bg', 'business'],
  ['kiril', 'Kiril Dobrev', 'Кирилл Добрев', 'Кирил Добрев', 'male', 'agent', 'bg en ru', 'couriers'],
  ['tsvetan', 'Tsvetan Ilkov', 'Цветан Илков', 'Цветан Илков', 'male', 'colleague', 'bg en', 'warehouse'],
]

// key, parent, English, Russian, Bulgarian
const TOPICS: [string, string | null, string, string, string][] = [
  ['delivery', null, 'Delivery', 'Доставка', 'Доставка'],
  ['late', 'delivery', 'Late', 'Опоздание', 'Закъснение'],
  ['lost', 'delivery', 'Lost', 'Потеря', 'Изгубена пратка'],
  [
    'not-received',
    'delivery',
    'Marked delivered, not received',
    'Отмечена врученной, но не получена',
    'Отчетена, но неполучена',
  ],
  ['address', 'delivery', 'Wrong address', 'Неверный адрес', 'Грешен адрес'],
  ['redirect', 'delivery', 'Change of delivery', 'Изменение доставки', 'Промяна на доставката'],
  ['wrong-parcel', 'delivery', 'Somebody else’s parcel', 'Чужая посылка', 'Чужда пратка'],
  ['return', 'delivery', 'Return to sender', 'Возврат отправителю', 'Връщане на подателя'],
  ['condition', null, 'Condition of the parcel', 'Состояние посылки', 'Състояние на пратката'],
  ['damaged', 'condition', 'Damaged', 'Повреждение', 'Повредена пратка'],
  ['incomplete', 'condition', 'Something missing', 'Недостача', 'Липсващо съдържание'],
  ['packing', 'condition', 'Packing rules', 'Правила упаковки', 'Правила за опаковане'],
  ['customs', null, 'Customs', 'Таможня', 'Митница'],
  ['duty', 'customs', 'Duties and taxes', 'Пошлины и налоги', 'Мита и данъци'],
  ['customs-papers', 'customs', 'Documents', 'Документы', 'Документи'],
  ['courier', null, 'Courier', 'Курьер', 'Куриер'],
  ['courier-manners', 'courier', 'Manners', 'Поведение', 'Поведение'],
  ['missed-visit', 'courier', 'Missed visit', 'Несостоявшийся визит', 'Пропуснато посещение'],
  ['money', null, 'Money', 'Деньги', 'Плащания'],
  ['invoice', 'money', 'Invoice', 'Счет', 'Фактура'],
  ['price', 'money', 'Price', 'Цена', 'Цена'],
  ['refund', 'money', 'Refund', 'Возврат денег', 'Възстановяване на сума'],
  ['cash-on-delivery', 'money', 'Cash on delivery', 'Наложенный платеж', 'Наложен платеж'],
  ['pickup', null, 'Pick-up', 'Забор и выдача', 'Вземане и получаване'],
  ['collection', 'pickup', 'Collection from the sender', 'Забор у отправителя', 'Вземане от подателя'],
  ['office', 'pickup', 'Pick-up point', 'Пункт выдачи', 'Офис'],
  ['locker', 'pickup', 'Locker', 'Постамат', 'Автомат'],
  ['tracking', null, 'Tracking', 'Отслеживание', 'Проследяване'],
  ['online', null, 'Website and app', 'Сайт и приложение', 'Сайт и приложение'],
  ['partnership', null, 'Business terms', 'Условия для бизнеса', 'Условия за бизнеса'],
  ['praise', null, 'Praise', 'Благодарность', 'Похвала'],
]

const TAGS = [
  'gift',
  'fragile',
  'refund',
  'voucher',
  'call-back',
  'international',
  'documents',
  'regular',
  'new-year',
  'sender',
  'recipient',
]

/** The invented carrier. Ids follow from the seed and from `now`, five years before which it was founded. */
export function carrier({ seed, now }: { seed: number; now: Date }): Carrier {
  const founded = now.getTime() - 5 * 365 * DAY
  const idOf = (realm: number, index: number) => idAt(founded + index * 1000, random(seedFor(seed, realm, index)))
  const words = (en: string, ru: string, bg: string): Words => ({ en, ru, bg })
  const teamIds = new Map(TEAMS.map(([key], i) => [key, idOf(20, i)]))
  const topicIds = new Map(TOPICS.map(([key], i) => [key, idOf(21, i)]))
  const teamId = (key: TeamKey) => teamIds.get(key) as string

  const members = MEMBERS.map(([key, en, ru, bg, gender, role, languages, teams], i): Member => {
    const keys = teams.split(' ') as TeamKey[]
    const email = `${en.toLowerCase().replace(' ', '.')}@${DOMAIN}`
    const spoken = languages.split(' ') as Language[]
    return {
      id: idOf(22, i),
      userId: idOf(25, i),
      key,
      name: words(en, ru, bg),
      email,
      gender,
      role,
      languages: spoken,
      teamIds: keys.map(teamId),
      teams: keys,
    }
  })

  return {
    id: idOf(24, 0),
    name: NAME,
    domain: DOMAIN,
    timeZone: 'Europe/Sofia',
    foundedAt: new Date(founded),
    teams: TEAMS.map(([key, en, ru, bg]) => {
      const languages = new Set(
        members.filter((member) => member.teams.includes(key)).flatMap((member) => member.languages),
      )
      return { id: teamId(key), key, name: words(en, ru, bg), languages: [...languages].sort() }
    }),
    members,
    channels: CHANNELS.map(([key, team, en, ru, bg], i) => {
      return { id: idOf(23, i), key, address: `${key}@${DOMAIN}`, name: words(en, ru, bg), teamId: teamId(team) }
    }),
    topics: TOPICS.map(([key, parent, en, ru, bg]) => {
      return {
        id: topicIds.get(key) as string,
        key,
        parentId: parent ? (topicIds.get(parent) as string) : null,
        name: words(en, ru, bg),
      }
    }),
    tags: TAGS,
  }
}
