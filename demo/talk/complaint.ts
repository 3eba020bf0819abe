import type { Language } from '../records.ts'
import type { Talk } from '../script.ts'

/** Sentences for complaints about people: the parcel itself has come and is not the matter. */
export const complaint: Record<Language, Partial<Talk>> = {
  en: {
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
  ru: {
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
  bg: {
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
}
