import { describe, expect, it } from 'vitest'
import { foldedText, foldText, shownText } from './segments.ts'

/** How mail programs of many makers and languages write above a quote: name, whole text, what must stay shown. */
const manners: [manner: string, text: string, shown: string][] = [
  [
    'on-wrote-top',
    'The box came open.\n\nOn Monday, Pavel <pavel@x.example> wrote:\n> hi\n> there',
    'The box came open.',
  ],
  [
    'an answer around a quote',
    'The box came open.\n\nOn 04/19/2011 07:10 AM, Pavel Ort wrote:\n\n>\n> Test\n\nRegards, Pavel',
    'The box came open.\n\nRegards, Pavel',
  ],
  [
    'an answer below the quote',
    'On 04/19/2011 07:10 AM, Pavel Ort wrote:\n\n>\n> Test\nThe box came open.',
    'The box came open.',
  ],
  [
    'signs that are no quote',
    'Look at our offer\n>>> >>>  http://parcels.example <<<\nClick above to see it',
    'Look at our offer\n>>> >>>  http://parcels.example <<<\nClick above to see it',
  ],
  ['date somebody', 'Where is my parcel?\n\n04/19/2011 07:10 AM, Pavel Ort wrote:\n\n> hi', 'Where is my parcel?'],
  ['date email', 'The box came open.\n\n2011/4/20 Pavel <roman@x.example>\n\n> quoted', 'The box came open.'],
  [
    'from block',
    'Пакетът е смачкан.\n\nDate: Wed, 1 Aug 2012\nFrom: a@b.example\nSubject: x\nTo: c@d.example\n\ntext',
    'Пакетът е смачкан.',
  ],
  [
    'de',
    'Пакетът е смачкан.\n\nVon: pavel <pavel@x.example>\nGesendet: Montag, 5. März 2012 12:00\nAn: mira\nBetreff: test\n\ntext',
    'Пакетът е смачкан.',
  ],
  [
    'da',
    'Пакетът е смачкан.\n\nFra: pavel [mailto:pavel@x.example]\nSendt: 5. mar 2012\nTil: mira\nEmne: test\n\ntext',
    'Пакетът е смачкан.',
  ],
  [
    'nl',
    'Dank u wel\n\nVan: Piet Mol <jan@x.example>\nDatum: maandag 5 maart 2012\nAan: mira\nOnderwerp: test\n\ntext',
    'Dank u wel',
  ],
  ['vi', 'Hello\n\nVào 14:24 8 tháng 6, 2017, Hà <ha@x.example> đã viết:\n\n> xyz', 'Hello'],
  [
    'pl',
    'The box came open.\n\nW dniu 28 stycznia 2015 01:53 użytkownik Zoe <zoe@x.example>\nnapisał:\n\n> Text',
    'The box came open.',
  ],
  ['sv', 'Allo\n\nDen 11 augusti 2015 15:49 skrev Ann <a@x.example>:\n\n> t', 'Allo'],
  ['no', 'Where is my parcel?\n\nDen 25. aug. 2015 kl. 18:11 skrev Ann <a@x.example>:\n\n> t', 'Where is my parcel?'],
  [
    'fr block',
    'Where is my parcel? ipsum\n\nDe : Remy Faure [mailto:b@x.example]\nEnvoyé : vendredi 23 novembre 2012 16:31\nÀ : Odile\nObjet : Suivi\n\nTexte',
    'Where is my parcel? ipsum',
  ],
  ['android', 'The box came open.\n\n---- Mira Lund wrote ----\n\n> quoted\n> text', 'The box came open.'],
  ['blackberry', 'The box came open.\n\n-----Original Message-----\nFrom: a@b.example\n\nq', 'The box came open.'],
  [
    'eM',
    'Reply\n\n------ Original Message ------\nFrom: "Pavel" <b@x.example>\nTo: x@y.example\nSent: 1/1/2020\nSubject: t\n\nq',
    'Reply',
  ],
  [
    'ru gmail',
    'Добрый день, спасибо!\n\nпн, 5 мар. 2020 г. в 17:21, Анна Петрова <anna@x.example>:\n\n> текст\n> ещё',
    'Добрый день, спасибо!',
  ],
  ['ru yandex', 'Спасибо\n\n05.03.2020, 17:21, "Анна" <a@x.example>:\n> текст', 'Спасибо'],
  ['ru yandex unquoted', 'Спасибо\n\n05.03.2020, 17:21, "Анна" <a@x.example>:\nтекст', 'Спасибо'],
  [
    'ru mail',
    'Хорошо\n\n-- \nИван\n\nПонедельник, 5 марта 2020, 17:21 +03:00 от Анна <a@x.example>:\n>текст',
    'Хорошо',
  ],
  [
    'mailru fwd block',
    'Ок\n\n-------- Пересылаемое сообщение --------\nОт кого: Ann <a@x.example>\nКому: b@x.example\nДата: Пн\nТема: t\n\nтекст',
    'Ок',
  ],
  [
    'bg gmail',
    'Здравейте, пристигна.\n\nНа пн, 5.03.2020 г. в 17:21 Ани Иванова <a@x.example> написа:\n\n> текст',
    'Здравейте, пристигна.',
  ],
  [
    'abv',
    ' Благодаря!\n \n \n \n -------- Оригинално писмо --------\n От: Ани a@x.example\n Относно: Пратка\n До: "b@abv.example" <b@abv.example>\n Изпратено на: 05.03.2020 17:21\n \n текст',
    'Благодаря!',
  ],
  [
    'ru outlook',
    'Принято.\n\nОт: Анна [mailto:a@x.example]\nОтправлено: 5 марта 2020 г. 17:21\nКому: Иван\nТема: RE: Заказ\n\nтекст',
    'Принято.',
  ],
  [
    'bg outlook',
    'Получих.\n\nОт: Ани <a@x.example>\nИзпратено: понеделник, 5 март 2020 г. 17:21 ч.\nДо: Иван\nТема: RE: Поръчка\n\nтекст',
    'Получих.',
  ],
  [
    'proton',
    'Hi\n\nSent from Proton Mail for iOS\n\nOn Mon, Mar 5, 2020 at 17:21, Ann <[a@x.example](mailto:On Mon, Mar 5)> wrote:\n\n> q',
    'Hi',
  ],
  [
    'proton2',
    'Hi\n\n‐‐‐‐‐‐‐ Original Message ‐‐‐‐‐‐‐\nOn Monday, March 5, 2020 5:21 PM, Ann <a@x.example> wrote:\n\n> q',
    'Hi',
  ],
  ['lotus', 'Hi\n\nAnn <a@x.example> wrote on 03/05/2020 05:21:00 PM:\n\n> q', 'Hi'],
  ['lotus2', 'Hi\n\n-----Ann wrote: -----\nTo: x@y.example\nFrom: Ann\nDate: 1\nSubject: q\n\ntext', 'Hi'],
  ['yahoo', 'Hi\n\n    On Monday, March 5, 2020, 05:21:00 PM GMT+2, Ann <a@x.example> wrote:  \n \n  text', 'Hi'],
  [
    'ios ru',
    'Да\n\nОтправлено с iPhone\n\n> 5 марта 2020 г., в 17:21, Анна <a@x.example> написал(а):\n> \n> текст',
    'Да',
  ],
  [
    'ios bg',
    'Да\n\nИзпратено от моя iPhone\n\n> On 5.03.2020 г., at 17:21, Ани <a@x.example> wrote:\n> \n> текст',
    'Да',
  ],
  [
    'ios en quoted',
    'Ok\n\nSent from my iPhone\n\n> On Mar 5, 2020, at 5:21 PM, Ann <a@x.example> wrote:\n> \n> ﻿text',
    'Ok',
  ],
  ['ja', '了解です\n\n2020年3月5日(木) 17:21 Ann <a@x.example>:\n\n> q', '了解です'],
  ['zh', '好的\n\n在 2020年3月5日，17:21，Ann <a@x.example> 写道：\n\n> q', '好的'],
  ['zh2', '好的\n\nAnn <a@x.example> 于2020年3月5日周四 17:21写道：\n\n> q', '好的'],
  [
    'qq',
    '好的\n\n------------------ 原始邮件 ------------------\n发件人: "Ann" <a@x.example>;\n发送时间: 2020年3月5日\n收件人: "b";\n主题: q\n\ntext',
    '好的',
  ],
  ['ko', '네\n\n2020년 3월 5일 (목) 오후 5:21, Ann <a@x.example>님이 작성:\n\n> q', '네'],
  ['tr', 'Tamam\n\nAnn <a@x.example>, 5 Mar 2020 Per, 17:21 tarihinde şunu yazdı:\n\n> q', 'Tamam'],
  ['cs', 'Dobře\n\nčt 5. 3. 2020 v 17:21 odesílatel Ann <a@x.example> napsal:\n\n> q', 'Dobře'],
  ['fi', 'Ok\n\nto 5. maalisk. 2020 klo 17.21 Ann (a@x.example) kirjoitti:\n\n> q', 'Ok'],
  ['ro', 'Ok\n\nPe joi, 5 mar. 2020 la 17:21, Ann <a@x.example> a scris:\n\n> q', 'Ok'],
  ['el', 'Οκ\n\nΣτις Πέμ 5 Μαρ 2020 στις 5:21 μ.μ., ο χρήστης Ann <a@x.example> έγραψε:\n\n> q', 'Οκ'],
  ['hu', 'Ok\n\nAnn <a@x.example> ezt írta (időpont: 2020. márc. 5., Cs, 17:21):\n\n> q', 'Ok'],
  ['he', 'אוקיי\n\n‫בתאריך יום ה׳, 5 במרץ 2020 ב-17:21 מאת ‪Ann‬‏ <‪a@x.example‬‏>:‬\n\n> q', 'אוקיי'],
  ['uk', 'Так\n\nчт, 5 бер. 2020 р. о 17:21 Ann <a@x.example> пише:\n\n> q', 'Так'],
  [
    'answers between quotes',
    'On Mon, Mar 5, 2020 at 5:21 PM Ann <a@x.example> wrote:\n> Is it blue?\n\nYes it is.\n\n> Is it big?\n\nNo.\n\n> bye\n> Ann',
    '> Is it blue?\n\nYes it is.\n\n> Is it big?\n\nNo.',
  ],
  [
    'an order that looks like a header',
    'Please deliver\nFrom: London\nTo: Paris\nDate: 5 May\nthanks',
    'Please deliver\nFrom: London\nTo: Paris\nDate: 5 May\nthanks',
  ],
  ['a signature alone', '-- \nJohn', '-- \nJohn'],
  [
    'reply marker',
    'Thanks!\n\n##- Please type your reply above this line -##\n\nYour request has been updated',
    'Thanks!',
  ],
  ['sent from end', 'Hello\n\nSent from my iPhone', 'Hello'],
  [
    'get outlook',
    'Hello\n\nGet Outlook for iOS<https://aka.ms/o0ukef>\n________________________________\nFrom: Ann <a@x.example>\nSent: Monday, March 5, 2020 5:21:00 PM\nTo: b@x.example <b@x.example>\nSubject: Re: q\n\ntext',
    'Hello',
  ],
  [
    'disclaimer',
    'Hello, please ship.\n\nThis e-mail and any attachments are confidential and intended solely for the addressee.\nIf you are not the intended recipient, delete it.',
    'Hello, please ship.',
  ],
  [
    'a divider in the middle',
    'Part one\n\n-----\n\nPart two of my letter is here and it goes on.',
    'Part one\n\n-----\n\nPart two of my letter is here and it goes on.',
  ],
  [
    'a pure forward',
    '---------- Forwarded message ---------\nFrom: Ann <a@x.example>\nDate: Mon\nSubject: q\nTo: b@x.example\n\nThe forwarded text.',
    'The forwarded text.',
  ],
  [
    '"wrote" in prose',
    'Hi,\nyesterday your agent wrote:\n"it will come"\nIt did not come.',
    'Hi,\nyesterday your agent wrote:\n"it will come"\nIt did not come.',
  ],
  ['sig bg', 'Моля изпратете.\n\n--\nИван Иванов\nтел. 0888', 'Моля изпратете.'],
  ['no blank from', 'Thanks\nFrom: Ann <a@x.example>\nSent: Mon\nTo: b\nSubject: c\ntext', 'Thanks'],
  [
    'spark',
    'Hi\n\nSent with [Spark](https://sparkmailapp.com)\nOn 5 Mar 2020, 17:21 +0200, Ann <a@x.example>, wrote:\n> q',
    'Hi',
  ],
  [
    'unquoted attr wrapped',
    'Yes please\n\nOn Thu, Mar 5, 2020 at 5:21 PM A Very Long Name Indeed <averyverylongname@somewhere.example>\nwrote:\n\nWould you like it?',
    'Yes please',
  ],
  [
    'hotmail',
    'ok\n\nDate: Mon, 5 Mar 2020 17:21:00 +0200\nSubject: x\nFrom: a@x.example\nTo: b@x.example\n\ntext',
    'ok',
  ],
  [
    'hotmail bar',
    'ok\n\n_________________________________________________________________\nFrom: a@x.example\nTo: b@x.example\nSubject: x\n\ntext',
    'ok',
  ],
  [
    'k9',
    'ok\n\n-- \nSent from my Android device with K-9 Mail. Please excuse my brevity.\n\n-------- Original Message --------\nq',
    'ok',
  ],
  ['aol', 'ok\n\nIn a message dated 3/5/2020 5:21:00 P.M. Eastern Standard Time, a@x.example writes:\n\nq', 'ok'],
  ['rambler', 'Привет\n\n05.03.2020 17:21, Анна пишет:\n> q', 'Привет'],
  ['tb ru', 'Привет\n\nOn 05.03.2020 17:21, Анна wrote:\n> q\n>\n', 'Привет'],
  ['de outlook sep', 'ok\n\n-----Ursprüngliche Nachricht-----\nVon: a\nq', 'ok'],
  ['es', 'vale\n\nEl jue, 5 mar 2020 a las 17:21, Ann (<a@x.example>) escribió:\n\n> q', 'vale'],
  ['it', 'va bene\n\nIl giorno gio 5 mar 2020 alle ore 17:21 Ann <a@x.example> ha\nscritto:\n\n> q', 'va bene'],
  ['pt', 'ok\n\nEm qui., 5 de mar. de 2020 às 17:21, Ann <a@x.example>\nescreveu:\n\n> q', 'ok'],
  ['nl2', 'ok\n\nOp do 5 mrt. 2020 om 17:21 schreef Ann <a@x.example>:\n\n> q', 'ok'],
  ['fr', 'ok\n\nLe jeu. 5 mars 2020 à 17:21, Ann <a@x.example> a écrit :\n\n> q', 'ok'],
  ['pl block', 'ok\n\nOd: Ann <a@x.example>\nWysłano: czwartek, 5 marca 2020 17:21\nDo: b\nTemat: q\n\ntext', 'ok'],
]

describe('what stays shown', () => {
  it.each(manners)('%s', (_manner, text, shown) => {
    const segments = foldText(text)
    expect(shownText(segments).trim()).toBe(shown)
    expect(segments.map((segment) => segment.text).join('')).toBe(text)
    for (const line of text.split('\n').filter((line) => line.trim() !== '')) {
      expect(`${shownText(segments)}\n${foldedText(segments)}`).toContain(line.trim())
    }
  })
})
