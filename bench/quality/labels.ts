/**
 * What is typed, and what a conversation must say somewhere to be an answer to it: written by hand, apart from the stemmers.
 * All patterns must be found; e and ё are one.
 */
export interface Label {
  kind: 'form' | 'mistake' | 'phrase' | 'alphabet' | 'several'
  language: 'en' | 'ru' | 'bg'
  typed: string
  says: RegExp[]
}

const lines = (kind: Label['kind'], language: Label['language'], table: [string, ...RegExp[]][]): Label[] =>
  table.map(([typed, ...says]) => ({ kind, language, typed, says }))

export const labels: readonly Label[] = [
  ...lines('form', 'en', [
    ['couriers', /\bcouriers?\b/i],
    ['invoicing', /\binvoic/i],
    ['refunded', /\brefund/i],
    ['damaging', /\bdamag/i],
    ['depots', /\bdepots?\b/i],
    ['deliveries', /\bdeliver/i],
    ['customs', /\bcustoms\b/i],
    ['compensating', /\bcompensat/i],
    ['searches', /\bsearch/i],
    ['neighbour', /\bneighbour/i],
  ]),
  ...lines('form', 'ru', [
    ['посылками', /посыл(?:к|ок)/i],
    ['курьерами', /курьер(?!ск)/i],
    ['адресам', /(?<!пере)адрес(?:а|у|ом|е|ы|ов|ам|ах)?(?![а-я])/i],
    ['квитанциях', /квитанци/i],
    ['счетами', /(?<![а-я])счет(?:а|у|ом|е|ов|ам|ах)?(?![а-я])/i],
    ['складах', /(?<![а-я])склад(?:а|у|ом|е|ы|ов|ам|ах)?(?![а-я])/i],
    ['соседу', /сосед(?![кс])/i],
    ['накладные', /накладн/i],
    ['деньгами', /(?<![а-я])ден(?:ег|ьг)/i],
    ['доставкам', /доставк/i],
  ]),
  ...lines('form', 'bg', [
    ['пратките', /пратк/i],
    ['куриерите', /куриер/i],
    ['адресите', /адрес(?:а|и|ът|ите)?(?![а-я])/i],
    ['фактурите', /фактур(?:а|и|ата|ите)?(?![а-я])/i],
    ['сумите', /(?<![а-я])сум(?:а|и|ата|ите)(?![а-я])/i],
    ['складовете', /(?<![а-я])склад(?:а|ът|ове|овете)?(?![а-я])/i],
    ['съседът', /съсед(?:а|и|ът|ите|ка|ката)?(?![а-я])/i],
    ['кашоните', /кашон/i],
    ['доставките', /доставка|доставки|доставката|доставките/i],
    ['бележките', /бележк/i],
  ]),
  ...lines('mistake', 'en', [
    ['couirer', /\bcourier/i],
    ['compnsation', /\bcompensation/i],
    ['recieved', /\breceiv/i],
    ['adress', /\baddress/i],
    ['invioce', /\binvoic/i],
  ]),
  ...lines('mistake', 'ru', [
    ['курер', /курьер/i],
    ['посилка', /посыл(?:к|ок)/i],
    ['довставка', /доставк/i],
    ['квитаниця', /квитанци/i],
    ['компенсаця', /компенсаци/i],
  ]),
  ...lines('mistake', 'bg', [
    ['куреир', /куриер/i],
    ['фактуар', /фактур/i],
    ['праткта', /пратк/i],
    ['доставак', /доставк/i],
    ['обезщтение', /обезщетени/i],
  ]),
  ...lines('phrase', 'en', [
    ['"the delivery fee"', /the\s+delivery\s+fee/i],
    ['"my parcel"', /\bmy\s+parcel\b/i],
  ]),
  ...lines('phrase', 'ru', [
    ['"до сих пор"', /до\s+сих\s+пор/i],
    ['"добрый день"', /добрый\s+день/i],
  ]),
  ...lines('phrase', 'bg', [
    ['"добър ден"', /добър\s+ден(?![а-я])/i],
    ['"моля да"', /моля\s+да(?![а-я])/i],
  ]),
  ...lines('alphabet', 'ru', [
    ['posylka', /посыл(?:к|ок)/i],
    ['kvitanciya', /квитанция/i],
    ['rehmth', /курьер/i],
  ]),
  ...lines('alphabet', 'bg', [
    ['pratka', /пратк/i],
    ['faktura', /фактур/i],
  ]),
  ...lines('several', 'en', [
    ['courier late', /\bcourier/i, /\blate\b/i],
    ['refund invoice', /\brefund/i, /\binvoic/i],
  ]),
  ...lines('several', 'ru', [
    ['курьер адреса', /курьер/i, /адрес/i],
    ['посылка деньги', /посыл(?:к|ок)/i, /(?<![а-я])ден(?:ег|ьг)/i],
  ]),
  ...lines('several', 'bg', [
    ['куриер адрес', /куриер/i, /адрес/i],
    ['пратка сума', /пратк/i, /(?<![а-я])сум/i],
  ]),
]
