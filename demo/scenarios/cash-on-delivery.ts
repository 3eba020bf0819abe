import type { Scenario } from '../script.ts'
import { paper } from '../talk/paper.ts'

export const cashOnDelivery: Scenario = {
  key: 'cash-on-delivery',
  topic: 'cash-on-delivery',
  team: 'accounting',
  channel: 'support',
  tone: 'trouble',
  weight: 5,
  urgency: [0, 6, 5, 1],
  tags: ['sender'],
  files: { found: 'receipt' },
  talk: paper,
  words: {
    en: {
      subjects: [
        'Cash on delivery for {parcel} not paid out',
        'Where is my {amount}?',
        'Delivered on {day}, money not here',
        'Cash on delivery: {days} late',
        'Payout for {parcel}',
        'My buyer paid, you have not',
      ],
      situation: [
        '{parcel} was delivered on {day}, the buyer paid {amount} in cash, and I have still not seen the money.',
        'I sell through a small shop and send with cash on delivery. The {amount} for {parcel} should have reached me {ago}.',
        'My buyer has shown me the receipt: {amount} paid to your courier for {parcel}. On my account there is nothing.',
        'Under “Payouts” {parcel} is marked as collected, but the {amount} has not been transferred.',
        'I am waiting for the cash on delivery of {parcel}, {amount}. The term in your price list ended {ago}.',
      ],
      detail: [
        'The other parcels of that week were paid out on time.',
        'My account number is the one I have always had with you.',
        'For a small seller like me, {amount} is not nothing.',
        'The buyer paid exactly, no change needed, he says.',
      ],
      wish: [
        'When will it be on my account?',
        'Please look into where it has stopped.',
        'Please pay it out today if you can.',
        'I would like a day I can count on.',
      ],
      ask: [
        'Could you confirm the account to which we should pay, at least its last four digits?',
        'Do you still want payouts to the account ending in {count}208?',
      ],
      tell: [
        'The account ends in {count}208, the same as ever.',
        'Confirmed: ends in {count}208, in my name, {first} {last}.',
        'Yes, {count}208 is right, nothing has changed.',
      ],
      look: [
        'The tour sheet of {courier} shows {amount} for {parcel}. I am tracing with {colleague} where it went from there and will write {due}.',
        'I can see the parcel as paid and the payout as open. Accounting is comparing the cash of that day; you will have an answer {due}.',
        'I have asked the cash desk of the depot to look for the envelope of that tour. I will be back {due}.',
      ],
      found: [
        'Found: the amount had been booked to another parcel of the same tour. {amount} was paid out to you today, the confirmation is attached.',
        'The payout had stopped because the day’s cash did not add up. It does now, and {amount} is on its way to your account; the receipt is attached.',
        '{amount} left for your account this morning. As it is our delay, there is no fee for this payout: {fee} is credited to you.',
        'The transfer went out today together with the receipt attached here. From next month payouts run every working day and not twice a week, so this should not come back.',
      ],
      note: [
        'Cash of {courier} counted again: correct to the cent, booked under the wrong parcel.',
        'Payout released by hand. Fee of {fee} credited.',
        'Small online shop, ten to fifteen parcels a week. Worth a call when it is paid.',
      ],
    },
    ru: {
      subjects: [
        'Наложенный платеж за {parcel} не перечислен',
        'Где мои {amount}?',
        'Вручено {day}, денег нет',
        'Наложенный платеж: задержка {days}',
        'Выплата за {parcel}',
        'Покупатель заплатил, а вы нет',
      ],
      situation: [
        'Посылку {parcel} вручили {day}, покупатель заплатил {amount} наличными, но деньги ко мне так и не пришли.',
        'У меня маленький магазин, отправляю наложенным платежом. За {parcel} {amount} должны были прийти {ago}.',
        'Покупатель показал квитанцию: {amount} отданы курьеру за {parcel}. На счете ничего.',
        'В разделе «Выплаты» у {parcel} стоит «деньги получены», но {amount} не перечислены.',
        'Жду наложенный платеж за {parcel}, {amount}. Срок по вашему прайсу вышел {ago}.',
      ],
      detail: [
        'За остальные посылки той недели всё пришло вовремя.',
        'Счет у меня тот же, что и всегда.',
        'Для небольшого продавца {amount} это деньги.',
        'Покупатель говорит, что отдал без сдачи, ровно.',
      ],
      wish: [
        'Когда деньги будут на счете?',
        'Выясните, пожалуйста, где они остановились.',
        'Перечислите, пожалуйста, сегодня, если это возможно.',
        'Назовите день, на который можно рассчитывать.',
      ],
      ask: [
        'Подтвердите, пожалуйста, счет для выплаты, хотя бы последние четыре цифры.',
        'Выплаты по-прежнему на счет, который заканчивается на {count}208?',
      ],
      tell: [
        'Последние цифры {count}208, счет прежний.',
        'Подтверждаю: {count}208, на мое имя, {first} {last}.',
        'Да, {count}208, ничего не менялось.',
      ],
      look: [
        'В маршрутном листе ({courier}) за {parcel} стоит {amount}. Выясняем, куда сумма ушла дальше, помогает {colleague}. Напишу {due}.',
        'Вижу, что посылка оплачена, а выплата открыта. Бухгалтерия сверяет кассу того дня, ответ будет {due}.',
        '[Попросил|Попросила] кассу склада найти конверт того маршрута. Вернусь к вам {due}.',
      ],
      found: [
        'Нашли: сумму провели по другой посылке того же маршрута. Сегодня {amount} вам перечислены, подтверждение во вложении.',
        'Выплата остановилась, потому что касса за день не сошлась. Теперь сошлась, {amount} идут на ваш счет, квитанция приложена.',
        'Сегодня утром {amount} ушли на ваш счет. Задержка наша, поэтому комиссии за эту выплату нет: {fee} вам зачислены.',
        'Перевод отправлен сегодня, квитанция в этом письме. Со следующего месяца выплаты идут каждый рабочий день, а не дважды в неделю, так что повториться это не должно.',
      ],
      note: [
        'Касса ({courier}) пересчитана: всё до цента, проведено не по той посылке.',
        'Выплата отправлена вручную. Комиссия {fee} зачислена клиенту.',
        'Небольшой интернет-магазин, десять-пятнадцать посылок в неделю. После выплаты стоит позвонить.',
      ],
    },
    bg: {
      subjects: [
        'Наложеният платеж за {parcel} не е изплатен',
        'Къде са моите {amount}?',
        'Доставена на {day}, парите ги няма',
        'Наложен платеж: {days} закъснение',
        'Изплащане за {parcel}',
        'Купувачът плати, а вие не',
      ],
      situation: [
        'Пратка {parcel} е доставена на {day}, купувачът плати {amount} в брой, а аз още не съм [видял|видяла] парите.',
        'Имам малък магазин и пращам с наложен платеж. За {parcel} трябваше да получа {amount} още {ago}.',
        'Купувачът ми показа разписката: {amount}, платени на куриера за {parcel}. По сметката ми няма нищо.',
        'В „Изплащания“ {parcel} стои като събрана, но {amount} не са преведени.',
        'Чакам наложения платеж за {parcel}, {amount}. Срокът по ценоразписа ви изтече {ago}.',
      ],
      detail: [
        'Останалите пратки от същата седмица бяха изплатени навреме.',
        'Сметката ми е тази, която винаги съм [имал|имала] при вас.',
        'За малък търговец {amount} не са малко.',
        'Купувачът казва, че е дал точната сума, без ресто.',
      ],
      wish: [
        'Кога ще са по сметката ми?',
        'Моля, проверете къде са спрели.',
        'Моля да ги преведете днес, ако е възможно.',
        'Искам ден, на който да разчитам.',
      ],
      ask: [
        'Бихте ли потвърдили сметката за изплащане, поне последните четири цифри?',
        'Още ли искате изплащанията по сметката, която завършва на {count}208?',
      ],
      tell: [
        'Завършва на {count}208, същата е.',
        'Потвърждавам: {count}208, на мое име, {first} {last}.',
        'Да, {count}208 е вярно, нищо не се е променило.',
      ],
      look: [
        'В маршрутния лист на {courier} за {parcel} пише {amount}. С {colleague} проследяваме къде е отишла сумата оттам нататък, ще ви пиша {due}.',
        'Виждам пратката като платена, а изплащането като отворено. Счетоводството сверява касата от онзи ден, отговор ще имате {due}.',
        'Помолих касата на склада да намери плика от този маршрут. Ще се върна при вас {due}.',
      ],
      found: [
        'Намерихме я: сумата е била записана срещу друга пратка от същия маршрут. Днес ви преведохме {amount}, прилагам потвърждението.',
        'Изплащането е спряло, защото касата за деня не е излизала. Вече излиза и {amount} пътуват към сметката ви, разписката е приложена.',
        'Тази сутрин {amount} тръгнаха към сметката ви. Забавянето е наше, затова за това изплащане няма такса: {fee} ви се връщат.',
        'Преводът е пуснат днес, разписката е в това писмо. От следващия месец изплащаме всеки работен ден, а не два пъти седмично, така че не би трябвало да се повтори.',
      ],
      note: [
        'Касата на {courier} е преброена наново: точна до цент, записана е срещу друга пратка.',
        'Изплащането е пуснато ръчно. Таксата от {fee} е върната.',
        'Малък онлайн магазин, по десет-петнайсет пратки на седмица. Струва си едно обаждане след превода.',
      ],
    },
  },
}
