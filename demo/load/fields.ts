import type { Carrier, Words } from '../company.ts'
import { idAt } from '../ids.ts'
import { chance, pick, type Random, random, seedFor, whole } from '../random.ts'
import type { CompanyRecord, ConversationRecord, PersonRecord } from '../records.ts'
import type { Put, Value } from './tables.ts'

const words = (en: string, ru: string, bg: string): Words => ({ en, ru, bg })
type Choice = { key: string; names: Words; colour: string | null; archived: false }
const choice = (key: string, colour: string | null, ...names: [string, string, string]): Choice => ({
  key,
  names: words(...names),
  colour,
  archived: false,
})

const DEPOTS = [
  choice('sofia', null, 'Sofia', 'София', 'София'),
  choice('plovdiv', null, 'Plovdiv', 'Пловдив', 'Пловдив'),
  choice('varna', null, 'Varna', 'Варна', 'Варна'),
  choice('ruse', null, 'Ruse', 'Русе', 'Русе'),
]
const DAMAGES = [
  choice('crushed', 'red', 'Crushed', 'Помята', 'Смачкана'),
  choice('wet', 'blue', 'Wet', 'Промокла', 'Мокра'),
  choice('torn', 'amber', 'Torn open', 'Разорвана', 'Разкъсана'),
  choice('missing', 'violet', 'Something missing', 'Чего-то не хватает', 'Нещо липсва'),
]
const PLANS = [
  choice('private', null, 'Private sender', 'Частный отправитель', 'Частен подател'),
  choice('regular', 'teal', 'Regular sender', 'Постоянный отправитель', 'Редовен подател'),
  choice('contract', 'violet', 'By contract', 'По договору', 'По договор'),
]

export const WAYS = [
  choice('door', 'teal', 'At the door', 'До двери', 'До вратата'),
  choice('locker', 'blue', 'In a locker', 'В постамат', 'В автомат'),
  choice('office', null, 'At an office', 'В отделении', 'В офис'),
]

type Made = { noun: string; key: string; type: string; names: Words; choices?: Choice[]; currency?: string }

const FIELDS: Made[] = [
  {
    noun: 'conversation',
    key: 'parcel-number',
    type: 'text',
    names: words('Parcel number', 'Номер посылки', 'Номер на пратката'),
  },
  { noun: 'conversation', key: 'depot', type: 'choice', names: words('Depot', 'Склад', 'Склад'), choices: DEPOTS },
  {
    noun: 'conversation',
    key: 'damage',
    type: 'choices',
    names: words('Kind of damage', 'Вид повреждения', 'Вид повреда'),
    choices: DAMAGES,
  },
  {
    noun: 'conversation',
    key: 'declared-value',
    type: 'money',
    names: words('Declared value', 'Объявленная стоимость', 'Обявена стойност'),
    currency: 'EUR',
  },
  {
    noun: 'conversation',
    key: 'photos-seen',
    type: 'yes-no',
    names: words('Photos seen', 'Фотографии просмотрены', 'Снимките са прегледани'),
  },
  { noun: 'person', key: 'plan', type: 'choice', names: words('Plan', 'Тариф', 'План'), choices: PLANS },
  { noun: 'company', key: 'contract', type: 'text', names: words('Contract', 'Договор', 'Договор') },
  {
    noun: 'company',
    key: 'parcels-a-month',
    type: 'number',
    names: words('Parcels a month', 'Посылок в месяц', 'Пратки на месец'),
  },
  { noun: 'order', key: 'way', type: 'choice', names: words('Handed over', 'Вручение', 'Връчване'), choices: WAYS },
]

const STATUSES = [
  {
    key: 'with-courier',
    category: 'waiting-on-us',
    names: words('With the courier', 'У курьера', 'При куриера'),
    icon: 'truck',
    colour: 'blue',
  },
  {
    key: 'searching',
    category: 'waiting-on-us',
    names: words('Searching the depot', 'Ищем на складе', 'Търсим в склада'),
    icon: 'search',
    colour: 'amber',
  },
  {
    key: 'compensated',
    category: 'resolved',
    names: words('Compensated', 'Возмещено', 'Обезщетено'),
    icon: 'check',
    colour: 'teal',
  },
] as const

/** Topics whose conversations are about a parcel that came to harm. */
const HARMED = ['damaged', 'incomplete', 'lost']

/** What hangs on the seed alone, so that every part of the load calls a thing by the same id. */
const idOf = ({ foundedAt }: Carrier, realm: number, index: number): string =>
  idAt(foundedAt.getTime() + index * 1000, random(seedFor(1, realm, index)))

const fieldId = (house: Carrier, key: string) =>
  idOf(
    house,
    40,
    FIELDS.findIndex((field) => field.key === key),
  )
/** How an order is handed over. */
export const wayField = (house: Carrier): string => fieldId(house, 'way')
const statusId = (house: Carrier, key: (typeof STATUSES)[number]['key']) =>
  idOf(
    house,
    41,
    STATUSES.findIndex((status) => status.key === key),
  )

/** The fields of a parcel carrier, the forms that ask them, and statuses of its own. */
export function putFields(put: Put, house: Carrier): void {
  const common = { workspace_id: house.id, created_at: house.foundedAt }
  for (const [position, field] of FIELDS.entries()) {
    const { noun, key, type, names, choices = [], currency = null } = field
    const told = { noun, key, type, names, descriptions: {}, choices: JSON.stringify(choices), currency }
    put('fields', { ...common, id: fieldId(house, key), ...told, editing: 'everybody', position })
  }
  for (const [position, { key, category, names, icon, colour }] of STATUSES.entries())
    put('statuses', {
      ...common,
      id: statusId(house, key),
      key,
      category,
      names,
      icon,
      colour,
      position,
      is_default: false,
    })
  const item = (field: string, required = false, when: Value = null) => ({ field, required, when })
  const general = JSON.stringify([item('parcel-number'), item('depot')])
  put('forms', {
    ...common,
    id: idOf(house, 42, 0),
    names: words('Parcel', 'Посылка', 'Пратка'),
    general: true,
    items: general,
  })
  const harmed = { field: 'damage', anyOf: DAMAGES.map(({ key }) => key) }
  const claim = JSON.stringify([
    item('damage', true),
    item('declared-value', true, harmed),
    item('photos-seen', false, harmed),
  ])
  put('forms', {
    ...common,
    id: idOf(house, 42, 1),
    names: words('Claim', 'Претензия', 'Рекламация'),
    general: false,
    items: claim,
  })
  for (const { id, key } of house.topics)
    if (key === 'damaged' || key === 'incomplete')
      put('form_topics', { workspace_id: house.id, topic_id: id, form_id: idOf(house, 42, 1) })
}

const chanceOf = (id: string, realm: number): Random => random(seedFor(Number.parseInt(id.slice(-8), 16), realm, 0))

/** A status of its own where it fits what the conversation is about. */
export function statusOf(house: Carrier, { id, status, topicId }: ConversationRecord): string | null {
  const topic = house.topics.find((each) => each.id === topicId)?.key ?? ''
  const r = chanceOf(id, 43)
  if (status === 'waiting-on-us' && chance(r, 0.5))
    return statusId(house, topic === 'lost' || topic === 'incomplete' ? 'searching' : 'with-courier')
  return status === 'resolved' && HARMED.includes(topic) && chance(r, 0.4) ? statusId(house, 'compensated') : null
}

export function putConversationFields(put: Put, house: Carrier, head: ConversationRecord): void {
  const r = chanceOf(head.id, 44)
  const topic = house.topics.find((each) => each.id === head.topicId)?.key ?? ''
  const value = (key: string, part: number, column: { [name: string]: Value }) =>
    put('field_values', { workspace_id: house.id, entity_id: head.id, field_id: fieldId(house, key), part, ...column })
  value('parcel-number', 0, { words: head.parcelNumber })
  if (chance(r, 0.8)) value('depot', 0, { choice: pick(r, DEPOTS).key })
  // Nobody has looked into what has just come in.
  if (!HARMED.includes(topic) || head.status === 'open') return
  if (topic !== 'lost')
    value('damage', 0, { choice: topic === 'incomplete' ? 'missing' : pick(r, DAMAGES.slice(0, 3)).key })
  value('declared-value', 0, { amount: whole(r, 4, 320) * 500, currency: chance(r, 0.7) ? 'EUR' : 'BGN' })
  if (chance(r, 0.6)) value('photos-seen', 0, { yes: chance(r, 0.8) })
}

export function putPersonFields(put: Put, house: Carrier, { id, companyId }: PersonRecord): void {
  const r = chanceOf(id, 45)
  const plan = companyId ? 'contract' : chance(r, 0.15) ? 'regular' : 'private'
  put('field_values', {
    workspace_id: house.id,
    entity_id: id,
    field_id: fieldId(house, 'plan'),
    part: 0,
    choice: plan,
  })
}

export function putCompanyFields(put: Put, house: Carrier, { id }: CompanyRecord): void {
  const r = chanceOf(id, 46)
  const at = { workspace_id: house.id, entity_id: id, part: 0 }
  put('field_values', { ...at, field_id: fieldId(house, 'contract'), words: `B-${whole(r, 1000, 9999)}` })
  put('field_values', { ...at, field_id: fieldId(house, 'parcels-a-month'), number: whole(r, 2, 90) * 10 })
}
