import type { Scenario } from '../script.ts'

export const late: Scenario = {
  key: 'late',
  topic: 'late',
  team: 'couriers',
  channel: 'support',
  tone: 'trouble',
  weight: 12,
  urgency: [1, 6, 4, 1],
  tags: ['recipient'],
  words: {
    en: {
      subjects: [
        'Parcel {parcel} is late',
        'Where is my parcel?',
        'Promised for {day}, still not here',
        'Delivery {from}: {days} overdue',
        'Nothing came on {day}',
        'When will {parcel} arrive?',
      ],
      situation: [
        'My parcel {parcel} was promised for {day} and it is still not here.',
        'I am waiting for a parcel {from}. It should have come {ago}.',
        'Your page said delivery on {day}. Nobody came and nobody called.',
        'I ordered from {shop}, number {parcel}. The delivery date has moved twice already and has now simply passed.',
        'It has been {days} since the date you gave me for {parcel}.',
      ],
      detail: [
        'The last line in the tracking is a depot {in}, and there it stops.',
        'I stayed at home the whole of {day} between {window} for nothing.',
        'Inside there is {goods}, and I need it this week.',
        'The tracking changes from “out for delivery” back to “at depot” every evening.',
      ],
      wish: [
        'Please tell me when it will really arrive.',
        'Can somebody find out where it is and give me a date I can rely on?',
        'What I need is a day and an hour, not “soon”.',
        'When can I expect it?',
      ],
      ask: [
        'Is somebody at home tomorrow, or would a pick-up point be easier for you?',
        'Would you like it at the door, or shall we leave it at our {office} pick-up point?',
      ],
      tell: [
        'At the door, please. Somebody is here from {hour}.',
        'To the door if possible. If not, then {office} is close enough.',
        'I prefer the door, any time {window}.',
      ],
      look: [
        'I can see the parcel at the depot {in}. I have asked the shift leader to put it on the next van and will confirm the time {due}.',
        'It missed its van twice because the round was overfull. I am arranging a separate run and will write {due}.',
        'The truck {from} came in late and yours was unloaded among the last. I will have a delivery time for you {due}.',
      ],
      found: [
        'Your parcel is on the van of our courier {courier} and will be with you {next} between {window}. I have taken the delivery fee of {fee} off your bill.',
        'It has been found and loaded. {courier} will ring you half an hour ahead, {next}, around {hour}.',
        'The parcel was delivered to you {in} today according to the scan. I am sorry it took {days} longer than we said; a voucher for {fee} is on its way to you.',
        'It will be at your door {next}, {window}. If that does not suit you, answer this letter and I will move it.',
      ],
      note: [
        'Van of {courier} was over capacity two days running, parcel stayed behind. Put on tomorrow’s list by hand.',
        'Depot scan shows it on shelf 14. Asked the evening shift to load it first.',
        'Second late parcel for this customer this quarter. Fee refunded, please keep an eye on it.',
      ],
    },
    ru: {
      subjects: [
        'Посылка {parcel} опаздывает',
        'Где моя посылка?',
        'Обещали {day}, до сих пор нет',
        'Доставка {from}: опоздание {days}',
        '{day} никто не приехал',
        'Когда доставят {parcel}?',
      ],
      situation: [
        'Посылку {parcel} обещали привезти {day}, но её до сих пор нет.',
        'Жду посылку {from}. Она должна была прийти {ago}.',
        'На сайте стояла доставка на {day}. Никто не приехал и не позвонил.',
        'Заказ в магазине {shop}, номер {parcel}. Дату доставки дважды переносили, а теперь она просто прошла.',
        'С назначенного срока по {parcel} прошло уже {days}.',
      ],
      detail: [
        'Последняя строка в отслеживании: склад {in}, и дальше тишина.',
        'Весь день {day} я [просидел|просидела] дома, с {window} и позже, и зря.',
        'Внутри {goods}, и это нужно мне на этой неделе.',
        'Каждый вечер статус «у курьера» меняется обратно на «на складе».',
      ],
      wish: [
        'Скажите, пожалуйста, когда её привезут на самом деле.',
        'Выясните, пожалуйста, где она, и назовите дату, на которую можно рассчитывать.',
        'Мне нужны день и час, а не «скоро».',
        'Когда её ждать?',
      ],
      ask: [
        'Будет ли завтра кто-то дома или удобнее забрать в пункте выдачи?',
        'Привезти к двери или оставить в пункте {office}?',
      ],
      tell: [
        'Лучше к двери. Дома кто-то есть с {hour}.',
        'Если можно, к двери. Если нет, то и {office} рядом.',
        'Предпочитаю к двери, в любое время {window}.',
      ],
      look: [
        'Вижу посылку на складе {in}. [Попросил|Попросила] начальника смены отправить её ближайшей машиной, время подтвержу {due}.',
        'Посылка дважды не поместилась в машину: маршрут был переполнен. Договариваюсь об отдельном рейсе, напишу {due}.',
        'Машина {from} пришла с опозданием, и вашу посылку выгрузили одной из последних. Время доставки сообщу {due}.',
      ],
      found: [
        'Посылка уже в машине, её везет {courier}. Будет у вас {next}, {window}. Стоимость доставки, {fee}, мы вам вернули.',
        'Посылку нашли и погрузили. Курьер {courier} позвонит за полчаса, {next}, около {hour}.',
        'Судя по сканированию, сегодня посылку вам вручили. Простите, что вышло на {days} дольше обещанного; ваучер на {fee} придет отдельным письмом.',
        'Привезем к двери {next}, {window}. Если время не подходит, ответьте на это письмо, и я его перенесу.',
      ],
      note: [
        'Машина ({courier}) два дня подряд была переполнена, посылка оставалась на складе. В завтрашний список добавлена вручную.',
        'По сканеру лежит на полке 14. Вечерняя смена погрузит первой.',
        'Второе опоздание у этого клиента за квартал. Доставка возвращена, присмотрите, пожалуйста.',
      ],
    },
    bg: {
      subjects: [
        'Пратка {parcel} закъснява',
        'Къде е пратката ми?',
        'Обещана за {day}, още я няма',
        'Доставка {from}: {days} закъснение',
        'На {day} никой не дойде',
        'Кога ще пристигне {parcel}?',
      ],
      situation: [
        'Пратката ми {parcel} беше обещана за {day}, а още я няма.',
        'Чакам пратка {from}. Трябваше да дойде {ago}.',
        'На сайта пишеше доставка на {day}. Никой не дойде и никой не се обади.',
        'Поръчах от {shop}, номер {parcel}. Датата на доставка се мести два пъти, а сега просто мина.',
        'Минаха {days} от датата, която ми дадохте за {parcel}.',
      ],
      detail: [
        'Последният ред в проследяването е склад {in} и дотам.',
        'На {day} стоях цял ден вкъщи, уж щяхте да дойдете {window} ч.',
        'Вътре има {goods}, трябва ми тази седмица.',
        'Всяка вечер статусът „при куриера“ се връща на „в склада“.',
      ],
      wish: [
        'Моля, кажете кога наистина ще пристигне.',
        'Може ли някой да провери къде е и да ми даде дата, на която да разчитам?',
        'Искам ден и час, а не „скоро“.',
        'Кога да я очаквам?',
      ],
      ask: [
        'Ще има ли някой вкъщи утре, или ви е по-удобно от офис?',
        'Да я донесем до вратата или да я оставим в офис {office}?',
      ],
      tell: [
        'До вратата, моля. Вкъщи има човек от {hour} ч.',
        'По-добре до вратата. Ако не може, и {office} ми е близо.',
        'Предпочитам до вратата, по всяко време {window} ч.',
      ],
      look: [
        'Виждам пратката в склада {in}. Помолих началника на смяната да я качи на следващия бус и ще потвърдя часа {due}.',
        'Два пъти не се е събрала в буса, защото маршрутът е бил препълнен. Уреждам отделен курс и ще ви пиша {due}.',
        'Камионът {from} дойде със закъснение и вашата пратка беше разтоварена сред последните. Ще имам час за доставка {due}.',
      ],
      found: [
        'Пратката ви е в буса на {courier} и ще бъде при вас {next}, {window} ч. Таксата за доставка от {fee} ви е възстановена.',
        'Намерихме я и е натоварена. {courier} ще ви се обади половин час по-рано, {next}, към {hour} ч.',
        'Според сканирането пратката ви е връчена днес. Съжалявам, че отне {days} повече от обещаното; ваучер за {fee} ще дойде с отделно писмо.',
        'Ще бъде пред вратата ви {next}, {window} ч. Ако не ви е удобно, отговорете на това писмо и ще сменя часа.',
      ],
      note: [
        'Бусът на {courier} два дни поред е бил препълнен, пратката е оставала. Добавена е ръчно в списъка за утре.',
        'По скенера е на рафт 14. Вечерната смяна ще я натовари първа.',
        'Второ закъснение за този клиент през тримесечието. Таксата е върната, дръжте го под око.',
      ],
    },
  },
}
