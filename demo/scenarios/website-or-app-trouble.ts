import type { Scenario } from '../script.ts'
import { screen } from '../talk/screen.ts'

export const websiteOrAppTrouble: Scenario = {
  key: 'website-or-app-trouble',
  topic: 'online',
  team: 'support',
  channel: 'support',
  tone: 'trouble',
  weight: 5,
  urgency: [2, 7, 2, 0],
  tags: ['call-back', 'sender'],
  files: { open: 'screenshot' },
  talk: screen,
  words: {
    en: {
      subjects: [
        'I cannot finish my booking',
        'Stuck at the last step',
        'Something is wrong with your online booking',
        'Booking does not go through',
        'I cannot book a parcel online',
        'Error while booking',
      ],
      situation: [
        'I want to book a parcel on your website, and at the last step the page goes blank.',
        'Since {day} your app has thrown me out every time I try to pay.',
        'When I enter the address {street}, your page says “something went wrong”, and I can go no further.',
        'I cannot get beyond the payment. The little wheel turns and turns, and then I am back at the start.',
        'Your app asks for a code by text, the code comes, and then it says that the code is wrong. So I cannot finish my booking.',
      ],
      detail: [
        'I have tried it on the computer and on the phone.',
        'My card works everywhere else.',
        'Last month the very same thing went through at once.',
        'I have already deleted the app and installed it again.',
      ],
      wish: [
        'Please tell me what I am doing wrong, or what you are.',
        'How can I send my parcel in the meantime?',
        'Could somebody have a look at it today?',
        'I do not want to enter everything a fourth time.',
      ],
      ask: [
        'Which browser or phone is it, and at what time did it last happen?',
        'Could you tell me the device, and send a picture of the screen with the message?',
      ],
      tell: [
        'An Android phone, two years old, today at about {hour}. The picture shows the message.',
        'Firefox on a laptop, last at {hour}. On the phone it is the same.',
        'An iPhone with the newest system. It happened again just now.',
      ],
      look: [
        'I have found your attempt in our records, it stops at the last step but one. {colleague} is looking into it, and I will write {due}.',
        'It is not you: others have met it too since the update. The developers are at it, and I will tell you how it stands {due}.',
        'I have handed your screen and the time to our technicians. In the meantime you can book at {office} at the online price. You will hear from me {due}.',
      ],
      found: [
        'It is repaired: since the update our page had stumbled at the very point you describe. Please try once more; what you had entered is still there. {fee} off for the trouble.',
        'Since this morning it goes through again. If you have the app, please close it completely once, so that it takes the new version.',
        'The fault was an old cookie of ours. It has been taken out for your account, so simply sign in again and everything will be as it was.',
        'I have made the booking for you: the number is {parcel}, and the label comes by e-mail. The fault itself has been found and will be gone with tonight’s update.',
      ],
      note: [
        'Reproduced on my own phone. Ticket with the web team.',
        'Seven letters about this since the update. Please link them.',
        'Booked by hand so that the customer need not wait.',
      ],
    },
    ru: {
      subjects: [
        'Не получается закончить оформление',
        'Всё стоит на последнем шаге',
        'С оформлением онлайн что-то не так',
        'Оформление не проходит',
        'Не могу оформить посылку',
        'Ошибка при оформлении',
      ],
      situation: [
        'Оформляю посылку на сайте, и на последнем шаге страница становится пустой.',
        'С {day} приложение выбрасывает меня каждый раз, когда пытаюсь заплатить.',
        'Ввожу адрес {street}, а сайт отвечает «что-то пошло не так», и дальше никак.',
        'Не могу пройти дальше оплаты. Колесико крутится и крутится, а потом я снова в начале.',
        'Приложение просит код из сообщения, код приходит, а оно пишет, что код неверный. Так и не могу закончить оформление.',
      ],
      detail: [
        '[Пробовал|Пробовала] и с компьютера, и с телефона.',
        'Карта везде, кроме вас, работает.',
        'В прошлом месяце то же самое прошло сразу.',
        'Приложение уже [удалил|удалила] и [поставил|поставила] заново.',
      ],
      wish: [
        'Скажите, пожалуйста, что я делаю не так, или что не так у вас.',
        'Как мне пока отправить посылку?',
        'Может кто-то посмотреть сегодня?',
        'Вводить всё в четвертый раз не хочется.',
      ],
      ask: [
        'Какой у вас браузер или телефон и во сколько это было в последний раз?',
        'Назовите, пожалуйста, устройство и пришлите снимок экрана с сообщением.',
      ],
      tell: [
        'Телефон на Android, ему два года, сегодня около {hour}. На снимке видно сообщение.',
        'Firefox на ноутбуке, последний раз в {hour}. На телефоне то же самое.',
        'iPhone с последней системой. Только что повторилось.',
      ],
      look: [
        '[Нашел|Нашла] вашу попытку в журнале: она обрывается на предпоследнем шаге. Разбирается {colleague}, напишу {due}.',
        'Дело не в вас: после обновления с этим столкнулись и другие. Разработчики занимаются, как обстоит дело, сообщу {due}.',
        '[Передал|Передала] техникам время и снимок экрана. Пока посылку можно оформить в пункте {office} по цене сайта. Напишу {due}.',
      ],
      found: [
        'Исправлено: после обновления страница спотыкалась ровно в том месте, которое вы описали. Попробуйте, пожалуйста, ещё раз, введенное сохранилось. За неудобство скидка {fee}.',
        'С сегодняшнего утра всё снова проходит. Если пользуетесь приложением, закройте его один раз полностью, чтобы оно взяло новую версию.',
        'Виноват был наш старый cookie-файл. Для вашего кабинета он убран: просто войдите заново, и всё будет как прежде.',
        '[Оформил|Оформила] посылку за вас: номер {parcel}, этикетка придет на почту. Сама ошибка найдена и исчезнет с ночным обновлением.',
      ],
      note: [
        'Повторилось и на моем телефоне. Задача у веб-команды.',
        'Седьмое письмо об этом после обновления. Свяжите их, пожалуйста.',
        'Оформлено вручную, чтобы не держать клиента.',
      ],
    },
    bg: {
      subjects: [
        'Не мога да довърша заявката',
        'Спира на последната стъпка',
        'Нещо не е наред с онлайн заявката',
        'Заявката не минава',
        'Не мога да заявя пратка онлайн',
        'Грешка при заявяване',
      ],
      situation: [
        'Искам да заявя пратка на сайта и на последната стъпка страницата остава празна.',
        'От {day} приложението ме изхвърля всеки път, щом опитам да платя.',
        'Като въведа адреса {street}, сайтът пише „нещо се обърка“ и не мога да продължа.',
        'Не мога да мина отвъд плащането. Колелцето се върти, върти и после пак съм в началото.',
        'Приложението иска код от съобщение, кодът идва, а то казва, че е грешен. Така не мога да довърша заявката.',
      ],
      detail: [
        'Пробвах и от компютъра, и от телефона.',
        'Картата ми работи навсякъде другаде.',
        'Миналия месец същото мина веднага.',
        'Вече изтрих приложението и го инсталирах наново.',
      ],
      wish: [
        'Кажете, моля, къде бъркам аз, или къде бъркате вие.',
        'Как да си пратя пратката междувременно?',
        'Може ли някой да погледне днес?',
        'Не ми се въвежда всичко за четвърти път.',
      ],
      ask: [
        'Кой е браузърът или телефонът и в колко часа беше за последно?',
        'Бихте ли ми казали устройството и пратили снимка на екрана със съобщението?',
      ],
      tell: [
        'Телефон с Android, на две години, днес към {hour} ч. На снимката се вижда съобщението.',
        'Firefox на лаптоп, последно в {hour} ч. На телефона е същото.',
        'iPhone с най-новата система. Току-що се повтори.',
      ],
      look: [
        'Намерих опита ви в записите, спира на предпоследната стъпка. {colleague} го разглежда, ще ви пиша {due}.',
        'Не е от вас: и други го срещнаха след обновяването. Разработчиците работят по него, ще ви кажа докъде са стигнали {due}.',
        'Предадох на техниците часа и снимката на екрана. Междувременно може да заявите пратката в офис {office} на цената от сайта. Ще ви пиша {due}.',
      ],
      found: [
        'Поправено е: след обновяването страницата се препъваше точно на мястото, което описвате. Моля, опитайте пак, въведеното е запазено. За неудобството имате отстъпка от {fee}.',
        'От тази сутрин отново минава. Ако ползвате приложението, затворете го веднъж напълно, за да вземе новата версия.',
        'Причината беше наша стара бисквитка. Махнахме я за вашия профил, просто влезте отново и всичко ще си е както преди.',
        'Направих заявката вместо вас: номерът е {parcel}, етикетът ще дойде по имейла. Самата грешка е открита и изчезва с обновяването тази нощ.',
      ],
      note: [
        'Повтори се и на моя телефон. Задачата е при уеб екипа.',
        'Седмо писмо за това след обновяването. Моля, свържете ги.',
        'Заявено е на ръка, за да не чака клиентът.',
      ],
    },
  },
}
