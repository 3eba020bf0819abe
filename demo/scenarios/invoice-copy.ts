import type { Scenario } from '../script.ts'
import { paper } from '../talk/paper.ts'

export const invoiceCopy: Scenario = {
  key: 'invoice-copy',
  topic: 'invoice',
  team: 'accounting',
  channel: 'support',
  tone: 'enquiry',
  weight: 5,
  urgency: [4, 7, 1, 0],
  tags: ['documents', 'sender'],
  files: { found: 'invoice' },
  talk: {
    en: {
      ...paper.en,
      gladly: [
        'Of course.',
        'Gladly.',
        'No trouble at all.',
        'I have looked it out for you.',
        'Thank you for the clear details.',
      ],
    },
    ru: {
      ...paper.ru,
      gladly: [
        'Конечно.',
        'С удовольствием.',
        'Это не составит труда.',
        'Документ нашелся.',
        'Спасибо за точные данные.',
      ],
    },
    bg: {
      ...paper.bg,
      gladly: [
        'Разбира се.',
        'С удоволствие.',
        'Няма никакъв проблем.',
        'Намерих документа.',
        'Благодаря за точните данни.',
      ],
    },
  },
  words: {
    en: {
      subjects: [
        'Copy of invoice {invoice}',
        'Invoice for {parcel}, please',
        'I cannot find my invoice of {day}',
        'Missing an invoice',
        'Invoice for our books',
        'Receipt for the tax return',
      ],
      situation: [
        'I need a copy of invoice {invoice}; the original has gone astray.',
        'I sent {parcel} on {day} and paid {amount}, but I only have the card slip. Could you make out an invoice?',
        'For our books I am missing the invoice for {parcel}.',
        'My employer pays the postage back, but only against an invoice. The parcel was {parcel}.',
        'In the app I can see a payment of {amount}, but no document belonging to it.',
      ],
      detail: [
        'A PDF by e-mail is quite enough.',
        'It should be made out to our company, {street}.',
        'I looked in the spam folder too, there is nothing from you.',
        'The accountant wants it by Friday.',
      ],
      wish: [
        'Could you send it to {email}?',
        'Is that possible after the event?',
        'Where could I download such things myself in future?',
        'Thank you for sending it to me.',
      ],
      ask: [
        'To whom should it be made out, and is there a tax number to go on it?',
        'Would you like it in English, or does your accountant need another language?',
      ],
      tell: [
        'To {first} {last}, {street}. No tax number, and English is fine.',
        'To the company, please, {street}, tax number {code}. In English.',
        'The same name as on the label. English will do.',
      ],
      look: [],
      found: [
        'The invoice for {parcel} is attached. You will find all earlier ones in your account under “Payments”.',
        'Attached is {invoice} over {amount}, made out as you asked.',
        'Here it is as a PDF with our signature; the tax office takes it like the one on paper.',
        'I have made it out afresh and attached it. For the future: tick “I need an invoice” when you pay, and it comes by itself.',
      ],
      note: [
        'No invoice was made at the time. Issued now with the date of payment.',
        'Asked for the same in spring. Showed the way to the download page once more.',
        'Tax number checked, it is valid.',
      ],
    },
    ru: {
      subjects: [
        'Копия счета {invoice}',
        'Нужен счет за {parcel}',
        'Не могу найти счет от {day}',
        'Не хватает одного счета',
        'Счет для отчетности',
        'Документ для налоговой',
      ],
      situation: [
        'Нужна копия счета {invoice}, оригинал затерялся.',
        '{day} [отправил|отправила] {parcel} и [заплатил|заплатила] {amount}, но остался только чек терминала. Можно выписать счет?',
        'Для отчетности не хватает счета за {parcel}.',
        'Работодатель возвращает расходы на отправку только по счету. Посылка {parcel}.',
        'В приложении вижу платеж на {amount}, а документа к нему нет.',
      ],
      detail: [
        'Достаточно PDF по почте.',
        'Выписать нужно на нашу компанию, адрес {street}.',
        'В спаме тоже [смотрел|смотрела], от вас там ничего.',
        'Бухгалтер просит до пятницы.',
      ],
      wish: [
        'Пришлите, пожалуйста, на {email}.',
        'Возможно ли это задним числом?',
        'Где на будущее можно скачивать такое [самому|самой]?',
        'Буду [благодарен|благодарна], если пришлете.',
      ],
      ask: [
        'На кого выписать счет и указать ли налоговый номер?',
        'Счет нужен на русском или бухгалтеру удобнее другой язык?',
      ],
      tell: [
        'На имя {first} {last}, {street}. Налогового номера нет, язык русский.',
        'На компанию, {street}, налоговый номер {code}. На русском.',
        'На то же имя, что на этикетке. Русский подойдет.',
      ],
      look: [],
      found: [
        'Счет за {parcel} во вложении. Все прежние лежат в вашем кабинете, раздел «Платежи».',
        'Во вложении {invoice} на {amount}, выписан, как вы просили.',
        'Вот он, в PDF с нашей подписью; налоговая принимает такой наравне с бумажным.',
        'Счет выписан заново и приложен. На будущее: отметьте при оплате «нужен счет», и он придет сам.',
      ],
      note: [
        'Тогда счет не выписали. Сделан сейчас датой оплаты.',
        'Весной была такая же просьба. Ссылка на раздел с документами отправлена ещё раз.',
        'Налоговый номер проверен, действует.',
      ],
    },
    bg: {
      subjects: [
        'Копие от фактура {invoice}',
        'Трябва ми фактура за {parcel}',
        'Не намирам фактурата си от {day}',
        'Липсва ми една фактура',
        'Фактура за счетоводството',
        'Документ за данъчното',
      ],
      situation: [
        'Трябва ми копие от фактура {invoice}, оригиналът се е изгубил някъде.',
        'На {day} изпратих {parcel} и платих {amount}, но имам само бележка от терминала. Може ли да ми издадете фактура?',
        'За счетоводството ми липсва фактурата за {parcel}.',
        'Работодателят ми възстановява разходите за изпращане, но само срещу фактура. Пратката е {parcel}.',
        'В приложението виждам плащане от {amount}, а документ към него няма.',
      ],
      detail: [
        'Достатъчно е и PDF по имейла.',
        'Да бъде издадена на фирмата ни, {street}.',
        'Погледнах и в спама, от вас няма нищо.',
        'Счетоводителят я иска до петък.',
      ],
      wish: [
        'Бихте ли я изпратили на {email}?',
        'Възможно ли е това със задна дата?',
        'Откъде да си ги тегля [сам|сама] занапред?',
        'Ще съм [благодарен|благодарна], ако ми я пратите.',
      ],
      ask: [
        'На чие име да я издадем и има ли ЕИК или данъчен номер?',
        'На български ли да бъде, или счетоводителят ви предпочита друг език?',
      ],
      tell: [
        'На {first} {last}, {street}. Без данъчен номер, на български.',
        'На фирмата, {street}, номер {code}. На български, моля.',
        'На същото име като на етикета. На български е добре.',
      ],
      look: [],
      found: [
        'Прилагам фактурата за {parcel}. Всички предишни са в профила ви, в раздел „Плащания“.',
        'В прикачения файл е {invoice} за {amount}, издадена, както помолихте.',
        'Ето я в PDF с наш подпис; данъчните я приемат наравно с хартиената.',
        'Издадох я наново и я прилагам. За в бъдеще: отбележете „искам фактура“ при плащането и тя ще идва сама.',
      ],
      note: [
        'Тогава не е издавана фактура. Издадена е сега с датата на плащането.',
        'Същата молба имаше и през пролетта. Пратих пак пътя до раздела с документи.',
        'Данъчният номер е проверен, валиден е.',
      ],
    },
  },
}
