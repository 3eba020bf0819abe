import type { Scenario } from '../script.ts'

export const pickupMissed: Scenario = {
  key: 'pickup-missed',
  topic: 'collection',
  team: 'couriers',
  channel: 'support',
  tone: 'trouble',
  weight: 6,
  urgency: [0, 5, 6, 2],
  tags: ['sender', 'call-back'],
  words: {
    en: {
      subjects: [
        'Nobody came to collect',
        'Collection of {parcel} did not happen',
        'I waited between {window} for nothing',
        'Booked collection, no courier',
        'The parcel is still in my hall',
        'Collection at {street}',
      ],
      situation: [
        'I had booked a collection for {parcel} between {window}. Nobody came and nobody rang.',
        'The parcel {to} is standing packed in my hall; your courier was to fetch it and did not.',
        'For {parcel} your page says “collection attempted, sender absent”. I was at home the whole time.',
        'The courier was due between {window}. At {hour} I gave up, the parcel is still here.',
        'This is the second day on which {parcel} was not collected from {street}.',
      ],
      detail: [
        'I took time off work for it.',
        'The recipient is waiting for it: {goods}.',
        'The bell works, and the name on it is {last}.',
        'The confirmation of my booking is number {order}.',
        'I even left the gate open.',
      ],
      wish: [
        'When will somebody really come?',
        'Please send a courier who rings before he comes.',
        'I would like a collection today, or my money back.',
        'Could you tell me an hour and not a whole day?',
      ],
      ask: [
        'Would tomorrow suit you, or would you rather hand it in at {office} and have the collection fee back?',
        'Is there a time of day when it is certain that somebody opens?',
      ],
      tell: [
        'Tomorrow is fine, from {hour}. I cannot carry it to {office}.',
        'I would rather you came. Somebody is here between {window}.',
        'Please come, any time {window}. The third floor, no lift, I am sorry to say.',
      ],
      look: [
        'I have asked the dispatcher why {courier} did not stop at {street}, and I am arranging a new collection. I will confirm the hour {due}.',
        'Your booking is there, but it never reached the courier’s device. I am putting it on a tour by hand and will write {due}.',
        'The tour was stopped halfway because the van broke down. I am finding another one for you and will give you a time {due}.',
      ],
      found: [
        '{courier} will collect the parcel {next} between {window} and ring {phone} before he comes. The collection costs you nothing.',
        'The new collection is fixed: {next}, {window}. I have paid the fee of {fee} back to you.',
        'I have arranged it {next}, around {hour}. Should anything come up, the dispatcher rings you first, and the parcel travels by express from there at no charge.',
        'The parcel will be fetched {next}, {window}, and still reach the recipient by the day you were promised. I am sorry about the wasted hours; {fee} goes back to your card.',
      ],
      note: [
        'Booking {order} never got to the handheld. Same street as last week, told IT.',
        'New collection entered by hand, {courier} knows. Customer wants a ring beforehand.',
        'Fee of {fee} refunded.',
      ],
    },
    ru: {
      subjects: [
        'За посылкой никто не приехал',
        'Забор {parcel} не состоялся',
        'Ждали курьера {window}, напрасно',
        'Забор заказан, курьера нет',
        'Посылка всё ещё стоит у меня в прихожей',
        'Забор по адресу {street}',
      ],
      situation: [
        'На {window} был заказан забор {parcel}. Никто не приехал и не позвонил.',
        'Посылка {to} стоит упакованная в прихожей: курьер должен был ее забрать, но его не было.',
        'По {parcel} на сайте стоит «попытка забора, отправителя нет». Я всё это время [был|была] дома.',
        'Курьера обещали {window}. В {hour} [перестал|перестала] ждать, посылка так и стоит.',
        'Уже второй день никто не забирает {parcel} по адресу {street}.',
      ],
      detail: [
        'Ради этого пришлось отпроситься с работы.',
        'Получатель ждет: внутри {goods}.',
        'Звонок работает, фамилия на нем: {last}.',
        'Номер подтверждения заявки {order}.',
        'Даже калитку [оставил|оставила] открытой.',
      ],
      wish: [
        'Когда за ней приедут на самом деле?',
        'Пусть курьер позвонит, прежде чем ехать.',
        'Хочу, чтобы забрали сегодня, или верните деньги.',
        'Назовите, пожалуйста, час, а не целый день.',
      ],
      ask: [
        'Завтра вам удобно? Или сдадите в пункте {office}, а плату за забор мы вернем?',
        'В какое время дня точно кто-то откроет?',
      ],
      tell: [
        'Завтра подойдет, с {hour}. До пункта {office} мне её не донести.',
        'Лучше приезжайте. Дома кто-то есть {window}.',
        'Приезжайте, пожалуйста, в любое время {window}. Третий этаж, лифта, увы, нет.',
      ],
      look: [
        '[Спросил|Спросила] диспетчера, почему {courier} не заехал на адрес {street}, и договариваюсь о новом заборе. Час подтвержу {due}.',
        'Заявка есть, но до курьера она не дошла. Ставлю ее в маршрут вручную, напишу {due}.',
        'Маршрут прервался на середине: сломалась машина. Ищу для вас другую, время назову {due}.',
      ],
      found: [
        '{courier} заберет посылку {next}, {window}, и заранее позвонит на {phone}. Забор для вас бесплатный.',
        'Новый забор назначен: {next}, {window}. Плату {fee} вам [вернул|вернула].',
        'Договорились: {next}, около {hour}. Если что-то изменится, диспетчер сначала позвонит вам, а дальше посылка без доплаты поедет экспрессом.',
        'Посылку заберут {next}, {window}, и к получателю она всё равно придет в обещанный день. Простите за потерянные часы, {fee} вернутся на карту.',
      ],
      note: [
        'Заявка {order} не дошла до терминала курьера. Та же улица, что и на прошлой неделе, ИТ в курсе.',
        'Новый забор внесен вручную, курьер ({courier}) знает. Просили звонок заранее.',
        'Плата {fee} возвращена.',
      ],
    },
    bg: {
      subjects: [
        'Никой не дойде да вземе пратката',
        'Вземането на {parcel} не се състоя',
        'Чаках {window} ч. напразно',
        'Заявено вземане, куриер няма',
        'Пратката още стои в коридора ми',
        'Вземане от {street}',
      ],
      situation: [
        'Бях [заявил|заявила] вземане на {parcel} за {window} ч. Никой не дойде и никой не се обади.',
        'Пратката {to} стои опакована в коридора; куриерът трябваше да я вземе, но не дойде.',
        'За {parcel} на сайта пише „опит за вземане, подателят отсъства“. През цялото време бях вкъщи.',
        'Куриерът трябваше да мине {window} ч. В {hour} ч. се отказах, пратката още е тук.',
        'Втори ден никой не взима {parcel} от {street}.',
      ],
      detail: [
        'Заради това си взех отпуск.',
        'Получателят я чака: вътре има {goods}.',
        'Звънецът работи, на него пише {last}.',
        'Номерът на потвърждението за заявката е {order}.',
        'Дори портата оставих отворена.',
      ],
      wish: [
        'Кога наистина ще дойде някой?',
        'Нека куриерът се обади, преди да тръгне.',
        'Искам да я вземете днес или да ми върнете парите.',
        'Бихте ли ми казали час, а не цял ден?',
      ],
      ask: [
        'Утре удобно ли ви е, или предпочитате да я оставите в офис {office} и да ви върнем таксата за вземане?',
        'По кое време на деня със сигурност ще отвори някой?',
      ],
      tell: [
        'Утре става, от {hour} ч. нататък. До офис {office} не мога да я нося.',
        'По-добре елате. Вкъщи има човек {window} ч.',
        'Елате, моля, по всяко време {window} ч. Трети етаж, за жалост без асансьор.',
      ],
      look: [
        'Попитах диспечера защо {courier} не е спрял на {street} и уреждам ново вземане. Ще потвърдя часа {due}.',
        'Заявката ви е тук, но не е стигнала до куриера. Слагам я ръчно в маршрут и ще ви пиша {due}.',
        'Маршрутът е прекъснат по средата, защото бусът се е повредил. Намирам ви друг и ще ви дам час {due}.',
      ],
      found: [
        '{courier} ще вземе пратката {next}, {window} ч., и преди това ще звънне на {phone}. За вземането не дължите нищо.',
        'Новото вземане е уговорено: {next}, {window} ч. Таксата от {fee} ви е върната.',
        'Уредено е {next}, към {hour} ч. Ако изникне нещо, диспечерът първо ще се обади на вас, а оттам нататък пратката пътува експресно, без доплащане.',
        'Ще вземем пратката {next}, {window} ч., и пак ще стигне до получателя в обещания ден. Извинете за загубените часове, {fee} се връщат по картата ви.',
      ],
      note: [
        'Заявка {order} не е стигнала до устройството на куриера. Същата улица като миналата седмица, казано е на ИТ.',
        'Новото вземане е въведено ръчно, {courier} знае. Искат да се звънне предварително.',
        'Таксата от {fee} е върната.',
      ],
    },
  },
}
