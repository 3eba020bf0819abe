import type { Scenario } from '../script.ts'
import { asking } from '../talk/asking.ts'

export const bulkShipment: Scenario = {
  key: 'bulk-shipment',
  topic: 'collection',
  team: 'business',
  channel: 'business',
  tone: 'enquiry',
  weight: 4,
  urgency: [1, 7, 3, 0],
  tags: ['sender', 'regular'],
  talk: {
    en: {
      ...asking.en,
      gladly: [
        'Thank you for telling us in good time.',
        'We can do that.',
        'Thank you, that is a fine job for us.',
        'Good that you write before the day and not on it.',
      ],
    },
    ru: {
      ...asking.ru,
      gladly: [
        'Спасибо, что предупредили заранее.',
        'Сделаем.',
        'Спасибо за заказ.',
        'Хорошо, что пишете до этого дня, а не в тот самый день.',
      ],
    },
    bg: {
      ...asking.bg,
      gladly: [
        'Благодаря, че ни предупреждавате навреме.',
        'Може, ще го направим.',
        'Благодаря за поръчката.',
        'Добре че пишете преди деня, а не в самия ден.',
      ],
    },
  },
  words: {
    en: {
      subjects: [
        '{count}0 parcels at once',
        'Large collection, date needed',
        'Many parcels on one day',
        'Pallet or single parcels?',
        'Collection of {count}0 boxes',
        'A big shipment next week',
      ],
      situation: [
        'We want to send {count}0 parcels on one day, all packed and labelled. Can that be collected in one go?',
        'Next week we have {count}0 boxes for customers all over the country, more than your usual van takes.',
        'For a campaign we are sending the same small box to {count}0 addresses. How do we best hand them over?',
        'Our catalogue goes out to {count}00 clients, each copy about 400 grams. What would you suggest?',
        'We are moving a stock of {goods} {from}: about {count}0 boxes of {kg} each.',
      ],
      detail: [
        'There is a ramp in the yard, and somebody to help with loading.',
        'We have the addresses in a table.',
        'They would all have to arrive within two days of each other.',
        'The goods can be packed on pallets if that is easier for you.',
      ],
      wish: [
        'On which day could you come, and what would it cost?',
        'Do we have to enter each address by hand?',
        'Please tell us what you need from us.',
        'It would be good to know today whether it is possible at all.',
      ],
      ask: [
        'Which day and hour suit you, and how heavy is the heaviest box?',
        'From which address would we collect, and can a lorry turn there?',
      ],
      tell: [
        '{street}, {window}. The heaviest is {kg}, and a lorry can turn in the yard.',
        'Any day from {hour} at {street}. None is heavier than {kg}. The lorry comes in from behind.',
        'Best {window}, {street}. There is room for a lorry, and the boxes are {kg} at the most.',
      ],
      look: [],
      found: [
        'A lorry with a tail lift will be with you {after}, {window}. Send me the table of addresses by the evening before, and the labels come back printed with the driver. The price is {price} a box.',
        'That works {after}, from {hour}. Upload the table under “Many parcels” and the labels are made from it; nobody has to type anything. You pay {price} for each.',
        'I have reserved a place on the tour {after}. Please stack them by postcode, that saves a day. The bill comes once for everything, with 12 % off the list.',
        'Two vans come {after}, {window}, one after the other. All parcels get one common number by which you can watch them together, besides their own.',
      ],
      note: [
        'Lorry 2 reserved. Tail lift needed, no forklift on site.',
        'Address table checked: {count} without a postcode, sent back for correction.',
        'Did the same last December, all delivered in two days. Same crew, please.',
      ],
    },
    ru: {
      subjects: [
        '{count}0 посылок сразу',
        'Большой забор, нужна дата',
        'Много посылок в один день',
        'Паллетой или по одной?',
        'Забрать {count}0 коробок',
        'Крупная отправка на следующей неделе',
      ],
      situation: [
        'Хотим отправить в один день {count}0 посылок, всё упаковано и с этикетками. Можно забрать разом?',
        'На следующей неделе у нас {count}0 коробок для покупателей по всей стране, в обычную машину столько не войдет.',
        'К акции рассылаем одинаковые небольшие коробки на {count}0 адресов. Как их лучше передать?',
        'Каталог уходит {count}00 клиентам, каждый экземпляр граммов четыреста. Что посоветуете?',
        'Перевозим {from} складской запас: {goods}, около {count}0 коробок по {kg}.',
      ],
      detail: [
        'Во дворе есть рампа, с погрузкой поможем.',
        'Адреса у нас в таблице.',
        'Прийти всё должно с разницей не больше двух дней.',
        'Если вам проще, уложим на паллеты.',
      ],
      wish: [
        'В какой день вы сможете приехать и сколько это стоит?',
        'Неужели каждый адрес придется вводить вручную?',
        'Напишите, пожалуйста, что требуется от нас.',
        'Хорошо бы сегодня узнать, возможно ли это вообще.',
      ],
      ask: [
        'Какой день и час вам удобны и сколько весит самая тяжелая коробка?',
        'С какого адреса забираем и развернется ли там грузовик?',
      ],
      tell: [
        '{street}, {window}. Самая тяжелая {kg}, грузовик во дворе развернется.',
        'Любой день с {hour}, {street}. Тяжелее {kg} нет ни одной. Заезд сзади.',
        'Лучше {window}, {street}. Место для грузовика есть, коробки не тяжелее {kg}.',
      ],
      look: [],
      found: [
        'Грузовик с гидробортом будет у вас {after}, {window}. Пришлите таблицу адресов накануне вечером, готовые этикетки привезет водитель. Цена {price} за коробку.',
        'Получается {after}, с {hour}. Загрузите таблицу в раздел «Много посылок», этикетки сделаются из нее сами, вводить ничего не надо. За каждую {price}.',
        '[Забронировал|Забронировала] для вас место в рейсе {after}. Сложите, пожалуйста, по индексам, это экономит день. Счет один на всё, со скидкой 12 % от прайса.',
        'Приедут две машины, {after}, {window}, одна за другой. Кроме своих номеров, у посылок будет один общий, по нему удобно следить за всеми сразу.',
      ],
      note: [
        'Грузовик 2 забронирован. Нужен гидроборт, погрузчика на месте нет.',
        'Таблица проверена: {count} без индекса, отправлено на исправление.',
        'В декабре делали то же, всё доставили за два дня. Ту же бригаду, пожалуйста.',
      ],
    },
    bg: {
      subjects: [
        '{count}0 пратки наведнъж',
        'Голямо вземане, трябва ни дата',
        'Много пратки в един ден',
        'На палет или поединично?',
        'Вземане на {count}0 кашона',
        'Голяма пратка другата седмица',
      ],
      situation: [
        'Искаме да изпратим {count}0 пратки в един ден, всички опаковани и с етикети. Може ли да ги вземете наведнъж?',
        'Другата седмица имаме {count}0 кашона за клиенти из цялата страна, в обикновен бус няма да се поберат.',
        'За кампания разпращаме еднакви малки кутии на {count}0 адреса. Как е най-добре да ви ги предадем?',
        'Каталогът ни заминава до {count}00 клиенти, всеки брой тежи към 400 грама. Какво бихте предложили?',
        'Местим складова наличност {from}: {goods}, около {count}0 кашона по {kg}.',
      ],
      detail: [
        'В двора има рампа и човек, който да помогне с товаренето.',
        'Адресите са ни в таблица.',
        'Трябва да пристигнат с разлика най-много два дни.',
        'Ако ви е по-лесно, ще ги подредим на палети.',
      ],
      wish: [
        'В кой ден може да дойдете и колко ще струва?',
        'Трябва ли да въвеждаме всеки адрес на ръка?',
        'Кажете, моля, какво ви трябва от нас.',
        'Добре би било още днес да знаем дали изобщо е възможно.',
      ],
      ask: [
        'Кой ден и час са удобни и колко тежи най-тежкият кашон?',
        'От кой адрес взимаме и може ли там да обърне камион?',
      ],
      tell: [
        '{street}, {window} ч. Най-тежкият е {kg}, камионът може да обърне в двора.',
        'Който и да е ден след {hour} ч., {street}. Нито един не е над {kg}. Влиза се отзад.',
        'Най-добре {window} ч., {street}. Място за камион има, кашоните са най-много {kg}.',
      ],
      look: [],
      found: [
        'Камион с падащ борд ще бъде при вас {after}, {window} ч. Пратете ми таблицата с адресите до вечерта преди това и шофьорът ще донесе отпечатаните етикети. Цената е {price} на кашон.',
        'Става {after}, от {hour} ч. Качете таблицата в „Много пратки“ и етикетите се правят от нея, никой не въвежда нищо. Плащате по {price}.',
        'Запазих ви място в курса {after}. Подредете ги, моля, по пощенски код, това спестява ден. Сметката е една за всичко, с 12 % под ценоразписа.',
        'Два буса идват {after}, {window} ч., един след друг. Освен своите номера пратките получават и един общ, с който се проследяват заедно.',
      ],
      note: [
        'Камион 2 е запазен. Трябва падащ борд, на място няма мотокар.',
        'Таблицата с адреси е проверена: {count} без пощенски код, върната за поправка.',
        'И миналия декември направиха същото, всичко беше доставено за два дни. Нека е същият екип.',
      ],
    },
  },
}
