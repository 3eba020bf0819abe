import type { Scenario } from '../script.ts'
import { asking } from '../talk/asking.ts'

export const internationalShippingQuestion: Scenario = {
  key: 'international-shipping-question',
  topic: 'customs-papers',
  team: 'support',
  channel: 'support',
  tone: 'enquiry',
  weight: 5,
  urgency: [4, 7, 1, 0],
  tags: ['international', 'sender', 'documents'],
  files: { found: 'form' },
  talk: asking,
  words: {
    en: {
      subjects: [
        'Sending a parcel outside the EU',
        'Which papers do I need?',
        'Parcel abroad, a few questions',
        'Customs declaration: how?',
        'May this go abroad?',
        'Parcel {from}, questions first',
      ],
      situation: [
        'I should like to send a parcel to relatives outside the EU. Which papers do I have to fill in?',
        'My sister lives abroad, beyond the customs border. I want to send her {goods}. Is that allowed, and what do I declare?',
        'A customer outside the EU has ordered from me for the first time. How do I send it so that it is not held at the border?',
        'I am moving overseas and would like to send a box of about {kg} ahead of me. What does customs want to know?',
        'On your page I get stuck at the customs form. The parcel goes outside the EU, it weighs {kg} and holds {goods}.',
      ],
      detail: [
        'It is a present, nothing is being sold.',
        'The value is about {amount}.',
        'Some of it is home-made, there is no receipt for that.',
        'It should be there by the end of next month.',
      ],
      wish: [
        'Who pays the duty, they or I?',
        'Please tell me what to write and where to stick it.',
        'And how long does it take, roughly?',
        'Is there anything that must not go in?',
      ],
      ask: [
        'To which country does it go, and is it a present or a sale?',
        'Could you list what is inside, with a rough value for each thing, and name the country?',
      ],
      tell: [
        'To Serbia. A present: {goods}, worth about {amount}.',
        'To Georgia, for private use. {goods}, together about {amount}.',
        'To Switzerland. It is {goods}, {amount}, with an invoice in the box.',
      ],
      look: [],
      found: [
        'You need one form, the one attached: what is inside, what it is worth, what it weighs, in English. Print it three times, sign each, and put two of them into the clear pouch on the box. We give you the pouch at {office}.',
        'Declare it piece by piece and in plain words: “gift” alone is what gets parcels stopped. The form is attached, with an example filled in. Below about 45 euros a present is usually free of duty; above that, the recipient pays.',
        'It is allowed. Leave out batteries, perfume, medicines and anything that can leak. With the form attached it takes six to nine working days; customs is one or two of them.',
        'Whoever receives it pays the duty, unless you choose “paid by sender” when you print the label. The form is attached, and we look through it with you at {office} before it leaves.',
      ],
      note: [
        'Sent the form with the example. Home-made food: told to leave it out.',
        'First export of this customer. Asked the customs desk to have an eye on it.',
        'Page does not say that the form must be in English. Passed on.',
      ],
    },
    ru: {
      subjects: [
        'Посылка за пределы ЕС',
        'Какие нужны документы?',
        'Посылка за границу, пара вопросов',
        'Таможенная декларация: как?',
        'Можно ли это отправить за границу?',
        'Посылка {from}: сначала вопросы',
      ],
      situation: [
        'Хочу отправить посылку родственникам за пределы ЕС. Какие документы заполнять?',
        'Сестра живет за границей, дальше таможни. Хочу послать ей {goods}. Это разрешено, и что указать в декларации?',
        'У меня впервые заказал покупатель не из ЕС. Как отправить, чтобы на границе не задержали?',
        'Переезжаю далеко и хочу отправить вперед коробку, примерно {kg}. Что захочет знать таможня?',
        'На сайте [застрял|застряла] на таможенной форме. Посылка идет за пределы ЕС, вес {kg}, внутри {goods}.',
      ],
      detail: [
        'Это подарок, ничего не продается.',
        'Стоимость около {amount}.',
        'Часть вещей сделана своими руками, чека на них нет.',
        'Хорошо бы успеть до конца следующего месяца.',
      ],
      wish: [
        'Кто платит пошлину, они или я?',
        'Скажите, пожалуйста, что писать и куда наклеить.',
        'И сколько это примерно идет?',
        'Есть ли что-то, чего нельзя класть?',
      ],
      ask: [
        'В какую страну посылка и это подарок или продажа?',
        'Перечислите, пожалуйста, содержимое с примерной ценой каждой вещи и назовите страну.',
      ],
      tell: [
        'В Сербию. Подарок: {goods}, примерно на {amount}.',
        'В Грузию, для личного пользования. Внутри {goods}, всего около {amount}.',
        'В Швейцарию. Внутри {goods}, {amount}, счет лежит в коробке.',
      ],
      look: [],
      found: [
        'Нужна одна форма, она во вложении: что внутри, сколько стоит, сколько весит, на английском. Напечатайте ее трижды, подпишите каждую, две вложите в прозрачный карман на коробке. Карман дадут в пункте {office}.',
        'Декларируйте по предметам и простыми словами: из-за одного слова «подарок» посылки и останавливают. Форма во вложении, с заполненным примером. Подарки примерно до 45 евро обычно без пошлины, выше платит получатель.',
        'Можно. Не кладите батарейки, духи, лекарства и всё, что может протечь. С приложенной формой посылка идет шесть-девять рабочих дней, из них день-два таможня.',
        'Пошлину платит получатель, если при печати этикетки не выбрать «платит отправитель». Форма во вложении, в пункте {office} её вместе с вами просмотрят до отправки.',
      ],
      note: [
        'Форма с примером отправлена. Домашние продукты [посоветовал|посоветовала] не класть.',
        'Первая отправка на экспорт у этого клиента. Таможенный отдел присмотрит.',
        'На странице не сказано, что форма на английском. Передано.',
      ],
    },
    bg: {
      subjects: [
        'Пратка извън ЕС',
        'Какви документи трябват?',
        'Пратка за чужбина, няколко въпроса',
        'Митническа декларация: как?',
        'Може ли това да замине за чужбина?',
        'Пратка {from}, но първо въпроси',
      ],
      situation: [
        'Искам да изпратя пратка на роднини извън ЕС. Какви документи трябва да попълня?',
        'Сестра ми живее в чужбина, отвъд митницата. Искам да ѝ пратя {goods}. Разрешено ли е и какво да декларирам?',
        'За първи път ми поръча клиент извън ЕС. Как да го изпратя, че да не го задържат на границата?',
        'Местя се далеч и искам да пратя напред един кашон, около {kg}. Какво иска да знае митницата?',
        'На сайта ви се запънах на митническата форма. Пратката е за извън ЕС, тежи {kg}, вътре има {goods}.',
      ],
      detail: [
        'Подарък е, нищо не се продава.',
        'Стойността е около {amount}.',
        'Част от нещата са ръчна изработка, за тях няма касова бележка.',
        'Добре е да стигне до края на другия месец.',
      ],
      wish: [
        'Кой плаща митото, те или аз?',
        'Кажете ми, моля, какво да напиша и къде да го залепя.',
        'И горе-долу за колко време стига?',
        'Има ли нещо, което не бива да слагам?',
      ],
      ask: [
        'За коя държава е и подарък ли е, или продажба?',
        'Бихте ли изброили съдържанието с приблизителна цена за всяко нещо и държавата?',
      ],
      tell: [
        'За Сърбия. Подарък: {goods}, на стойност към {amount}.',
        'За Грузия, за лична употреба. Вътре: {goods}, общо около {amount}.',
        'За Швейцария. Вътре: {goods}, {amount}, фактурата е в кашона.',
      ],
      look: [],
      found: [
        'Трябва ви един формуляр, прилагам го: какво има вътре, колко струва и колко тежи, на английски. Отпечатайте го три пъти, подпишете всеки и сложете два в прозрачния джоб на кашона. Джоб ще ви дадат в офис {office}.',
        'Декларирайте нещо по нещо и с прости думи: само „подарък“ е това, заради което спират пратките. Прилагам формуляра с попълнен пример. Подаръци до около 45 евро обикновено минават без мито, над това плаща получателят.',
        'Разрешено е. Не слагайте батерии, парфюм, лекарства и нищо, което може да протече. С приложения формуляр пътува шест до девет работни дни, от тях ден-два са за митницата.',
        'Митото плаща получателят, освен ако при печата на етикета не изберете „плаща подателят“. Прилагам формуляра, а в офис {office} ще го прегледат с вас, преди да замине.',
      ],
      note: [
        'Изпратих формуляра с примера. За домашните храни казах да не се слагат.',
        'Първи износ за този клиент. Помолих митническия екип да го наблюдава.',
        'На страницата не пише, че формулярът е на английски. Предадено е.',
      ],
    },
  },
}
