import type { Language } from './records.ts'

/** `ru` holds the nominative, genitive, accusative and prepositional; English and Bulgarian do not decline. */
export type Place = { en: string; bg: string; ru: [string, string, string, string]; zone: string; home: Language[] }

function place(home: string, zone: string, en: string, bg: string, ru: string): Place {
  return { en, bg, ru: ru.split(' / ') as Place['ru'], zone, home: home.split(' ') as Language[] }
}

export const PLACES: Place[] = [
  place('bg', 'Europe/Sofia', 'Sofia', 'София', 'София / Софии / Софию / Софии'),
  place('bg', 'Europe/Sofia', 'Plovdiv', 'Пловдив', 'Пловдив / Пловдива / Пловдив / Пловдиве'),
  place('bg ru', 'Europe/Sofia', 'Varna', 'Варна', 'Варна / Варны / Варну / Варне'),
  place('bg ru', 'Europe/Sofia', 'Burgas', 'Бургас', 'Бургас / Бургаса / Бургас / Бургасе'),
  place('bg', 'Europe/Sofia', 'Ruse', 'Русе', 'Русе / Русе / Русе / Русе'),
  place(
    'bg',
    'Europe/Sofia',
    'Stara Zagora',
    'Стара Загора',
    'Стара-Загора / Стара-Загоры / Стара-Загору / Стара-Загоре',
  ),
  place('bg', 'Europe/Sofia', 'Pleven', 'Плевен', 'Плевен / Плевена / Плевен / Плевене'),
  place(
    'bg',
    'Europe/Sofia',
    'Veliko Tarnovo',
    'Велико Търново',
    'Велико-Тырново / Велико-Тырнова / Велико-Тырново / Велико-Тырнове',
  ),
  place('bg', 'Europe/Sofia', 'Blagoevgrad', 'Благоевград', 'Благоевград / Благоевграда / Благоевград / Благоевграде'),
  place('en', 'Europe/London', 'London', 'Лондон', 'Лондон / Лондона / Лондон / Лондоне'),
  place('en', 'Europe/London', 'Leeds', 'Лийдс', 'Лидс / Лидса / Лидс / Лидсе'),
  place('en', 'Europe/London', 'Bristol', 'Бристол', 'Бристоль / Бристоля / Бристоль / Бристоле'),
  place('en', 'Europe/London', 'Edinburgh', 'Единбург', 'Эдинбург / Эдинбурга / Эдинбург / Эдинбурге'),
  place('en', 'Europe/Dublin', 'Dublin', 'Дъблин', 'Дублин / Дублина / Дублин / Дублине'),
  place('en', 'Europe/Dublin', 'Cork', 'Корк', 'Корк / Корка / Корк / Корке'),
  place('en', 'Europe/Amsterdam', 'Utrecht', 'Утрехт', 'Утрехт / Утрехта / Утрехт / Утрехте'),
  place('en', 'Europe/Berlin', 'Leipzig', 'Лайпциг', 'Лейпциг / Лейпцига / Лейпциг / Лейпциге'),
  place('en', 'Europe/Malta', 'Valletta', 'Валета', 'Валлетта / Валлетты / Валлетту / Валлетте'),
  place('ru en', 'Asia/Nicosia', 'Limassol', 'Лимасол', 'Лимасол / Лимасола / Лимасол / Лимасоле'),
  place('ru', 'Europe/Riga', 'Riga', 'Рига', 'Рига / Риги / Ригу / Риге'),
  place('ru', 'Europe/Tallinn', 'Tallinn', 'Талин', 'Таллин / Таллина / Таллин / Таллине'),
  place('ru', 'Europe/Chisinau', 'Chisinau', 'Кишинев', 'Кишинев / Кишинева / Кишинев / Кишиневе'),
  place('ru', 'Asia/Yerevan', 'Yerevan', 'Ереван', 'Ереван / Еревана / Ереван / Ереване'),
  place('ru', 'Asia/Almaty', 'Almaty', 'Алмати', 'Алматы / Алматы / Алматы / Алматы'),
  place('ru', 'Asia/Bishkek', 'Bishkek', 'Бишкек', 'Бишкек / Бишкека / Бишкек / Бишкеке'),
  place('ru', 'Europe/Moscow', 'Kazan', 'Казан', 'Казань / Казани / Казань / Казани'),
  place('ru', 'Asia/Yekaterinburg', 'Perm', 'Перм', 'Пермь / Перми / Пермь / Перми'),
  place('ru', 'Asia/Tomsk', 'Tomsk', 'Томск', 'Томск / Томска / Томск / Томске'),
]

/** Places where people of each language live. */
export const HOMES: Record<Language, Place[]> = {
  en: PLACES.filter((one) => one.home.includes('en')),
  ru: PLACES.filter((one) => one.home.includes('ru')),
  bg: PLACES.filter((one) => one.home.includes('bg')),
}
