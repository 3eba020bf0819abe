import type { Language } from '../records.ts'
import type { Talk } from '../script.ts'

/** Sentences for matters of papers, money and screens, in which no parcel is on its way to any door. */
export const paper: Record<Language, Partial<Talk>> = {
  en: {
    flavour: [
      'I close the month on Friday, so it would help to have this settled by then.',
      'It may look like a trifle, but it is the second time.',
      'I have read your terms twice and did not find the answer there.',
      'I would rather have a straight answer than a quick one.',
      'My bookkeeper has asked me about it three times now.',
      'I have sent with you for years and this is the first time I have had to write.',
      'I can send you anything you need from my side.',
    ],
    more: [
      'I forgot to say that the order behind it has the number {order}.',
      'One more thing that may help: my account with you runs under {email}.',
      'I have looked again, the amount on my side is {amount}.',
      'Adding to my last letter: the parcel behind it is {parcel}.',
      'By the way, the best time to reach me is after {hour}.',
      'I have just compared it with last month, where everything was right.',
    ],
    confirm: [
      'Yes, everything is in order, thank you for asking.',
      'All fine. Nice that somebody checks.',
      'Yes, it is done. I had not expected another letter, thank you.',
      'Confirmed, it all came right in the end.',
    ],
    thanks: [
      'That settles it, thank you.',
      'Perfect, thanks for the quick reply.',
      'Thank you, {agent}, you have been a great help.',
      'Great, that is all I wanted to know.',
      'All good now. I appreciate that you explained it so that one can follow.',
      'Brilliant, thank you! Have a good day.',
      'Thanks for being honest about it. Matter closed for me.',
      'Thank you, noted.',
    ],
    update: [
      'A short update: I do not have the final answer yet, but the request is with the right people. I will write {due}.',
      'No result yet, so that you are not left wondering. The next time you hear from me is {due}.',
      'I have chased my colleague {colleague}; the answer is expected today or tomorrow. I will be back {due}.',
      'Half of it is clear now, the other half I still need to confirm. I will write {due}, whatever I know by then.',
      'We are still on it. I have put a reminder for myself and will write {due}.',
    ],
    delayed: [
      'You are right, I should have written sooner, and I apologise. I am checking with {colleague} right now and will write {due}.',
      'I am sorry for the silence. Nothing has been forgotten; I will have an answer for you {due}.',
      'I owed you a letter and did not send it. Here is where we stand: the question is with {colleague}, and I will write {due}.',
      'Thank you for your patience. I have raised this with the head of the department and will be back {due}.',
    ],
    clarify: [
      {
        ask: [
          'Which parcel is it about? The number is on the receipt.',
          'Do you have the number of the parcel at hand?',
        ],
        tell: ['It is {parcel}, sent {from}.', '{parcel}, handed in on {day}.', 'The number is {parcel}, {kg}.'],
      },
      {
        ask: [
          'Under which e-mail address is your account registered with us?',
          'Is {email} the address of your account, or is there another one?',
        ],
        tell: [
          'The account runs under {email}.',
          'The very address I am writing from: {email}.',
          '{email}, as always.',
        ],
      },
      {
        ask: [
          'Have you had any other letter from us about it?',
          'Did anybody answer you before me, and what did they say?',
        ],
        tell: [
          'Only the automatic confirmation of {day}.',
          'No, yours is the first.',
          'One line, {ago}, that it would be looked into.',
        ],
      },
      {
        ask: ['On which number may we ring you, should it be quicker by phone?', 'May we ring you about it, and when?'],
        tell: [
          '{phone}, best after {hour}.',
          'Please ring {phone}.',
          'I would rather have it in writing, but {phone} works too.',
        ],
      },
    ],
    noteAnswer: [
      'Checked. It is as the customer says. Go ahead and tell them.',
      'Found the entry, the mistake is ours. Corrected, should show within the hour.',
      'Yes, you read it right. I have put it on today’s list.',
      'Looked it up: booked on {day}, nothing since. I am on it.',
      'It is open on our side too. You can give the customer an answer by tomorrow.',
    ],
    noteCall: [
      'Called {phone} at {now}, no answer. Will try again later.',
      'Spoke on the phone with {first}: calm, wants a clear answer in writing.',
      'Left a voicemail with my direct number.',
      'Customer rang us at {now}; I told them what is written above.',
    ],
  },
  ru: {
    flavour: [
      'В пятницу закрываю месяц, хорошо бы решить вопрос до этого.',
      'Мелочь, казалось бы, но это уже второй раз.',
      'Правила на сайте [прочитал|прочитала] дважды, ответа там нет.',
      'Мне важнее честный ответ, чем быстрый.',
      'Бухгалтер спрашивает меня об этом уже в третий раз.',
      'Пользуюсь вашей доставкой несколько лет, и пишу с вопросом впервые.',
      'С моей стороны пришлю всё, что понадобится.',
    ],
    more: [
      '[Забыл|Забыла] указать номер заказа: {order}.',
      'Ещё одна деталь, вдруг поможет: мой кабинет зарегистрирован на {email}.',
      'Ещё раз [проверил|проверила], у меня стоит сумма {amount}.',
      'В дополнение к письму: речь о посылке {parcel}.',
      'Кстати, удобнее всего звонить мне после {hour}.',
      '[Сравнил|Сравнила] с прошлым месяцем, там всё было верно.',
    ],
    confirm: [
      'Да, всё в порядке, спасибо, что спросили.',
      'Всё хорошо. Приятно, когда перепроверяют.',
      'Да, вопрос решен. Ещё одного письма я не [ждал|ждала], спасибо.',
      'Подтверждаю: в итоге всё сложилось.',
    ],
    thanks: [
      'Теперь всё ясно, спасибо.',
      'Отлично, спасибо за быстрый ответ.',
      'Спасибо, {agent}, вы очень помогли.',
      'Прекрасно, это всё, что я [хотел|хотела] узнать.',
      'Всё в порядке. Спасибо, что объяснили понятными словами.',
      'Замечательно, спасибо! Хорошего дня.',
      'Спасибо за честный ответ. Вопрос закрыт.',
      'Спасибо, [понял|поняла].',
    ],
    update: [
      'Коротко о ходе дела: окончательного ответа пока нет, но запрос у тех, кто может его дать. Напишу {due}.',
      'Результата еще нет, пишу, чтобы вы не гадали. Следующее письмо от меня придет {due}.',
      '[Напомнил|Напомнила] о вашем деле, им занимается {colleague}; ответ ждем сегодня-завтра. Вернусь к вам {due}.',
      'Половину [выяснил|выяснила], вторую еще подтверждаем. Напишу {due}, что бы ни узнал[|а] к этому часу.',
      'Мы продолжаем заниматься вопросом. [Поставил|Поставила] себе напоминание, напишу {due}.',
    ],
    delayed: [
      'Вы правы, надо было написать раньше, извините. Прямо сейчас уточняю: на связи {colleague}. Напишу {due}.',
      'Простите за молчание. Мы ничего не забыли: ответ будет у вас {due}.',
      'Письмо за мной, и я его не [отправил|отправила]. Сейчас дело обстоит так: вопрос на проверке, занимается {colleague}. Напишу {due}.',
      'Спасибо за терпение. Вопрос уже у руководителя отдела, вернусь к вам {due}.',
    ],
    clarify: [
      {
        ask: ['О какой посылке идет речь? Номер есть на квитанции.', 'Есть ли у вас под рукой номер посылки?'],
        tell: ['Это {parcel}, отправлена {from}.', '{parcel}, сдана {day}.', 'Номер {parcel}, вес {kg}.'],
      },
      {
        ask: [
          'На какой адрес почты зарегистрирован ваш кабинет у нас?',
          'Ваш кабинет открыт на {email} или на другой адрес?',
        ],
        tell: ['Кабинет на {email}.', 'На тот же адрес, с которого пишу: {email}.', '{email}, как и всегда.'],
      },
      {
        ask: ['Приходили ли вам от нас другие письма об этом?', 'Отвечал ли вам кто-то до меня и что сказал?'],
        tell: [
          'Только автоматическое подтверждение, {day}.',
          'Нет, ваше письмо первое.',
          'Одна строчка, {ago}: что разберутся.',
        ],
      },
      {
        ask: ['По какому номеру вам позвонить, если так выйдет быстрее?', 'Можно ли позвонить вам, и в какое время?'],
        tell: ['{phone}, лучше после {hour}.', 'Звоните на {phone}.', 'Лучше письменно, но можно и по номеру {phone}.'],
      },
    ],
    noteAnswer: [
      'Проверено. Всё так, как пишет клиент. Можно отвечать.',
      'Запись нашлась, ошибка наша. Исправлено, в течение часа появится.',
      'Да, всё верно. Включено в сегодняшний список.',
      'Посмотрел[|а]: проведено {day}, с тех пор ничего. Занимаюсь.',
      'У нас вопрос тоже открыт. Клиенту можно обещать ответ до завтра.',
    ],
    noteCall: [
      'Звонок на {phone} в {now}, не отвечает. Позже повторю.',
      '[Поговорил|Поговорила] по телефону: настрой спокойный, нужен ясный ответ письменно.',
      '[Оставил|Оставила] голосовое сообщение и свой прямой номер.',
      'Клиент звонил нам в {now}; ответ тот же, что выше.',
    ],
  },
  bg: {
    flavour: [
      'В петък приключвам месеца, добре е дотогава да е изяснено.',
      'Изглежда дреболия, но ми се случва за втори път.',
      'Общите условия ги прочетох два пъти, там отговор няма.',
      'Предпочитам честен отговор пред бърз.',
      'Счетоводителката ми пита за това вече трети път.',
      'Ползвам ви от години и за първи път ми се налага да пиша.',
      'От моя страна ще изпратя каквото е нужно.',
    ],
    more: [
      'Забравих да напиша номера на поръчката: {order}.',
      'Още нещо, което може да помогне: профилът ми при вас е с {email}.',
      'Проверих пак, при мен сумата е {amount}.',
      'Допълвам: става дума за пратка {parcel}.',
      'Между другото, най-удобно ми е да ме търсите след {hour} ч.',
      'Току-що го сравних с миналия месец, там всичко беше точно.',
    ],
    confirm: [
      'Да, всичко е наред, благодаря, че питате.',
      'Всичко е точно. Приятно е, когато някой проверява.',
      'Да, уредено е. Не очаквах още едно писмо, благодаря.',
      'Потвърждавам, накрая всичко се нареди.',
    ],
    thanks: [
      'Вече всичко е ясно, благодаря.',
      'Чудесно, благодаря за бързия отговор.',
      'Благодаря, {agent}, много ми помогнахте.',
      'Супер, само това исках да знам.',
      'Всичко е наред. Благодаря, че го обяснихте на разбираем език.',
      'Страхотно, благодаря! Хубав ден.',
      'Благодаря за откровения отговор. За мен въпросът е приключен.',
      'Благодаря, разбрах.',
    ],
    update: [
      'Накратко докъде сме: окончателен отговор още няма, но въпросът е при когото трябва. Ще ви пиша {due}.',
      'Резултат още няма, пиша, за да не се чудите. Следващото ми писмо ще е {due}.',
      'Напомних за случая ви, с него се занимава {colleague}; чакаме отговор днес или утре. Ще се върна при вас {due}.',
      'Едната половина е ясна, другата още я потвърждаваме. Ще ви пиша {due} с каквото знам дотогава.',
      'Продължаваме да работим по въпроса. Оставих си напомняне и ще ви пиша {due}.',
    ],
    delayed: [
      'Имате право, трябваше да пиша по-рано, извинете. В момента уточнявам с {colleague} и ще ви пиша {due}.',
      'Извинете за мълчанието. Нищо не е забравено, отговорът ще е при вас {due}.',
      'Дължах ви писмо и не го изпратих. Ето какво е положението: въпросът е при {colleague}, ще ви пиша {due}.',
      'Благодаря за търпението. Отнесох въпроса до ръководителя на отдела и ще се върна при вас {due}.',
    ],
    clarify: [
      {
        ask: ['За коя пратка става дума? Номерът е на разписката.', 'Под ръка ли ви е номерът на пратката?'],
        tell: ['Това е {parcel}, изпратена {from}.', '{parcel}, предадена на {day}.', 'Номерът е {parcel}, {kg}.'],
      },
      {
        ask: ['С кой имейл е регистриран профилът ви при нас?', 'Профилът ви с {email} ли е, или с друг адрес?'],
        tell: ['Профилът е с {email}.', 'Със същия адрес, от който пиша: {email}.', '{email}, както винаги.'],
      },
      {
        ask: ['Получавали ли сте друго писмо от нас по въпроса?', 'Отговорил ли ви е някой преди мен и какво каза?'],
        tell: [
          'Само автоматичното потвърждение от {day}.',
          'Не, вашето е първото.',
          'Един ред, {ago}: че ще проверят.',
        ],
      },
      {
        ask: [
          'На кой номер да ви се обадим, ако по телефона стане по-бързо?',
          'Може ли да ви позвъним и кога е удобно?',
        ],
        tell: [
          '{phone}, най-добре след {hour} ч.',
          'Звъннете ми на {phone}.',
          'Предпочитам писмено, но може и на {phone}.',
        ],
      },
    ],
    noteAnswer: [
      'Проверено. Така е, както казва клиентът. Може да отговориш.',
      'Намерих записа, грешката е наша. Поправено е, до час ще се вижда.',
      'Да, точно така е. Включих го в днешния списък.',
      'Погледнах: осчетоводено е на {day}, оттогава нищо. Заемам се.',
      'И при нас е отворено. Може да обещаеш отговор до утре.',
    ],
    noteCall: [
      'Звънях на {phone} в {now} ч., не вдига. Ще опитам пак.',
      'Говорихме по телефона: спокоен тон, иска ясен отговор в писмен вид.',
      'Оставих гласово съобщение с прекия си номер.',
      'Клиентът ни звънна в {now} ч.; казах му същото, което пише по-горе.',
    ],
  },
}
