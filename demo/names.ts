import type { Gender, Language } from './records.ts'

const list = (words: string) => words.split(' ')

/** Invented people: common first names beside family names that belong to nobody we know of. */
export const FIRST: Record<Language, Record<Gender, string[]>> = {
  en: {
    female: list(
      'Alice Amara Aoife Beatrix Carys Chloe Deirdre Edith Farah Freya Greta Hanna Imogen Ingrid Isla Jasmine Keira Leonie Lucia Maeve Marisol Meera Nora Olive Priya Rosalind Saskia Sinead Sofie Tamsin Thandi Una Wanjiru Yasmin Zofia',
    ),
    male: list(
      'Adrian Alasdair Anders Bastian Ciaran Conor Dafydd Declan Edmund Emeka Felix Fergus Gareth Hamza Henrik Hugo Idris Jonas Joris Kofi Lachlan Luca Magnus Mateus Nikhil Oisin Oscar Owen Rafael Ravi Rhys Ruben Theo Tomasz Xavier',
    ),
  },
  ru: {
    female: list(
      'Айгуль Алина Алла Анастасия Ани Анна Валентина Вера Вероника Виктория Галина Дина Екатерина Жанна Зоя Инга Ирина Камила Ксения Лариса Лиана Людмила Майя Маргарита Мария Надежда Наталья Ольга Полина Раиса Светлана София Тамара Татьяна Юлия',
    ),
    male: list(
      'Азамат Александр Алексей Андрей Арман Артур Борис Вадим Валерий Виктор Виталий Владимир Георгий Глеб Давид Данияр Денис Дмитрий Евгений Игорь Карен Константин Леонид Максим Марат Михаил Николай Олег Павел Роман Сергей Степан Тимур Федор Юрий',
    ),
  },
  bg: {
    female: list(
      'Албена Ана Антония Боряна Валерия Ваня Венета Весела Виолета Гергана Даниела Десислава Диана Елица Жасмина Звезделина Ивелина Йоана Калина Красимира Лилия Магдалена Мария Мила Милена Невена Пламена Радостина Ралица Росица Румяна Силвия Таня Цветелина Яна',
    ),
    male: list(
      'Александър Ангел Асен Борислав Валентин Васил Веселин Владимир Георги Даниел Димитър Емил Живко Ивайло Иван Йордан Калоян Константин Красимир Любомир Мартин Методи Милен Николай Огнян Пламен Радослав Румен Светослав Симеон Тодор Христо Цветан Явор Янко',
    ),
  },
}

/** Russian and Bulgarian family names as [male, female]. */
const pairs = (roots: string): Record<Gender, string[]> => ({
  male: list(roots),
  female: list(roots).map((root) => `${root}а`),
})

export const LAST: Record<Language, Record<Gender, string[]>> = (() => {
  const english = list(
    'Abernale Adeyinka Ardwell Barrowby Bellamont Brackenhurst Callowick Castellane Cloverley Dembele Dunmarrow Eckersund Fairholt Farrowdale Garrick-Lowe Gillespy Halvorsen Hartnoll Inchbald Jankowiak Kavanough Kellsworth Lindqvist Lockerby Mahadevan Marchetti Merriweather Nakamba Northover Ogunleye Oakhanger Pemberwick Quillfeather Ravenscar Rosenvinge Sandoval Silverlock Tarrant-Hill Thackray Underbrook Vandermeer Wexcombe Whitmarsh Wrenfield Yarborough Zellweg',
  )
  return {
    en: { female: english, male: english },
    ru: pairs(
      'Аистов Барвинков Березин Брусникин Ветров Вишняков Войлоков Гончаров Горбунков Дроздов Ежов Жаворонков Заречнов Зимородков Иволгин Калинин Каштанов Клинов Коростелев Кузовков Лебедев Лисицын Лугов Малинин Медников Метелев Морошкин Нагорнов Озеров Осокин Перепелкин Подорожников Рябинин Садовников Северов Синицын Снегирев Стрижов Тополев Травин Туманов Ушаков Фиалков Чернов Шмелев Щеглов Ягодин Ясенев',
    ),
    bg: pairs(
      'Ангелов Бакърджиев Белчев Боровинков Брезов Василев Вълков Гайдаров Глогов Горанов Дамянов Дренов Дъбарев Еленков Жеравов Златев Игликов Каменов Карамфилов Кестенов Ковачев Косев Кукурязков Лалев Липов Лозанов Люляков Маринов Меденаров Момчев Орешков Орлинов Пеев Полянов Ракитов Росенов Савов Синапов Славеев Станков Стоичков Тополов Фиданов Чинаров Шиваров Явашев Ягодов',
    ),
  }
})()

/** Couriers go by their first name, in the nominative. */
export const COURIERS: Record<Language, string[]> = {
  en: list('Dan Marek Samir Tom Viktor Leo Jamal Neil Pavel Ollie'),
  ru: list('Иван Рустам Никита Олег Тимур Артем Слава Егор Анвар Женя'),
  bg: list('Иво Мартин Стефан Боян Пешо Ради Кольо Мишо Тошо Жоро'),
}

const ROMAN: Record<string, string> = Object.fromEntries(
  'а=a б=b в=v г=g д=d е=e ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=h ц=ts ч=ch ш=sh щ=sht ъ=a ы=y ь= э=e ю=yu я=ya ё=e'
    .split(' ')
    .map((pair) => pair.split('=') as [string, string]),
)

/** Lower-case Latin letters only, fit for an address or a domain. */
export function romanise(name: string): string {
  let roman = ''
  for (const letter of name.toLowerCase()) roman += ROMAN[letter] ?? (letter >= 'a' && letter <= 'z' ? letter : '')
  return roman
}
