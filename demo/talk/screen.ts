import type { Language } from '../records.ts'
import type { Talk } from '../script.ts'
import { paper } from './paper.ts'

/** Sentences for trouble with the website, the app and what they print. */
export const screen: Record<Language, Partial<Talk>> = {
  en: {
    ...paper.en,
    flavour: [
      'I am not bad with computers, so it is a riddle to me.',
      'I have little patience for such things, I admit.',
      'My daughter has tried it too, with the same result.',
      'I have sent with you for years and this is the first time I have had to write.',
      'On the phone line I was told to write to you.',
    ],
    more: [
      'It happened again just now, at a different place this time.',
      'I have tried the other browser in the meantime: the same.',
      'My account runs under {email}, if that helps.',
      'One more thing: on the neighbour’s computer it works.',
      'By the way, the best time to reach me is after {hour}.',
    ],
    clarify: [
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
        ask: ['What exactly do you see on the screen?', 'Could you copy here what the screen says, word for word?'],
        tell: [
          '“Error {code}”, nothing else.',
          'Only “please try again later”.',
          'A white page, and at the bottom in grey: {code}.',
        ],
      },
      {
        ask: ['Does it happen in a private window of the browser too?', 'Could you try it once over mobile data?'],
        tell: [
          'Yes, just the same there.',
          'There it got one step further and then stopped.',
          'I have tried: no difference.',
        ],
      },
    ],
    noteAnswer: [
      'I see it in the log too. It is on our side.',
      'Known since the update. The fix goes out tonight.',
      'Cannot reproduce it here, please ask for the device.',
      'Passed to the developers with the screenshot.',
    ],
  },
  ru: {
    ...paper.ru,
    flavour: [
      'С техникой я в ладу, так что для меня это загадка.',
      'Терпения на такие вещи, признаюсь, мало.',
      'Дочь тоже пробовала, результат тот же.',
      'Пользуюсь вашей доставкой несколько лет, и пишу с таким впервые.',
      'По телефону посоветовали написать вам.',
    ],
    more: [
      'Только что повторилось, на этот раз в другом месте.',
      '[Попробовал|Попробовала] в другом браузере: то же самое.',
      'Если поможет, мой кабинет на {email}.',
      'Ещё деталь: на соседском компьютере работает.',
      'Кстати, удобнее всего звонить мне после {hour}.',
    ],
    clarify: [
      {
        ask: [
          'На какой адрес почты зарегистрирован ваш кабинет у нас?',
          'Ваш кабинет открыт на {email} или на другой адрес?',
        ],
        tell: ['Кабинет на {email}.', 'На тот же адрес, с которого пишу: {email}.', '{email}, как и всегда.'],
      },
      {
        ask: ['Что именно вы видите на экране?', 'Скопируйте, пожалуйста, дословно, что написано на экране.'],
        tell: [
          '«Ошибка {code}», больше ничего.',
          'Только «повторите попытку позже».',
          'Белая страница, внизу серым: {code}.',
        ],
      },
      {
        ask: [
          'А в приватном окне браузера происходит то же самое?',
          'Попробуйте, пожалуйста, один раз через мобильный интернет.',
        ],
        tell: [
          'Да, там точно так же.',
          'Там прошло на шаг дальше и остановилось.',
          '[Попробовал|Попробовала], разницы нет.',
        ],
      },
    ],
    noteAnswer: [
      'В журнале тоже видно. Это на нашей стороне.',
      'Известно с обновления. Исправление выйдет ночью.',
      'У меня не повторяется, уточни, пожалуйста, устройство.',
      'Передано разработчикам вместе со снимком экрана.',
    ],
  },
  bg: {
    ...paper.bg,
    flavour: [
      'С компютрите се оправям, така че за мен е загадка.',
      'Признавам, нямам много търпение за такива неща.',
      'И дъщеря ми опита, резултатът е същият.',
      'Ползвам ви от години и за първи път ми се налага да пиша.',
      'По телефона ме посъветваха да ви пиша.',
    ],
    more: [
      'Току-що се случи пак, този път на друго място.',
      'Междувременно пробвах с друг браузър: същото.',
      'Ако помага, профилът ми е с {email}.',
      'И още нещо: на компютъра на съседите работи.',
      'Между другото, най-удобно ми е да ме търсите след {hour} ч.',
    ],
    clarify: [
      {
        ask: ['С кой имейл е регистриран профилът ви при нас?', 'Профилът ви с {email} ли е, или с друг адрес?'],
        tell: ['Профилът е с {email}.', 'Със същия адрес, от който пиша: {email}.', '{email}, както винаги.'],
      },
      {
        ask: ['Какво точно виждате на екрана?', 'Бихте ли преписали какво пише на екрана, дума по дума?'],
        tell: [
          '„Грешка {code}“ и нищо друго.',
          'Само „моля, опитайте по-късно“.',
          'Бяла страница, най-долу в сиво: {code}.',
        ],
      },
      {
        ask: ['Случва ли се и в частен прозорец на браузъра?', 'Бихте ли опитали веднъж през мобилния интернет?'],
        tell: ['Да, и там е същото.', 'Там мина една стъпка по-нататък и спря.', 'Опитах, няма разлика.'],
      },
    ],
    noteAnswer: [
      'И в записите се вижда. От нас е.',
      'Знае се от обновяването. Поправката излиза тази нощ.',
      'При мен не се повтаря, попитай за устройството, моля.',
      'Предадено е на разработчиците заедно със снимката.',
    ],
  },
}
