import type { Scenario } from '../script.ts'
import { paper } from '../talk/paper.ts'

export const refundLate: Scenario = {
  key: 'refund-late',
  topic: 'refund',
  team: 'accounting',
  channel: 'support',
  tone: 'trouble',
  weight: 5,
  urgency: [0, 5, 5, 1],
  tags: ['refund', 'sender'],
  files: { found: 'receipt' },
  talk: paper,
  words: {
    en: {
      subjects: [
        'Where is my refund?',
        'Refund of {amount} not received',
        'Promised money for {parcel}',
        'Claim {claim}: still no payment',
        'Waiting for {amount}',
        'Refund overdue by {days}',
      ],
      situation: [
        'You promised me a refund of {amount} for {parcel}. It should have been here {ago}, and nothing has come.',
        'Claim {claim} was accepted, the letter says “payment within five working days”. That was over on {day}.',
        'I am still waiting for the {amount} that you owe me for {parcel}.',
        'On the phone I was told on {day} that {amount} was on its way. My bank knows nothing of it.',
        'It is {days} past the date by which my {amount} was to be paid back.',
      ],
      detail: [
        'My account number has not changed, and the name is the one on the parcel.',
        'I have been through every line of my statement.',
        'The sum is not large, but I was promised it in writing.',
        'My bank says that nothing was sent back from their side either.',
      ],
      wish: [
        'Please tell me on which day it was paid, or when it will be.',
        'Could you send me a proof of payment?',
        'I would like the money this week and no further forms.',
        'What is holding it up?',
      ],
      ask: [
        'Could you confirm the last four digits of the account it should go to?',
        'Should it go back to the card you paid with, or to a bank account?',
      ],
      tell: [
        'To the card I paid with, it ends in {count}081.',
        'The account ends in {count}446, in my name: {first} {last}.',
        'Please to the card. Ends in {count}730, and it is still valid.',
      ],
      look: [
        'Your refund of {amount} was approved, so there is no question whether, only when. {colleague} is checking with our bank, and I will give you the date {due}.',
        'I can see {claim} as approved but not as paid. I have asked accounting why, and you will hear from me {due}.',
        'I have put your payment into today’s run by hand. As soon as the bank confirms it, I will write, {due}.',
      ],
      found: [
        'The {amount} left our account today; the proof of payment is attached. Your bank should show it within two working days. For the wait we have added {fee}.',
        'The payment had stopped at a digit that was typed wrong on our side. It has been sent again today, {amount} to your account, and the confirmation is attached.',
        'It was paid today. I am sorry: the approval had been lying in a folder without being sent on. Enclosed is the confirmation of the bank over {amount}.',
        'I have {amount} confirmed as sent this morning, document attached. Should it not be there in three working days, answer this letter and I will take it up with our bank myself.',
      ],
      note: [
        'Approved on {day}, never released. Released by hand now, {amount}.',
        'Second reminder from this customer. Added {fee} from my allowance.',
        'Bank confirms: sent this morning.',
      ],
    },
    ru: {
      subjects: [
        'Где возврат денег?',
        'Возврат {amount} не пришел',
        'Обещанные деньги за {parcel}',
        'Претензия {claim}: выплаты до сих пор нет',
        'Жду {amount}',
        'Возврат просрочен на {days}',
      ],
      situation: [
        'За {parcel} мне обещали вернуть {amount}. Деньги должны были прийти {ago}, но их нет.',
        'Претензию {claim} приняли, в письме сказано: «выплата в течение пяти рабочих дней». Срок вышел {day}.',
        'Всё ещё жду {amount}, которые вы должны мне за {parcel}.',
        '{day} мне по телефону сказали, что {amount} уже отправлены. В банке о них ничего не знают.',
        'С даты, к которой мне должны были вернуть {amount}, прошло уже {days}.',
      ],
      detail: [
        'Счет у меня прежний, имя то же, что на посылке.',
        'Выписку [просмотрел|просмотрела] построчно.',
        'Сумма небольшая, но обещана письменно.',
        'Банк говорит, что и обратно ничего не уходило.',
      ],
      wish: [
        'Скажите, пожалуйста, какого числа деньги отправлены или когда уйдут.',
        'Можно прислать подтверждение платежа?',
        'Хочу получить деньги на этой неделе и без новых анкет.',
        'Что мешает их перевести?',
      ],
      ask: [
        'Подтвердите, пожалуйста, последние четыре цифры счета, на который ждете деньги.',
        'Вернуть на карту, с которой платили, или на банковский счет?',
      ],
      tell: [
        'На карту, с которой [платил|платила], последние цифры {count}081.',
        'Счет заканчивается на {count}446, на мое имя: {first} {last}.',
        'Лучше на карту. Последние цифры {count}730, она действует.',
      ],
      look: [
        'Возврат {amount} одобрен, вопрос не «вернут ли», а когда. С банком разбирается бухгалтерия ({colleague}), дату назову {due}.',
        'Вижу, что {claim} одобрена, но не выплачена. [Запросил|Запросила] у бухгалтерии причину, напишу {due}.',
        'Ваш платеж вручную включен в сегодняшнюю отправку. Как только банк подтвердит, напишу, {due}.',
      ],
      found: [
        'Сегодня {amount} отправлены, подтверждение во вложении. В банке они появятся в течение двух рабочих дней. За ожидание добавили {fee}.',
        'Платеж остановился из-за неверной цифры, ошибка наша. Сегодня {amount} отправлены повторно, подтверждение приложено.',
        'Деньги отправлены сегодня. Простите: одобрение лежало в папке и никуда не ушло. Во вложении подтверждение банка на {amount}.',
        'Подтверждаю: {amount} ушли сегодня утром, документ приложен. Если за три рабочих дня не придут, ответьте на это письмо, и я сам[|а] свяжусь с банком.',
      ],
      note: [
        'Одобрено {day}, в оплату не передано. Передано вручную, {amount}.',
        'Второе напоминание от клиента. Добавлено {fee} из моего лимита.',
        'Банк подтвердил: отправлено утром.',
      ],
    },
    bg: {
      subjects: [
        'Къде са парите ми?',
        'Не съм [получил|получила] {amount}',
        'Обещаните пари за {parcel}',
        'Рекламация {claim}: още няма плащане',
        'Чакам {amount}',
        'Връщането на сумата закъснява: {days}',
      ],
      situation: [
        'Обещахте да ми върнете {amount} за {parcel}. Трябваше да дойдат {ago}, а още ги няма.',
        'Рекламация {claim} беше приета, в писмото пише „плащане до пет работни дни“. Срокът изтече на {day}.',
        'Все още чакам {amount}, които ми дължите за {parcel}.',
        'На {day} ми казаха по телефона, че {amount} са преведени. В банката не знаят нищо.',
        'Минаха {days} от датата, на която трябваше да ми върнете {amount}.',
      ],
      detail: [
        'Сметката ми е същата, името е това от пратката.',
        'Прегледах извлечението ред по ред.',
        'Сумата не е голяма, но ми беше обещана писмено.',
        'От банката казват, че и обратно не е връщано нищо.',
      ],
      wish: [
        'Моля, кажете на коя дата са преведени или кога ще бъдат.',
        'Може ли да ми изпратите потвърждение за плащането?',
        'Искам си парите тази седмица, и то без нови формуляри.',
        'Какво ги бави?',
      ],
      ask: [
        'Бихте ли потвърдили последните четири цифри на сметката, по която ги чакате?',
        'По картата, с която платихте, ли да ги върнем, или по банкова сметка?',
      ],
      tell: [
        'По картата, с която платих, завършва на {count}081.',
        'Сметката завършва на {count}446, на мое име е: {first} {last}.',
        'По-добре по картата. Завършва на {count}730 и е валидна.',
      ],
      look: [
        'Връщането на {amount} е одобрено, така че въпросът не е дали, а кога. {colleague} проверява с банката и ще ви кажа датата {due}.',
        'Виждам {claim} като одобрена, но неизплатена. Попитах счетоводството защо и ще ви пиша {due}.',
        'Включих плащането ви ръчно в днешните преводи. Щом банката потвърди, ще ви пиша, {due}.',
      ],
      found: [
        'Днес преведохме {amount}, прилагам потвърждението. До два работни дни ще са по сметката ви. За чакането добавихме {fee}.',
        'Преводът е спрял заради грешна цифра, а грешката е наша. Днес {amount} са изпратени отново, потвърждението е приложено.',
        'Парите са изпратени днес. Извинете: одобрението е останало в една папка и не е продължило нататък. Прилагам потвърждение от банката за {amount}.',
        'Потвърждавам: {amount} са изпратени тази сутрин, документът е приложен. Ако до три работни дни ги няма, отговорете на това писмо и лично ще се обърна към банката.',
      ],
      note: [
        'Одобрено на {day}, но не е пуснато за плащане. Пуснато е ръчно, {amount}.',
        'Второ напомняне от клиента. Добавени са {fee} от моя лимит.',
        'Банката потвърди: изпратено е сутринта.',
      ],
    },
  },
}
