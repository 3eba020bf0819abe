import type { Scenario } from '../script.ts'
import { paper } from '../talk/paper.ts'

export const invoiceWrong: Scenario = {
  key: 'invoice-wrong',
  topic: 'invoice',
  team: 'accounting',
  channel: 'support',
  tone: 'trouble',
  weight: 6,
  urgency: [1, 7, 3, 0],
  tags: ['documents', 'sender', 'refund'],
  files: { open: 'invoice', found: 'invoice' },
  talk: paper,
  words: {
    en: {
      subjects: [
        'Invoice {invoice} is wrong',
        'Charged {more} instead of {amount}',
        'Wrong weight on {invoice}',
        'A question about the invoice of {day}',
        'Billed twice for {parcel}',
        'Please correct {invoice}',
      ],
      situation: [
        'Invoice {invoice} says {more}. The price I was quoted for {parcel} was {amount}.',
        'On the invoice of {day} you have charged me for {kg2}. The parcel weighed {kg}, and so does the receipt.',
        'I have found {parcel} on two invoices, and I have paid both of them.',
        'The name of our firm on {invoice} is misspelt, and our tax office will not take it like that.',
        'Your invoice {invoice} contains a fee of {fee} that nobody mentioned when I sent the parcel.',
      ],
      detail: [
        'I paid by card at the {office} pick-up point, and the slip agrees with me.',
        'Every other line on it is correct; it is only this one.',
        'The difference is {fee}. It is not the sum, it is that it has to add up.',
        'It is the same mistake as last month, when I let it pass.',
      ],
      wish: [
        'Please send me a corrected invoice and pay back the difference.',
        'Could somebody go through it line by line and tell me what is right?',
        'I would like a credit note for the part that is too much.',
        'Please put it right before the direct debit goes out.',
      ],
      ask: [
        'Shall we pay the difference back to you, or set it off against your next invoice?',
        'To which name and address should the corrected invoice be made out?',
      ],
      tell: [
        'Back to the card, please. The invoice to {first} {last}, {street}.',
        'Set it off, that is fine. The address stays as it is: {street}.',
        'Please pay it back, and make it out to my name, {street}.',
      ],
      look: [
        'I have {invoice} in front of me and have asked the depot for the weighing record of {parcel}. You will have our answer {due}.',
        'I can see the line you mean. {colleague} in accounting is checking where the figure comes from, and I will write {due}.',
        'The invoice is on hold until this is clear, so nothing will be debited. I will come back to you {due}.',
      ],
      found: [
        'You were right: the scales at the depot had the weight of another parcel. {invoice} has been cancelled, the corrected one for {amount} is attached, and {fee} goes back to you.',
        'The fee of {fee} should not have been there. A credit note is attached; the money will be on your account in about three working days.',
        'The parcel had been entered twice. I have taken the second entry out, and the invoice attached to this letter is the only one that counts.',
        'I have corrected the name and the address. The new invoice replaces {invoice}; please throw the old one away.',
      ],
      note: [
        'Weighing record says {kg}, invoice says {kg2}. Scales 3 again, third time this month. Told the depot.',
        'Credit note of {fee} booked against {invoice}.',
        'Direct debit stopped by hand. Please do not restart before the new invoice is out.',
      ],
    },
    ru: {
      subjects: [
        'Ошибка в счете {invoice}',
        'Списали {more} вместо {amount}',
        'В счете {invoice} неверный вес',
        'Вопрос по счету от {day}',
        'За {parcel} взяли дважды',
        'Исправьте, пожалуйста, {invoice}',
      ],
      situation: [
        'В счете {invoice} стоит {more}, а за {parcel} мне называли {amount}.',
        'В счете от {day} указан вес {kg2}. Посылка весила {kg}, в квитанции то же самое.',
        '[Обнаружил|Обнаружила] {parcel} сразу в двух счетах, и оба уже оплачены.',
        'В {invoice} название нашей фирмы написано с ошибкой, бухгалтерия такой документ не принимает.',
        'В счете {invoice} появился сбор {fee}, о котором при отправке никто не говорил.',
      ],
      detail: [
        'Платеж был картой в пункте {office}, и чек подтверждает мои слова.',
        'Все остальные строки верны, неправильная только одна.',
        'Разница {fee}. Дело не в сумме, просто должно сходиться.',
        'В прошлом месяце была та же ошибка, тогда я не стал[|а] писать.',
      ],
      wish: [
        'Пришлите, пожалуйста, исправленный счет и верните разницу.',
        'Пусть кто-нибудь пройдет его по строкам и скажет, как правильно.',
        'Прошу оформить корректировку на лишнюю сумму.',
        'Исправьте, пожалуйста, до автоматического списания.',
      ],
      ask: [
        'Вернуть вам разницу или зачесть ее в следующем счете?',
        'На какое имя и адрес выписать исправленный счет?',
      ],
      tell: [
        'Верните, пожалуйста, на карту. Счет на имя {first} {last}, {street}.',
        'Можно зачесть. Адрес прежний: {street}.',
        'Лучше вернуть. А счет выпишите на мое имя, {street}.',
      ],
      look: [
        'Счет {invoice} передо мной, у склада [запросил|запросила] протокол взвешивания {parcel}. Ответ будет у вас {due}.',
        'Вижу строку, о которой вы пишете. Откуда взялась сумма, проверяет бухгалтерия ({colleague}), напишу {due}.',
        'Пока вопрос не решен, счет приостановлен, списания не будет. Вернусь к вам {due}.',
      ],
      found: [
        'Вы правы: на складе к вашей посылке записали вес чужой. Счет {invoice} аннулирован, исправленный на {amount} во вложении, {fee} вернем.',
        'Сбора {fee} там быть не должно. Корректировочный документ во вложении, деньги придут примерно за три рабочих дня.',
        'Посылку внесли дважды. Вторую запись [удалил|удалила], действителен только счет из этого письма.',
        'Название и адрес исправлены. Новый счет заменяет {invoice}, старый можно выбросить.',
      ],
      note: [
        'По протоколу {kg}, в счете {kg2}. Опять весы № 3, третий раз за месяц. Складу сообщили.',
        'Корректировка на {fee} к счету {invoice} проведена.',
        'Автосписание остановлено вручную. До нового счета не включать.',
      ],
    },
    bg: {
      subjects: [
        'Грешка във фактура {invoice}',
        'Взели сте ми {more} вместо {amount}',
        'Грешно тегло във фактура {invoice}',
        'Въпрос за фактурата от {day}',
        'Таксувана два пъти: {parcel}',
        'Моля за корекция на {invoice}',
      ],
      situation: [
        'Във фактура {invoice} пише {more}, а за {parcel} ми казаха {amount}.',
        'Във фактурата от {day} сте ме таксували за {kg2}. Пратката тежеше {kg}, същото пише и на разписката.',
        'Намерих {parcel} в две различни фактури, а и двете вече са платени.',
        'В {invoice} името на фирмата ни е сгрешено и счетоводството не я приема така.',
        'Във фактура {invoice} има такса от {fee}, за която никой не спомена при изпращането.',
      ],
      detail: [
        'Платих с карта в офис {office} и касовата бележка го потвърждава.',
        'Всички останали редове са верни, само този не е.',
        'Разликата е {fee}. Не е до сумата, просто трябва да излиза.',
        'Миналия месец грешката беше същата, тогава си замълчах.',
      ],
      wish: [
        'Моля да ми изпратите коригирана фактура и да възстановите разликата.',
        'Може ли някой да я мине ред по ред и да каже кое е вярното?',
        'Моля за кредитно известие за сумата, която е в повече.',
        'Моля да се оправи, преди да мине директният дебит.',
      ],
      ask: [
        'Да ви върнем ли разликата, или да я приспаднем от следващата фактура?',
        'На чие име и на кой адрес да издадем новата фактура?',
      ],
      tell: [
        'По картата, ако може. Фактурата да е на {first} {last}, {street}.',
        'Приспаднете я, няма проблем. Адресът си остава същият: {street}.',
        'Предпочитам да ми я върнете. Фактурата да е на мое име, {street}.',
      ],
      look: [
        'Фактура {invoice} е пред мен, поисках от склада протокола от тегленето на {parcel}. Ще имате отговор {due}.',
        'Виждам реда, за който пишете. В счетоводството {colleague} проверява откъде идва сумата, ще ви пиша {due}.',
        'Спрях фактурата, докато се изясни, така че нищо няма да се изтегли. Ще се върна при вас {due}.',
      ],
      found: [
        'Имате право: в склада срещу вашата пратка е записано чуждо тегло. {invoice} е анулирана, прилагам новата за {amount}, а {fee} ви се връщат.',
        'Таксата от {fee} не е трябвало да бъде там. Прилагам кредитно известие, парите ще са при вас до около три работни дни.',
        'Пратката е била въведена два пъти. Махнах втория запис, валидна е само фактурата в това писмо.',
        'Името и адресът са поправени. Новата фактура заменя {invoice}, старата може да изхвърлите.',
      ],
      note: [
        'По протокол {kg}, във фактурата {kg2}. Пак везна 3, за трети път този месец. Казано е на склада.',
        'Кредитно известие за {fee} към {invoice} е осчетоводено.',
        'Директният дебит е спрян ръчно. Да не се пуска, преди да излезе новата фактура.',
      ],
    },
  },
}
