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
  files: { found: 'invoice' },
  talk: paper,
  words: {
    en: {
      subjects: [
        'Invoice {invoice} is wrong',
        'Charged {more} instead of {amount}',
        'Too much on {invoice}',
        'A question about the invoice of {day}',
        '{fee} too much for {parcel}',
        'Please correct {invoice}',
      ],
      situation: [
        'Invoice {invoice} says {more}. The price I was quoted for {parcel} was {amount}.',
        'On the invoice of {day} you have charged me for {kg2}. The parcel weighed {kg}, and so does the receipt.',
        'The same surcharge stands twice on {invoice}. Without the second one it would be {amount} and not {more}.',
        'For {parcel} I paid {amount} at the counter, and now an invoice over {more} has come.',
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
        'I have {invoice} in front of me and have asked the depot for its record of {parcel}. You will have our answer {due}.',
        'I can see the line you mean. {colleague} in accounting is checking where the figure comes from, and I will write {due}.',
        'The invoice is on hold until this is clear, so nothing will be debited. I will come back to you {due}.',
      ],
      found: [
        'You were right. {invoice} has been cancelled, the corrected one over {amount} is attached, and {fee} goes back to you.',
        'The fee of {fee} should not have been there. A credit note is attached; the money will be on your account in about three working days.',
        'The line was typed in by hand, and wrongly. I have taken it out; only the invoice attached to this letter counts, and it says {amount}.',
        'The price you were quoted is the one that holds. The new invoice over {amount} replaces {invoice}; please throw the old one away.',
      ],
      note: [
        'Price list says {amount}, invoice says {more}. Third one from this depot this month, told the shift leader.',
        'Credit note of {fee} booked against {invoice}.',
        'Direct debit stopped by hand. Please do not restart before the new invoice is out.',
      ],
    },
    ru: {
      subjects: [
        'Ошибка в счете {invoice}',
        'Списали {more} вместо {amount}',
        'Лишнее в счете {invoice}',
        'Вопрос по счету от {day}',
        'Лишние {fee} за {parcel}',
        'Исправьте, пожалуйста, {invoice}',
      ],
      situation: [
        'В счете {invoice} стоит {more}, а за {parcel} мне называли {amount}.',
        'В счете от {day} указан вес {kg2}. Посылка весила {kg}, в квитанции то же самое.',
        'В {invoice} одна и та же надбавка стоит дважды. Без второй вышло бы {amount}, а не {more}.',
        'За {parcel} я на месте [заплатил|заплатила] {amount}, а теперь пришел счет на {more}.',
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
        'Счет {invoice} передо мной, у склада [запросил|запросила] данные по {parcel}. Ответ будет у вас {due}.',
        'Вижу строку, о которой вы пишете. Откуда взялась сумма, проверяет бухгалтерия ({colleague}), напишу {due}.',
        'Пока вопрос не решен, счет приостановлен, списания не будет. Вернусь к вам {due}.',
      ],
      found: [
        'Вы правы. Счет {invoice} аннулирован, исправленный на {amount} во вложении, {fee} вернем.',
        'Сбора {fee} там быть не должно. Корректировочный документ во вложении, деньги придут примерно за три рабочих дня.',
        'Строку внесли вручную и ошиблись. Она удалена, действителен только счет из этого письма, на {amount}.',
        'Действует та цена, которую вам назвали. Новый счет на {amount} заменяет {invoice}, старый можно выбросить.',
      ],
      note: [
        'По прайсу {amount}, в счете {more}. Третий случай с этого склада за месяц, начальник смены в курсе.',
        'Корректировка на {fee} к счету {invoice} проведена.',
        'Автосписание остановлено вручную. До нового счета не включать.',
      ],
    },
    bg: {
      subjects: [
        'Грешка във фактура {invoice}',
        'Взели сте ми {more} вместо {amount}',
        'Сумата във фактура {invoice} не е вярна',
        'Въпрос за фактурата от {day}',
        '{fee} в повече за {parcel}',
        'Моля за корекция на {invoice}',
      ],
      situation: [
        'Във фактура {invoice} пише {more}, а за {parcel} ми казаха {amount}.',
        'Във фактурата от {day} сте ме таксували за {kg2}. Пратката тежеше {kg}, същото пише и на разписката.',
        'Във фактура {invoice} една и съща надбавка стои два пъти. Без втората щеше да е {amount}, а не {more}.',
        'За {parcel} платих на гишето {amount}, а сега идва фактура за {more}.',
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
        'Фактура {invoice} е пред мен, поисках от склада данните за {parcel}. Ще имате отговор {due}.',
        'Виждам реда, за който пишете. В счетоводството {colleague} проверява откъде идва сумата, ще ви пиша {due}.',
        'Спрях фактурата, докато се изясни, така че нищо няма да се изтегли. Ще се върна при вас {due}.',
      ],
      found: [
        'Имате право. {invoice} е анулирана, прилагам новата за {amount}, а {fee} ви се връщат.',
        'Таксата от {fee} не е трябвало да бъде там. Прилагам кредитно известие, парите ще са при вас до около три работни дни.',
        'Редът е въведен на ръка, и то погрешно. Махнах го, валидна е само фактурата в това писмо: {amount}.',
        'Важи цената, която са ви казали. Новата фактура за {amount} заменя {invoice}, старата може да изхвърлите.',
      ],
      note: [
        'По ценоразпис {amount}, във фактурата {more}. Трета такава от този склад за месеца, началникът на смяната знае.',
        'Кредитно известие за {fee} към {invoice} е осчетоводено.',
        'Директният дебит е спрян ръчно. Да не се пуска, преди да излезе новата фактура.',
      ],
    },
  },
}
