import type { Scenario } from '../script.ts'
import { asking } from '../talk/asking.ts'

export const priceQuestion: Scenario = {
  key: 'price-question',
  topic: 'price',
  team: 'support',
  channel: 'support',
  tone: 'enquiry',
  weight: 7,
  urgency: [5, 7, 0, 0],
  tags: ['sender'],
  talk: asking,
  words: {
    en: {
      subjects: [
        'What does a parcel {to} cost?',
        'Price for {kg}',
        'How much {from} {to}?',
        'Cheapest way to send {kg}',
        'Price and delivery time, please',
        'Your price calculator and me',
      ],
      situation: [
        'What would it cost to send a parcel of {kg} {from} {to}?',
        'I have a box of about {kg} that has to get {to}. What is the cheapest way?',
        'Your calculator gives me two prices for {kg}, {price} and {price2}. Which one holds?',
        'I am comparing carriers for a parcel of {kg} {to}. Could you give me a price with everything in it?',
        'Before I drive to the {office} pick-up point: what do you charge for {kg}?',
      ],
      detail: [
        'Inside: {goods}. The box is no larger than a chair seat.',
        'It is not urgent, a week would do.',
        'It would have to be collected from my door, as I have no car.',
        'I should like it insured for €300.',
      ],
      wish: [
        'Please tell me the full price, not “from”.',
        'And how long would it take?',
        'Is there anything to be saved by bringing it to you?',
        'Thank you for a short answer.',
      ],
      ask: [
        'To work it out exactly: how long, wide and high is the box?',
        'Could you measure the box, and tell me whether we should collect it or you bring it?',
      ],
      tell: [
        'About 60 by 40 by 30 centimetres, and I can bring it to {office}.',
        'I have measured it: 55 × 35 × 35 cm. I would bring it myself.',
        'Roughly the size of a removal box, half filled. Bringing it is no trouble.',
      ],
      look: [],
      found: [
        'For {kg} the price is {price} from pick-up point to pick-up point and {price2} from door to door. Both include tax and insurance up to €100; it takes two to three working days.',
        'Brought to our {office} pick-up point, the parcel costs {price}. If we collect it from you, {fee} is added. There are no other charges.',
        'The price depends on the size: up to 60 centimetres on the longest side it is {price}, above that {price2}. Delivery takes three working days at the most.',
        'The best price is {price}, if you print the label at home and bring the parcel to us before noon. At the counter it would be {price2}.',
      ],
      note: [
        'Calculator shows the old price for oversize until the page is reloaded. Told the web team.',
        'Wanted the total, sends four or five a year. Mentioned the ten-parcel card.',
        'Quoted from the list of this month.',
      ],
    },
    ru: {
      subjects: [
        'Сколько стоит посылка {to}?',
        'Цена за {kg}',
        'Сколько будет {from} {to}?',
        'Как дешевле отправить {kg}',
        'Цена и срок доставки',
        'Не разберусь с калькулятором',
      ],
      situation: [
        'Сколько стоит отправить посылку {kg} {from} {to}?',
        'Нужно отправить {to} коробку, около {kg}. Как выйдет дешевле всего?',
        'Калькулятор на сайте показывает за {kg} две цены, {price} и {price2}. Какая верная?',
        'Сравниваю службы доставки: посылка {kg} {to}. Назовите, пожалуйста, цену, в которую уже всё входит.',
        'Прежде чем ехать в пункт {office}: сколько вы берете за {kg}?',
      ],
      detail: [
        'Внутри {goods}. Коробка размером не больше сиденья стула.',
        'Срочности нет, неделя вполне устроит.',
        'Забрать надо будет от двери, машины у меня нет.',
        'Хотелось бы застраховать на 300 €.',
      ],
      wish: [
        'Назовите, пожалуйста, полную цену, а не «от».',
        'И сколько это займет?',
        'Получится ли сэкономить, если привезти посылку лично?',
        'Буду [рад|рада] короткому ответу.',
      ],
      ask: [
        'Чтобы посчитать точно: какие у коробки длина, ширина и высота?',
        'Измерьте, пожалуйста, коробку. И еще: забрать ее у вас или привезете сами?',
      ],
      tell: [
        'Примерно 60 на 40 на 30 сантиметров, привезу в {office}.',
        '[Измерил|Измерила]: 55 × 35 × 35 см. Привезу сам[|а].',
        'Как коробка для переезда, наполовину полная. Привезти нетрудно.',
      ],
      look: [],
      found: [
        'За {kg} цена {price} от пункта до пункта и {price2} от двери до двери. Налог и страховка до 100 € уже внутри, срок два-три рабочих дня.',
        'Если привезти в пункт {office}, выйдет {price}. Если забираем мы, добавится {fee}. Других доплат нет.',
        'Цена зависит от размера: до 60 сантиметров по длинной стороне это {price}, больше уже {price2}. Доставка не дольше трех рабочих дней.',
        'Лучшая цена {price}: этикетку печатаете дома и привозите посылку до полудня. На месте получилось бы {price2}.',
      ],
      note: [
        'Калькулятор до обновления страницы показывает старую цену негабарита. Передано веб-команде.',
        'Нужна была полная сумма, отправок четыре-пять в год. Про карту на десять посылок сказано.',
        'Цена по прайсу этого месяца.',
      ],
    },
    bg: {
      subjects: [
        'Колко струва пратка {to}?',
        'Цена за {kg}',
        'Колко ще е {from} {to}?',
        'Как да пратя {kg} най-изгодно',
        'Цена и срок за доставка',
        'Не се оправям с калкулатора ви',
      ],
      situation: [
        'Колко ще струва да изпратя пратка от {kg} {from} {to}?',
        'Имам кашон, към {kg}, който трябва да замине {to}. Кой е най-изгодният начин?',
        'Калкулаторът ви дава две цени за {kg}, {price} и {price2}. Коя е вярната?',
        'Сравнявам куриерски фирми за пратка от {kg} {to}. Бихте ли ми дали цена, в която влиза всичко?',
        'Преди да тръгна към офис {office}: колко взимате за {kg}?',
      ],
      detail: [
        'Вътре има {goods}. Кашонът не е по-голям от седалка на стол.',
        'Не е спешно, една седмица ме устройва.',
        'Ще трябва да се вземе от вратата, нямам кола.',
        'Бих [искал|искала] да е застрахована за 300 €.',
      ],
      wish: [
        'Моля за крайната цена, а не „от“.',
        'И за колко време пристига?',
        'Ще спестя ли нещо, ако я донеса на място?',
        'Ще се радвам на кратък отговор.',
      ],
      ask: [
        'За да го сметна точно: какви са дължината, широчината и височината на кашона?',
        'Бихте ли измерили кашона? И да го вземем ли ние, или ще го донесете?',
      ],
      tell: [
        'Около 60 на 40 на 30 сантиметра, ще го донеса в офис {office}.',
        'Измерих го: 55 × 35 × 35 см. Ще го донеса [сам|сама].',
        'Колкото кашон за преместване, пълен наполовина. Не е проблем да го донеса.',
      ],
      look: [],
      found: [
        'За {kg} цената е {price} от офис до офис и {price2} от врата до врата. ДДС и застраховка до 100 € са включени, срокът е два до три работни дни.',
        'Ако я донесете в офис {office}, струва {price}. Ако я вземем от вас, се добавят {fee}. Други такси няма.',
        'Цената зависи от размера: до 60 сантиметра по най-дългата страна е {price}, над това е {price2}. Доставката отнема най-много три работни дни.',
        'Най-добрата цена е {price}, ако отпечатате етикета вкъщи и донесете пратката до обяд. На гише би била {price2}.',
      ],
      note: [
        'Калкулаторът показва старата цена за извънгабаритни, докато не се презареди страницата. Казано е на уеб екипа.',
        'Искаше крайната сума, праща четири-пет пъти годишно. Споменах картата за десет пратки.',
        'Цената е по ценоразписа за този месец.',
      ],
    },
  },
}
