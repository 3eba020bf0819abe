import type { Scenario } from '../script.ts'
import { screen } from '../talk/screen.ts'

export const labelPrinting: Scenario = {
  key: 'label-printing',
  topic: 'online',
  team: 'support',
  channel: 'support',
  tone: 'trouble',
  weight: 4,
  urgency: [2, 7, 2, 0],
  tags: ['sender', 'documents'],
  files: { open: 'screenshot', found: 'label' },
  talk: screen,
  words: {
    en: {
      subjects: [
        'The label does not print',
        'Label for {parcel}',
        'Trouble with a label',
        'No usable label for {parcel}',
        'Paid, but no proper label',
        'Label: what am I doing wrong?',
      ],
      situation: [
        'I have paid for {parcel}, but the label comes out of the printer cut off on the right.',
        'The label for {parcel} prints on four sheets, with a quarter of the barcode on each.',
        'For {parcel} I get only an empty page where the label should be.',
        'The barcode on the label of {parcel} is so small that your scanner at {office} refused it.',
        'The link to the label of {parcel} says “expired”, and the parcel stands here packed and paid for.',
      ],
      detail: [
        'The printer is an ordinary one, A4, and prints everything else.',
        'I paid {price} for it, so I do not want to book it again.',
        'The courier comes {next}, and without a label he will not take it.',
        'I have tried it as a PDF and straight from the page.',
      ],
      wish: [
        'Please send me the label as a file.',
        'Can the courier bring one with him?',
        'Could you tell me which setting is to blame?',
        'It would be enough if I could write the number on the box by hand.',
      ],
      ask: [
        'Could you send me the label as you get it, and tell me what you print with?',
        'Do you print from the phone or from a computer, and on which size of paper?',
      ],
      tell: [
        'From a computer, A4. A picture of what comes out is attached.',
        'From the phone to an ordinary A4 printer. You see in the picture what I get.',
        'Attached. It is the browser on a laptop, paper A4.',
      ],
      look: [
        'I have your label open here and it looks right, so it must be the way it is sent. {colleague} is checking the file, and I will write {due}.',
        'Two more customers have written about this today, it seems to come from us. I will let you know {due}; the parcel stays paid for.',
        'I am having the label of {parcel} made anew. You will have it {due}.',
      ],
      found: [
        'The label is attached as a file of exactly one page. Print it at “100 %” and not at “fit to page”, then the scanner can read it.',
        'No need to print anything: show the code {code} at {office}, and the label is made there. Or {courier} brings one along.',
        'It was our fault: since the weekend labels had been laid out for another size of paper. The new one is attached, and the old one no longer counts.',
        'I have made the label anew and attached it. Should the printer refuse again, write {parcel} on the box in large figures; our people know and will stick the rest on it.',
      ],
      note: [
        'Label laid out as A6 on A4 since the release. Reported, fix is on its way.',
        'New label issued, old one cancelled so that nobody is charged twice.',
        'Courier {courier} brings a printed one along.',
      ],
    },
    ru: {
      subjects: [
        'Не печатается этикетка',
        'Этикетка для {parcel}',
        'Беда с этикеткой',
        'Этикетка для {parcel} негодная',
        'Оплачено, а этикетки толком нет',
        'Этикетка: что я делаю не так?',
      ],
      situation: [
        'Посылку {parcel} я [оплатил|оплатила], но этикетка выходит из принтера обрезанной справа.',
        'Этикетка для {parcel} печатается на четырех листах, на каждом по четверти штрихкода.',
        'Вместо этикетки для {parcel} открывается пустая страница.',
        'Штрихкод на этикетке {parcel} такой мелкий, что сканер в пункте {office} его не взял.',
        'Ссылка на этикетку {parcel} пишет «срок истек», а посылка стоит упакованная и оплаченная.',
      ],
      detail: [
        'Принтер обычный, А4, всё остальное печатает.',
        'Оплачено {price}, оформлять заново не хочется.',
        'Курьер будет {next}, без этикетки он не возьмет.',
        '[Пробовал|Пробовала] и через PDF, и прямо со страницы.',
      ],
      wish: [
        'Пришлите, пожалуйста, этикетку файлом.',
        'Может ли курьер привезти её с собой?',
        'Подскажите, какая настройка виновата?',
        'Мне бы хватило и номера, написанного на коробке от руки.',
      ],
      ask: [
        'Пришлите, пожалуйста, этикетку в том виде, как она выходит, и напишите, чем печатаете.',
        'Вы печатаете с телефона или с компьютера и на какой бумаге?',
      ],
      tell: [
        'С компьютера, А4. Снимок того, что выходит, во вложении.',
        'С телефона на обычный принтер А4. На снимке видно, что получается.',
        'Во вложении. Браузер на ноутбуке, бумага А4.',
      ],
      look: [
        'Этикетка открыта у меня и выглядит верно, значит, дело в отправке. Файл проверяет {colleague}, напишу {due}.',
        'Сегодня об этом написали еще двое, похоже, причина у нас. Сообщу {due}; посылка остается оплаченной.',
        'Этикетку для {parcel} делаем заново. Она будет у вас {due}.',
      ],
      found: [
        'Этикетка во вложении, ровно на одну страницу. Печатайте в масштабе «100 %», а не «по размеру страницы», тогда сканер её прочтет.',
        'Печатать ничего не нужно: назовите в пункте {office} код {code}, этикетку сделают там. Или ее привезет курьер, {courier}.',
        'Виноваты мы: с выходных этикетки верстались под другой размер бумаги. Новая во вложении, прежняя недействительна.',
        'Этикетка сделана заново и приложена. Если принтер снова откажет, напишите на коробке крупно {parcel}: сотрудники знают и доклеят остальное.',
      ],
      note: [
        'После выпуска этикетка А6 верстается на А4. Сообщено, исправление в пути.',
        'Новая этикетка выпущена, старая отменена, чтобы не списали дважды.',
        'Курьер ({courier}) привезет напечатанную.',
      ],
    },
    bg: {
      subjects: [
        'Етикетът не се печата',
        'Етикет за {parcel}',
        'Проблем с етикет',
        'Етикетът за {parcel} не става',
        'Платено, а свестен етикет няма',
        'Етикет: къде бъркам?',
      ],
      situation: [
        'Платих за {parcel}, но етикетът излиза от принтера отрязан отдясно.',
        'Етикетът за {parcel} се печата на четири листа, с по четвърт баркод на всеки.',
        'За {parcel} вместо етикет виждам само празна страница.',
        'Баркодът на етикета за {parcel} е толкова дребен, че скенерът в офис {office} не го прие.',
        'Линкът към етикета за {parcel} казва „изтекъл“, а пратката стои опакована и платена.',
      ],
      detail: [
        'Принтерът е най-обикновен, А4, всичко друго печата.',
        'Платих {price}, не ми се иска да я заявявам наново.',
        'Куриерът идва {next} и без етикет няма да я вземе.',
        'Пробвах и като PDF, и направо от страницата.',
      ],
      wish: [
        'Моля, изпратете ми етикета като файл.',
        'Може ли куриерът да донесе един?',
        'Бихте ли ми казали коя настройка е виновна?',
        'Стига ми и да напиша номера на кашона на ръка.',
      ],
      ask: [
        'Бихте ли ми пратили етикета, както излиза при вас, и с какво печатате?',
        'От телефон ли печатате, или от компютър, и на каква хартия?',
      ],
      tell: [
        'От компютър, А4. Прилагам снимка на това, което излиза.',
        'От телефона на обикновен принтер А4. На снимката се вижда какво става.',
        'Прилагам. Браузър на лаптоп, хартия А4.',
      ],
      look: [
        'Етикетът е отворен пред мен и изглежда верен, значи проблемът е в изпращането. {colleague} проверява файла, ще ви пиша {due}.',
        'Още двама души писаха за това днес, изглежда, е от нас. Ще ви кажа {due}; пратката остава платена.',
        'Давам етикета за {parcel} да се направи наново. Ще е при вас {due}.',
      ],
      found: [
        'Прилагам етикета като файл от точно една страница. Печатайте на „100 %“, а не „според страницата“, тогава скенерът го разчита.',
        'Няма нужда да печатате: кажете кода {code} в офис {office} и етикетът ще бъде направен там. Или {courier} ще ви донесе един.',
        'Вината е наша: от почивните дни етикетите се подреждаха за друг размер хартия. Новият е приложен, старият вече не важи.',
        'Направих етикета наново и го прилагам. Ако принтерът пак откаже, напишете на кашона с едри цифри {parcel}; колегите знаят и ще залепят останалото.',
      ],
      note: [
        'След новата версия етикетът А6 се подрежда върху А4. Съобщено е, поправката е на път.',
        'Издаден е нов етикет, старият е анулиран, за да не се таксува два пъти.',
        'Куриерът ({courier}) ще донесе отпечатан.',
      ],
    },
  },
}
