import type { Scenario } from '../script.ts'
import { asking } from '../talk/asking.ts'

export const businessContract: Scenario = {
  key: 'business-contract',
  topic: 'partnership',
  team: 'business',
  channel: 'business',
  tone: 'enquiry',
  weight: 4,
  urgency: [2, 7, 2, 0],
  tags: ['sender', 'documents', 'call-back'],
  files: { found: 'form' },
  talk: {
    en: {
      ...asking.en,
      gladly: [
        'Thank you for your interest.',
        'We should be glad to work with you.',
        'Thank you for the figures, they help.',
        'I look after new clients and am pleased to answer.',
      ],
    },
    ru: {
      ...asking.ru,
      gladly: [
        'Спасибо за интерес к нам.',
        'Будем рады сотрудничеству.',
        'Спасибо за цифры, они помогают.',
        'Новыми клиентами занимаюсь я, отвечаю с удовольствием.',
      ],
    },
    bg: {
      ...asking.bg,
      gladly: [
        'Благодаря за интереса.',
        'Ще се радваме да работим заедно.',
        'Благодаря за цифрите, помагат ми.',
        'С новите клиенти се занимавам аз и отговарям с удоволствие.',
      ],
    },
  },
  words: {
    en: {
      subjects: [
        'Contract for regular parcels',
        'Terms for business clients',
        'Moving our deliveries to you',
        'Monthly billing and collection',
        'Offer for {count}00 parcels a month',
        'New contract for our shop',
      ],
      situation: [
        'We run an online shop and send about {count}00 parcels a month. On what terms could we do that with you?',
        'Our contract with another carrier ends this quarter, and we are looking for a new one for about {count}00 parcels a month.',
        'So far we have paid for each of our parcels one by one. We should like a contract with one invoice a month.',
        'You were recommended to us by a client of yours. We have several branches and want one carrier for all of them.',
        'We send {goods} and the like to customers in three countries and would like to know your terms for businesses.',
      ],
      detail: [
        'Most parcels weigh less than {kg}, and nearly all of them go to private customers.',
        'What matters most to us is a collection every working day before {hour}.',
        'Returns are about one in twelve and would have to be part of it.',
        'We are connected to a shop system and would need your interface.',
      ],
      wish: [
        'Could you send us an offer with all surcharges in it?',
        'Who would be our contact, should something go wrong?',
        'Is a trial month possible before we sign anything?',
        'I should be glad of a call this week, {phone}.',
      ],
      ask: [
        'For an exact offer I need three figures: parcels a month, average weight, and the share that goes abroad.',
        'How many parcels would it be in an ordinary month and in December, and what do they weigh?',
      ],
      tell: [
        'About {count}00 in an ordinary month, twice as many before Christmas, {kg} on average, one in ten abroad.',
        'Average weight {kg}. {count}00 a month, nearly all of it domestic.',
        '{count}00 parcels, {kg} on average, roughly 15 % abroad. In December it doubles.',
      ],
      look: [],
      found: [
        'The offer is attached: {price} a parcel on that volume, collection on working days included, one invoice a month with 14 days to pay. Your contact for everything is me.',
        'For that volume I can offer {price} up to 5 kg and {price2} up to 20 kg, surcharges included. The draft contract is attached; it can be ended monthly.',
        'A trial month is possible: the same prices, no minimum, no signature beyond the order form attached. Afterwards we look at the figures together.',
        'I have attached our terms and the draft. Collection is agreed with you for a fixed hour, the interface is free of charge, and a late parcel costs us {fee} and not you.',
      ],
      note: [
        'Good lead. Offer after the second price tier, approved by {colleague}.',
        'Called them: decision is with the owner, by the end of the month.',
        'Wants a fixed hour for collection. Dispatcher says yes for the ring road.',
      ],
    },
    ru: {
      subjects: [
        'Договор на регулярные отправки',
        'Условия для юридических лиц',
        'Хотим перевести доставку к вам',
        'Ежемесячный счет и забор',
        'Предложение на {count}00 посылок в месяц',
        'Новый договор для магазина',
      ],
      situation: [
        'У нас интернет-магазин, около {count}00 посылок в месяц. На каких условиях можно работать с вами?',
        'В этом квартале заканчивается договор с другой службой, ищем новую на {count}00 отправок в месяц.',
        'До сих пор мы оплачивали каждую посылку отдельно. Хотим договор и один счет в месяц.',
        'Вас посоветовал один из ваших клиентов. У нас несколько филиалов, и на всех нужна одна служба доставки.',
        'Отправляем покупателям в трех странах {goods} и тому подобное. Расскажите, пожалуйста, об условиях для бизнеса.',
      ],
      detail: [
        'Почти все посылки легче {kg} и едут частным лицам.',
        'Важнее всего для нас забор каждый рабочий день до {hour}.',
        'Возвратов примерно один на двенадцать, они тоже должны входить.',
        'Магазин на готовой платформе, понадобится ваша интеграция.',
      ],
      wish: [
        'Пришлите, пожалуйста, предложение, где учтены все доплаты.',
        'Кто будет нашим контактом, если что-то пойдет не так?',
        'Возможен ли пробный месяц до подписания?',
        'Будем рады звонку на этой неделе, {phone}.',
      ],
      ask: [
        'Для точного предложения нужны три числа: посылок в месяц, средний вес и доля заграничных.',
        'Сколько посылок выходит в обычный месяц и в декабре, и сколько они весят?',
      ],
      tell: [
        'В обычный месяц около {count}00, перед Новым годом вдвое больше, в среднем {kg}, каждая десятая за границу.',
        'Средний вес {kg}. По {count}00 в месяц, почти всё внутри страны.',
        '{count}00 посылок, в среднем {kg}, за границу примерно 15 %. В декабре вдвое больше.',
      ],
      look: [],
      found: [
        'Предложение во вложении: при таком объеме {price} за посылку, забор по рабочим дням включен, один счет в месяц с отсрочкой 14 дней. Ваш контакт по всем вопросам я.',
        'На этот объем могу предложить {price} до 5 кг и {price2} до 20 кг, уже со всеми доплатами. Проект договора приложен, расторгнуть его можно помесячно.',
        'Пробный месяц возможен: те же цены, без минимума, достаточно приложенного бланка заказа. Потом вместе посмотрим на цифры.',
        'Условия и проект договора во вложении. Час забора согласуем и закрепим, интеграция бесплатна, а за опоздание {fee} платим мы, а не вы.',
      ],
      note: [
        'Хороший клиент. Предложение по второй ступени прайса, согласовано: {colleague}.',
        'Созвонились: решает владелец, до конца месяца.',
        'Нужен твердый час забора. Диспетчер подтверждает для кольцевой.',
      ],
    },
    bg: {
      subjects: [
        'Договор за редовни пратки',
        'Условия за бизнес клиенти',
        'Искаме да прехвърлим доставките си към вас',
        'Месечна фактура и вземане от място',
        'Оферта за {count}00 пратки месечно',
        'Нов договор за онлайн магазин',
      ],
      situation: [
        'Имаме онлайн магазин и пращаме около {count}00 пратки месечно. При какви условия може да работим с вас?',
        'Договорът ни с друг куриер изтича това тримесечие и търсим нов за около {count}00 пратки на месец.',
        'Досега плащахме всяка пратка поотделно. Искаме договор с една фактура месечно.',
        'Препоръча ви ваш клиент. Имаме няколко обекта и искаме един куриер за всички.',
        'Пращаме {goods} и подобни стоки на клиенти в три държави и бихме искали да знаем условията ви за фирми.',
      ],
      detail: [
        'Повечето пратки са под {kg} и почти всички са за частни лица.',
        'Най-важно за нас е вземане всеки работен ден преди {hour} ч.',
        'Връщанията са около едно на дванайсет и трябва да влизат в условията.',
        'Магазинът е на готова платформа, ще ни трябва вашата интеграция.',
      ],
      wish: [
        'Бихте ли ни изпратили оферта с всички надбавки в нея?',
        'Кой ще ни е лице за контакт, ако нещо се обърка?',
        'Възможен ли е пробен месец, преди да подпишем?',
        'Ще се радваме на обаждане тази седмица, {phone}.',
      ],
      ask: [
        'За точна оферта ми трябват три числа: пратки месечно, средно тегло и какъв дял е за чужбина.',
        'Колко пратки са в обикновен месец и колко през декември, и колко тежат?',
      ],
      tell: [
        'Около {count}00 в обикновен месец, двойно преди Коледа, средно {kg}, всяка десета е за чужбина.',
        'Средното тегло е {kg}. По {count}00 на месец, почти всичко е в страната.',
        '{count}00 пратки, средно {kg}, около 15 % за чужбина. През декември са двойно.',
      ],
      look: [],
      found: [
        'Прилагам офертата: {price} на пратка при този обем, вземането в работни дни е включено, една фактура месечно със срок 14 дни. Лицето ви за контакт съм аз.',
        'За този обем мога да предложа {price} до 5 кг и {price2} до 20 кг, с всички надбавки. Проектодоговорът е приложен, прекратява се с едномесечно предизвестие.',
        'Пробен месец е възможен: същите цени, без минимум, стига приложеният формуляр за поръчка. После ще погледнем цифрите заедно.',
        'Прилагам условията и проектодоговора. Часът за вземане се уговаря и е твърд, интеграцията е безплатна, а закъсняла пратка струва {fee} на нас, не на вас.',
      ],
      note: [
        'Добър клиент. Оферта по второто ниво на ценоразписа, одобрява {colleague}.',
        'Чухме се: решението е на собственика, до края на месеца.',
        'Искат твърд час за вземане. Диспечерът казва „да“ за околовръстното.',
      ],
    },
  },
}
