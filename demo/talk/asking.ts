import type { Language } from '../records.ts'
import type { Talk } from '../script.ts'

/** Sentences for questions asked before anything has been sent. */
export const asking: Record<Language, Partial<Talk>> = {
  en: {
    more: [
      'One more thing: the day of the week does not matter to me.',
      'If all goes well, it will not be the last time.',
      'If it is easier for you, ring me: {phone}, best after {hour}.',
      'By the way, the nearest of your offices to me is {office}.',
      'I have asked somebody else in the meantime too, so a rough answer today is better than an exact one next week.',
    ],
    thanks: [
      'That is exactly what I wanted to know, thank you.',
      'Perfect, thanks for the quick reply.',
      'Thank you, {agent}, that was clear and to the point.',
      'Great. Then we shall do it that way.',
      'Thank you, noted.',
      'Good to know before and not after. Thanks!',
    ],
    welcome: [
      'You are welcome, {first}.',
      'Gladly. Write to us whenever something is unclear.',
      'Thank you for asking us first.',
      'Glad to hear it. Enjoy the rest of the day.',
    ],
    noteAsk: [
      '{colleague}, is what I want to answer here still right?',
      'Question for {team}: does this still hold from this month on?',
      '{colleague}, you know this better than I do. What do we say?',
      'Checking with {team} before I promise anything.',
    ],
    noteAnswer: [
      'Yes, still right. Go ahead.',
      'Correct, it has not changed since spring.',
      'That is how we do it. The exact wording is in the terms, section 4.',
      'Fine with me. Please say it in plain words, people misread the page.',
    ],
    noteCall: [
      'Called {phone} at {now}, no answer. I will put it in writing.',
      'Short talk on the phone with {first}, friendly. Wants it by e-mail too.',
    ],
  },
  ru: {
    more: [
      'И ещё: день недели мне не важен.',
      'Если всё пройдет хорошо, это будет не последний раз.',
      'Если вам проще, позвоните: {phone}, лучше после {hour}.',
      'Кстати, ближайший ко мне ваш пункт {office}.',
      'Параллельно [спросил|спросила] и в другом месте, так что примерный ответ сегодня лучше точного через неделю.',
    ],
    thanks: [
      'Это ровно то, что мне нужно было узнать, спасибо.',
      'Отлично, спасибо за быстрый ответ.',
      'Спасибо, {agent}, коротко и ясно.',
      'Прекрасно, так и сделаем.',
      'Спасибо, [понял|поняла].',
      'Хорошо узнать об этом заранее. Спасибо!',
    ],
    welcome: [
      'Всегда пожалуйста, {first}.',
      'Рады помочь. Пишите, если что-то будет неясно.',
      'Спасибо, что сначала спросили нас.',
      'Вот и хорошо. Доброго вам дня!',
    ],
    noteAsk: [
      '{colleague}, взгляни, пожалуйста: такой ответ ещё верен?',
      'Вопрос к отделу «{team}»: это действует и с этого месяца?',
      '{colleague}, тебе это знакомо лучше. Что отвечаем?',
      'Прежде чем обещать, уточняю у отдела «{team}».',
    ],
    noteAnswer: [
      'Да, всё верно. Можно отвечать.',
      'Верно, с весны ничего не менялось.',
      'Так и делаем. Точная формулировка в правилах, раздел 4.',
      'Не возражаю. Только простыми словами: страницу читают неправильно.',
    ],
    noteCall: [
      'Звонок на {phone} в {now}, не отвечает. Отправлю письменно.',
      'Коротко [поговорил|поговорила] по телефону, всё дружелюбно. Нужен ответ и на почту.',
    ],
  },
  bg: {
    more: [
      'И още нещо: денят от седмицата няма значение за мен.',
      'Ако всичко потръгне, няма да е за последно.',
      'Ако ви е по-лесно, обадете ми се: {phone}, най-добре след {hour} ч.',
      'Между другото, най-близкият ви офис до мен е {office}.',
      'Междувременно попитах и другаде, така че приблизителен отговор днес е по-добър от точен другата седмица.',
    ],
    thanks: [
      'Точно това исках да знам, благодаря.',
      'Чудесно, благодаря за бързия отговор.',
      'Благодаря, {agent}, кратко и ясно.',
      'Супер, така ще направим.',
      'Благодаря, разбрах.',
      'Добре е да го знае човек предварително. Благодаря!',
    ],
    welcome: [
      'Моля, {first}, винаги насреща.',
      'За нас е удоволствие. Пишете, ако нещо не е ясно.',
      'Благодаря, че първо попитахте нас.',
      'Чудесно. Лек ден!',
    ],
    noteAsk: [
      '{colleague}, виж, моля те: този отговор още ли е верен?',
      'Въпрос към екип „{team}“: важи ли това и от този месец?',
      '{colleague}, ти го знаеш по-добре. Какво отговаряме?',
      'Преди да обещая нещо, уточнявам с екип „{team}“.',
    ],
    noteAnswer: [
      'Да, вярно е. Може да отговориш.',
      'Вярно е, от пролетта не се е променяло.',
      'Точно така правим. Формулировката е в общите условия, раздел 4.',
      'Съгласие от мен. Само го кажи с прости думи, хората четат страницата накриво.',
    ],
    noteCall: [
      'Звънях на {phone} в {now} ч., не вдига. Ще го пратя писмено.',
      'Кратък разговор по телефона, приятен тон. Иска го и по имейл.',
    ],
  },
}
