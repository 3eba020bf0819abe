import type { Words } from './company.ts'

export interface ReadyMade {
  name: string
  folder: 'Delivery' | 'Money' | 'Courtesy'
  /** Keys of topics for which it is offered first. */
  topics: string[]
  words: Words | null
  actions: { topic?: string; status?: string; urgency?: string; addTags?: string[]; assigneeId?: 'me'; note?: string }
}

const hello: Words = {
  en: 'Hello {{ person.first_name | default: "there" }},',
  ru: 'Здравствуйте{% if person.first_name %}, {{ person.first_name }}{% endif %}!',
  bg: 'Здравейте{% if person.first_name %}, {{ person.first_name }}{% endif %}!',
}

const letter = (en: string, ru: string, bg: string): Words => ({
  en: `<p>${hello.en}</p><p>${en}</p><p>{{ member.first_name }}<br />{{ workspace.name }}</p>`,
  ru: `<p>${hello.ru}</p><p>${ru}</p><p>{{ member.first_name }}<br />{{ workspace.name }}</p>`,
  bg: `<p>${hello.bg}</p><p>${bg}</p><p>{{ member.first_name }}<br />{{ workspace.name }}</p>`,
})

/** What the people of a parcel carrier write every day. */
export const READY_MADE: readonly ReadyMade[] = [
  {
    name: 'Late: we are looking for it',
    folder: 'Delivery',
    topics: ['late', 'tracking'],
    words: letter(
      'I am sorry that your parcel is late. I have asked the depot where it is, and will write to you under number {{ conversation.number }} by tomorrow noon, even if I know nothing new by then.',
      'Простите, что посылка задерживается. Я запросил склад, где она сейчас, и напишу вам по обращению № {{ conversation.number }} до завтрашнего полудня, даже если новостей не будет.',
      'Съжалявам, че пратката закъснява. Попитах депото къде е и ще ви пиша по разговор № {{ conversation.number }} до утре на обяд, дори да няма нищо ново.',
    ),
    actions: { topic: 'late', addTags: ['call-back'], assigneeId: 'me' },
  },
  {
    name: 'Late: it comes tomorrow',
    folder: 'Delivery',
    topics: ['late'],
    words: letter(
      'Your parcel has reached the depot in your town and goes out with the courier tomorrow. You need not do anything.',
      'Посылка прибыла на склад в вашем городе и завтра поедет с курьером. От вас ничего не нужно.',
      'Пратката е в депото във вашия град и утре тръгва с куриера. Не е нужно да правите нищо.',
    ),
    actions: { topic: 'late' },
  },
  {
    name: 'Lost: the search begins',
    folder: 'Delivery',
    topics: ['lost', 'not-received'],
    words: letter(
      'We begin to search for your parcel today. It takes up to three working days; if it is not found by then, you get its value back without having to ask again.',
      'Сегодня мы начинаем розыск вашей посылки. Он занимает до трёх рабочих дней; если она не найдётся, мы вернём её стоимость, просить ещё раз не придётся.',
      'Днес започваме да търсим пратката ви. Това отнема до три работни дни; ако не бъде намерена, ще ви върнем стойността ѝ, без да питате отново.',
    ),
    actions: {
      topic: 'lost',
      urgency: 'high',
      note: 'Search begun for {{ person.name }} on {{ now | date: "short" }}',
    },
  },
  {
    name: 'Damaged: please send pictures',
    folder: 'Delivery',
    topics: ['damaged', 'incomplete'],
    words: letter(
      'I am sorry that it arrived like this. Please send two pictures: one of the box from outside, one of what is broken. That is all we need.',
      'Жаль, что посылка пришла в таком виде. Пришлите две фотографии: коробку снаружи и то, что повреждено. Больше ничего не нужно.',
      'Съжалявам, че е пристигнала така. Изпратете две снимки: на кашона отвън и на повреденото. Друго не е нужно.',
    ),
    actions: { topic: 'damaged', status: 'waiting-on-customer' },
  },
  {
    name: 'Wrong address: please confirm',
    folder: 'Delivery',
    topics: ['address'],
    words: letter(
      'Please write the whole address again, with entrance and floor, and a phone for the courier ({{ person.phone }} is what we have). We change it the same day.',
      'Напишите, пожалуйста, адрес целиком, с подъездом и этажом, и телефон для курьера (у нас записан {{ person.phone }}). Мы изменим его в тот же день.',
      'Моля, напишете целия адрес отново, с вход и етаж, и телефон за куриера (имаме {{ person.phone }}). Ще го сменим още днес.',
    ),
    actions: { topic: 'address', status: 'waiting-on-customer' },
  },
  {
    name: 'Another day or a pick-up point',
    folder: 'Delivery',
    topics: ['redirect', 'missed-visit', 'office'],
    words: letter(
      'Tell me the day that suits you, or the pick-up point nearest to you, and I change it. It costs nothing.',
      'Скажите, какой день вам удобен или какой пункт выдачи ближе, и я всё изменю. Это бесплатно.',
      'Кажете кой ден ви е удобен или кой офис е най-близо и ще го сменя. Безплатно е.',
    ),
    actions: { topic: 'redirect' },
  },
  {
    name: 'Customs: which papers',
    folder: 'Delivery',
    topics: ['customs-papers', 'duty', 'customs'],
    words: letter(
      'Customs asks for the invoice and a copy of your identity card. Please answer this mail with both; we hand them in for you.',
      'Таможня просит счёт и копию паспорта. Ответьте на это письмо, приложив оба документа; мы передадим их за вас.',
      'Митницата иска фактурата и копие от личната ви карта. Отговорете на този имейл с двете; ние ги предаваме вместо вас.',
    ),
    actions: { topic: 'customs-papers', addTags: ['documents'] },
  },
  {
    name: 'Invoice sent again',
    folder: 'Money',
    topics: ['invoice'],
    words: letter(
      'Here is the invoice again{% if company.name %}, made out to {{ company.name }}{% endif %}. If something on it is wrong, answer this mail and I have it put right.',
      'Высылаю счёт ещё раз{% if company.name %}, он выписан на {{ company.name }}{% endif %}. Если в нём ошибка, ответьте на это письмо, и её исправят.',
      'Изпращам фактурата отново{% if company.name %}, издадена на {{ company.name }}{% endif %}. Ако нещо не е вярно, отговорете и ще бъде поправено.',
    ),
    actions: { topic: 'invoice', status: 'resolved' },
  },
  {
    name: 'Refund is on its way',
    folder: 'Money',
    topics: ['refund'],
    words: letter(
      'The money left us today; your bank needs up to five working days to show it.',
      'Деньги ушли от нас сегодня; банку нужно до пяти рабочих дней, чтобы их показать.',
      'Парите тръгнаха от нас днес; на банката ви трябват до пет работни дни да ги покаже.',
    ),
    actions: { topic: 'refund', addTags: ['refund'], status: 'resolved' },
  },
  {
    name: 'Cash on delivery: when it is paid out',
    folder: 'Money',
    topics: ['cash-on-delivery'],
    words: letter(
      'What your customers paid is transferred to you on the second working day after delivery, to the account in your contract.',
      'Наложенный платёж переводится вам на второй рабочий день после вручения, на счёт из договора.',
      'Наложеният платеж се превежда на втория работен ден след доставката, по сметката от договора.',
    ),
    actions: { topic: 'cash-on-delivery' },
  },
  {
    name: 'The courier: we have told them',
    folder: 'Courtesy',
    topics: ['courier-manners', 'courier'],
    words: letter(
      'Thank you for telling us. This is not how we want to ring at a door. I have spoken with the head of the couriers in your town{% if person.city %} ({{ person.city }}){% endif %}, and ask you to write to me directly should it happen again.',
      'Спасибо, что написали. Мы не хотим так стучать в дверь. Я поговорил с руководителем курьеров в вашем городе{% if person.city %} ({{ person.city }}){% endif %}; если это повторится, напишите прямо мне.',
      'Благодаря, че ни казахте. Не така искаме да звъним на вратата. Говорих с ръководителя на куриерите във вашия град{% if person.city %} ({{ person.city }}){% endif %}; ако се повтори, пишете ми директно.',
    ),
    actions: { topic: 'courier-manners', addTags: ['call-back'] },
  },
  {
    name: 'Thank you for kind words',
    folder: 'Courtesy',
    topics: ['praise'],
    words: letter(
      'Your words made our day. I have passed them on to the one they belong to.',
      'Ваши слова порадовали нас всех. Я передал их тому, кому они адресованы.',
      'Думите ви зарадваха всички ни. Предадох ги на този, за когото са.',
    ),
    actions: { topic: 'praise', status: 'resolved' },
  },
  {
    name: 'For the warehouse, urgent',
    folder: 'Delivery',
    topics: ['lost'],
    words: null,
    actions: {
      urgency: 'urgent',
      addTags: ['call-back'],
      note: 'Please look on the shelves for {{ conversation.subject }}',
    },
  },
]
