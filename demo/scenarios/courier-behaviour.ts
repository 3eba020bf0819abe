import type { Scenario } from '../script.ts'

export const courierBehaviour: Scenario = {
  key: 'courier-behaviour',
  topic: 'courier-manners',
  team: 'couriers',
  channel: 'support',
  tone: 'trouble',
  weight: 4,
  urgency: [0, 5, 5, 1],
  tags: ['call-back', 'recipient'],
  words: {
    en: {
      subjects: [
        'Complaint about a courier',
        'How your courier spoke to me',
        'What happened at my door on {day}',
        'Rude courier, {parcel}',
        'Parcel thrown over the gate',
        'About {courier}, who delivers in our street',
      ],
      situation: [
        'The courier who brought {parcel} on {day} shouted at me because I asked him to wait a minute.',
        'Your courier {courier} refused to come up to the flat and told me to fetch the parcel from the street.',
        '{parcel} was thrown over the gate although I was standing in the garden.',
        'The man who delivered on {day} left the front door wide open, lit a cigarette on the stairs and was unfriendly when I said something.',
        'I was asked for {fee} in cash “for the stairs”. In all these years I have never paid for stairs.',
        'On {day} your van blocked our drive for half an hour, and the driver only laughed when my father asked him to move.',
      ],
      detail: [
        'A neighbour saw it and is ready to confirm.',
        'He did not ask for a signature either, he wrote my name himself.',
        'Your other couriers are always polite, so I was quite taken aback.',
        'That was between {window}, at {street}.',
        'I do not want anybody dismissed. I want it not to happen again.',
      ],
      wish: [
        'Please talk to him and tell me what comes of it.',
        'An apology would be the least.',
        'Next time I would like to have another courier.',
        'Is this how you want to be seen?',
        'What are your couriers told to do in such a case?',
      ],
      ask: [
        'At about what time was it, and may I pass your words on to his team leader?',
        'Could you tell me when and where it happened, and whether I may mention your name to him?',
      ],
      tell: [
        'Around {hour}, at {street}. You may pass it on, with my name.',
        'It was between {window}, on my own doorstep. Please leave my name out of it.',
        '{day}, about {hour}, in front of our house. Do tell him who wrote; I would say the same to his face.',
      ],
      look: [
        'I have passed your words to the head of the couriers, unshortened. He speaks with {courier} today, and I will write {due}.',
        'Before I say more, I want to hear the other side as well. You will have an answer from me {due}.',
        'I have looked up the round: it was a stand-in who has been with us for {days}. His team leader rides with him tomorrow; I will let you know {due} what we decide.',
      ],
      found: [
        '{courier} has been spoken to and knows that it was wrong. He asked me to give you his apology, and I add ours.',
        'We have heard both sides. You were right to be annoyed: he should have waited. From now on somebody else has your street.',
        'There is no charge for stairs and there never was. We have paid back {fee}, and for the courier this is not the end of it.',
        'The head of the couriers will ring you on {phone} {next} to apologise in person. Everybody on that round repeats the training for the door.',
        'Your letter was read out in the morning round, without a name. A voucher for {fee} is on its way; it does not undo what happened, but it is meant.',
      ],
      note: [
        'Spoke to {courier}: admits the tone, says it was his fortieth stop. That explains it and does not excuse it.',
        'First complaint about him in two years. A talk is enough.',
        'Third complaint from the same round since {day}. Asked for a ride-along.',
        'The customer wants no punishment. Asked for another courier, noted on the address.',
      ],
      own: {
        flavour: [
          'I have sent with you for years and this is the first time I have had to write.',
          'I thought twice before writing this.',
          'My mother was frightened, she is 81.',
          'The children stood beside me and heard every word.',
        ],
        more: [
          'I have since learnt that the people on the first floor had the same experience.',
          'One thing more: the number plate of the van ended in {flat}.',
          'To be fair, the parcel itself was in order.',
          'If somebody wants to ring me about it, {phone}, best after {hour}.',
        ],
        clarify: [
          {
            ask: ['What would you like to come of it?', 'What would put this right for you?'],
            tell: ['An apology and another courier, nothing more.', 'That he learns from it. I need no voucher.'],
          },
          {
            ask: ['May our head of couriers ring you about it, and on which number?'],
            tell: ['Yes, on {phone}, after {hour}.', 'I would rather have it in writing, please.'],
          },
        ],
      },
    },
    ru: {
      subjects: [
        'Жалоба на курьера',
        'Как со мной разговаривал ваш курьер',
        'Что произошло у моей двери {day}',
        'Грубость курьера, {parcel}',
        'Посылку перебросили через забор',
        'По поводу курьера на нашей улице ({courier})',
      ],
      situation: [
        'Курьер, который {day} привез {parcel}, накричал на меня за просьбу минуту подождать.',
        'Ваш курьер {courier} отказался подниматься и велел самостоятельно забрать посылку с улицы.',
        '{parcel} перебросили через забор, хотя я в это время [стоял|стояла] во дворе.',
        'Тот, кто приезжал {day}, бросил дверь подъезда нараспашку, закурил на лестнице, а на замечание нагрубил.',
        'С меня потребовали {fee} наличными «за подъем». За все эти годы я ни разу не [платил|платила] за лестницу.',
        '{day} ваша машина полчаса стояла поперек нашего въезда, а водитель только посмеялся, когда отец попросил отъехать.',
      ],
      detail: [
        'Соседка всё видела и готова подтвердить.',
        'Подпись он тоже не попросил, расписался за меня.',
        'Остальные ваши курьеры всегда вежливы, тем неприятнее.',
        'Это было в промежутке {window}, адрес: {street}.',
        'Я не хочу, чтобы кого-то увольняли. Я хочу, чтобы это не повторилось.',
      ],
      wish: [
        'Поговорите с ним, пожалуйста, и сообщите, чем кончилось.',
        'Извинения были бы самым малым.',
        'В следующий раз прошу прислать другого курьера.',
        'Вы хотите, чтобы о вас судили по этому?',
        'Какие указания есть у ваших курьеров на такой случай?',
      ],
      ask: [
        'Во сколько примерно это было и можно ли передать ваши слова его руководителю?',
        'Подскажите, пожалуйста, когда и где это произошло и можно ли назвать ему ваше имя?',
      ],
      tell: [
        'Около {hour}, {street}. Передавайте, можно с именем.',
        'Где-то {window}, прямо на моем пороге. Имя, пожалуйста, не называйте.',
        '{day}, примерно в {hour}, перед нашим домом. Скажите, кто написал: в лицо повторю то же самое.',
      ],
      look: [
        'Ваши слова [передал|передала] руководителю курьеров целиком. Сегодня у них разговор, {courier} приглашен; напишу {due}.',
        'Прежде чем отвечать по существу, хочу выслушать и вторую сторону. Ответ от меня будет {due}.',
        '[Поднял|Подняла] маршрутный лист: это был подменный курьер, он у нас {days}. Завтра с ним поедет старший; что решим, сообщу {due}.',
      ],
      found: [
        'С курьером поговорили ({courier}), вину он признал и просил передать вам извинения. Присоединяюсь от имени службы.',
        'Мы выслушали обе стороны. Вы возмущались справедливо: он обязан был подождать. Теперь на вашей улице будет другой курьер.',
        'Платы за подъем у нас нет и никогда не было. {fee} вам вернули, а с курьером разговор не окончен.',
        'Руководитель курьеров позвонит вам на {phone} {next}, чтобы извиниться лично. Весь маршрут заново проходит обучение по общению у двери.',
        'Ваше письмо прочитали на утренней планерке, без имени. Высылаем ваучер на {fee}: случившегося он не отменит, но это от души.',
      ],
      note: [
        'Поговорили, {courier} грубость признаёт, ссылается на сороковой адрес за день. Это объяснение, но не оправдание.',
        'Первая жалоба на него за два года. Беседы достаточно.',
        'Третья жалоба с этого маршрута, считая с {day}. Нужен выезд со старшим.',
        'Наказания клиент не просит. Другой курьер отмечен в карточке адреса.',
      ],
      own: {
        flavour: [
          'Пользуюсь вашей доставкой несколько лет, и пишу с жалобой впервые.',
          'Прежде чем писать, я дважды [подумал|подумала].',
          'Мама испугалась, ей 81 год.',
          'Рядом стояли дети и слышали каждое слово.',
        ],
        more: [
          'Как выяснилось, у соседей с первого этажа была та же история.',
          'Ещё одно: номер машины заканчивался на {flat}.',
          'Справедливости ради: с самой посылкой всё в порядке.',
          'Если кто-то захочет позвонить мне по этому поводу: {phone}, лучше после {hour}.',
        ],
        clarify: [
          {
            ask: ['Какого решения вы бы хотели?', 'Что мы можем сделать, чтобы исправить впечатление?'],
            tell: ['Извинения и другой курьер, больше ничего.', 'Пусть он сделает выводы. Ваучер мне не нужен.'],
          },
          {
            ask: ['Можно ли руководителю курьеров позвонить вам и по какому номеру?'],
            tell: ['Да, на {phone}, после {hour}.', 'Лучше письменно, пожалуйста.'],
          },
        ],
      },
    },
    bg: {
      subjects: [
        'Оплакване от куриер',
        'Как ми говори вашият куриер',
        'Какво стана на вратата ми на {day}',
        'Груб куриер, {parcel}',
        'Прехвърлиха пратката през оградата',
        'Относно {courier}, куриера на нашата улица',
      ],
      situation: [
        'Куриерът, който донесе {parcel} на {day}, ми се развика, защото го помолих да изчака една минута.',
        'Вашият куриер {courier} отказа да се качи и ми нареди да си взема пратката от улицата.',
        'Хвърлиха {parcel} през оградата, а аз стоях в двора.',
        'Човекът, който идва на {day}, остави входната врата широко отворена, запали цигара на стълбите и се сопна, като му направих забележка.',
        'Поискаха ми {fee} на ръка „за стълбите“. Толкова години не съм [плащал|плащала] за стълби.',
        'На {day} бусът ви половин час ни препречваше входа, а шофьорът само се засмя, когато баща ми го помоли да се дръпне.',
      ],
      detail: [
        'Една съседка видя всичко и може да го потвърди.',
        'И подпис не поиска, сам се подписа вместо мен.',
        'Другите ви куриери винаги са любезни, затова много се изненадах.',
        'Беше между {window} ч., на {street}.',
        'Не искам да уволнявате никого. Искам да не се повтаря.',
      ],
      wish: [
        'Моля, поговорете с него и ми кажете какво е излязло.',
        'Едно извинение е най-малкото.',
        'Следващия път бих искал[|а] друг куриер.',
        'Така ли искате да ви запомнят хората?',
        'Какви указания имат куриерите ви за такива случаи?',
      ],
      ask: [
        'Към колко часа беше и мога ли да предам думите ви на прекия му ръководител?',
        'Бихте ли казали кога и къде точно стана и може ли да спомена името ви пред него?',
      ],
      tell: [
        'Към {hour} ч., на {street}. Предайте му, може и с името ми.',
        'Беше {window} ч., на собствения ми праг. Името ми, моля, не споменавайте.',
        'На {day}, към {hour} ч., пред нас. Кажете му кой пише, и в очите ще му го кажа.',
      ],
      look: [
        'Предадох думите ви на ръководителя на куриерите, без да съкращавам. Днес разговаря с {courier}, ще ви пиша {due}.',
        'Преди да кажа повече, искам да чуя и другата страна. Ще имате отговор {due}.',
        'Проверих маршрута: бил е заместник, който е при нас от {days}. Утре с него тръгва старшият куриер; ще ви кажа {due} какво сме решили.',
      ],
      found: [
        'Разговаряхме с куриера ({courier}) и той разбира, че е сгрешил. Помоли да ви предам извинението му, присъединявам и нашето.',
        'Изслушахме и двете страни. Имате право: длъжен беше да изчака. Оттук нататък на вашата улица ще идва друг.',
        'Такса за стълби няма и никога не е имало. Върнахме ви {fee}, а за куриера въпросът не е приключил.',
        'Ръководителят на куриерите ще ви се обади на {phone} {next}, за да се извини лично. Целият маршрут минава отново обучението за поведение на вратата.',
        'Писмото ви беше прочетено на сутрешната среща, без име. Изпращаме ви ваучер за {fee}; не заличава случилото се, но е от сърце.',
      ],
      note: [
        'Говорих с {courier}: признава тона, било му четиридесетият адрес за деня. Обяснява го, но не го оправдава.',
        'Първо оплакване от него за две години. Един разговор стига.',
        'Трето оплакване от същия маршрут от {day} насам. Помолих старшият да пътува с него.',
        'Клиентът не иска наказание. За адреса е отбелязан друг куриер.',
      ],
      own: {
        flavour: [
          'Ползвам ви от години и за първи път ми се налага да пиша.',
          'Два пъти се замислих, преди да ви пиша.',
          'Майка ми се уплаши, на 81 години е.',
          'Децата бяха до мен и чуха всяка дума.',
        ],
        more: [
          'Разбрах, че и хората от първия етаж са имали същата случка.',
          'Още нещо: номерът на буса завършваше на {flat}.',
          'Да бъда [честен|честна]: самата пратка беше наред.',
          'Ако някой иска да ми се обади по въпроса: {phone}, най-добре след {hour} ч.',
        ],
        clarify: [
          {
            ask: ['Какво бихте искали да последва?', 'Какво би оправило нещата за вас?'],
            tell: ['Извинение и друг куриер, нищо повече.', 'Да си вземе поука. Ваучер не ми трябва.'],
          },
          {
            ask: ['Може ли ръководителят на куриерите да ви се обади и на кой номер?'],
            tell: ['Да, на {phone}, след {hour} ч.', 'Предпочитам писмено, моля.'],
          },
        ],
      },
    },
  },
}
