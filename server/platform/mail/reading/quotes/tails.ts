import { FORWARDED, ORIGINAL } from './words.ts'

const DASH = '[-_=*~‐‑–—―─━]'
const SEPARATOR = new RegExp(`^[\\s>|]*(?:${DASH}\\s?){2,}.{0,3}(?:${ORIGINAL}|${FORWARDED}).{0,80}$`, 'iu')
const SEPARATOR_OPEN = new RegExp(`^[\\s>|*_]*(?:${FORWARDED})\\s*[:：]?[\\s*_]*$`, 'iu')
const SEPARATOR_PLAIN = new RegExp(`^[\\s>|*_]*(?:${ORIGINAL})\\s*(?:[:：]|${DASH}{2,})[\\s*_]*$`, 'iu')
const LOTUS =
  /^[\s>]*-{2,}\s*(?:forwarded by .{1,120}|.{1,120}\b(?:wrote|schrieb|a écrit|escribió|ha scritto|skrev))\s*:?\s*-{2,}\s*$/i

/** "-----Original Message-----", "Forwarded message", in whatever language. */
export const isSeparator = (line: string) =>
  line.length < 250 &&
  (SEPARATOR.test(line) || SEPARATOR_OPEN.test(line) || SEPARATOR_PLAIN.test(line) || LOTUS.test(line))

/** The line by which a help desk asks to write above it. */
export const isReplyMarker = (line: string) =>
  line.length < 250 &&
  /^[\s>#*\-–—=_~.]*(?:please\s+)?(?:reply|respond|type your (?:reply|response)|write|ответ\p{L}*|пишите|напишите|отговор\p{L}*|пишете|antwort\p{L}*|répond\p{L}*|responda?|responder).{0,40}(?:above|выше|над|oberhalb|über|au-dessus|ci-dessus|encima|acima|sopra).{0,60}$/iu.test(
    line,
  ) &&
  /^[\s>]*[#*\-–—=_~]{2,}|[#*\-–—=_~]{2,}\s*$/.test(line)

export const isDivider = (line: string) => line.length < 250 && /^[\s>]*(?:[-_=*~#+‐–—─━]\s?){3,}\s*$/.test(line)

/** Lines made of signs only: harmless rests at the end of a text. */
export const isOrnament = (line: string) =>
  line.length < 250 && /^[\s\-_=*~#+‐–—─━ᐧ.·•|]*$/.test(line) && !/^\s*\.+\s*$/.test(line)

export const isSignatureMark = (line: string) => /^(?:--|—|––|__)[\s\u00a0]*$/.test(line)
export const isProperSignatureMark = (line: string) => line === '-- ' || line === '--\u00a0'

const DEVICE =
  '(?:i\\s?phone|i\\s?pad|i\\s?pod|apple|mac\\b|android|galaxy|samsung|blackberry|nokia|lumia|huawei|honor|xiaomi|redmi|oneplus|motorola|\\bmoto\\b|pixel|htc|lg\\b|sony|xperia|alcatel|zte|oppo|vivo|realme|meizu|asus|lenovo|ti-\\d+|windows|outlook|yahoo|gmail|proton|tutanota|zoho|spark|airmail|mailbox|mail\\b|e-?mail|почт|пошт|поща|aol|newton|edison|boxer|superhuman|thunderbird|k-9|typemail|bluemail|aqua mail|fairemail|mymail|hey\\b|canary|nine\\b|mobile|mobil|cell|phone|smartphone|tablet|handheld|handy|telefon|téléphone|teléfono|telefono|telefoon|telemóvel|celular|puhelin|телефон|смартфон|планшет|айфон|мобил|мобільн|устройств|устройств|device|wireless|4g|5g|lte|ios|apparaat|apparat|appareil|dispositivo|handset|watch|treo|palm|desktop app|web ?mail|rambler|яндекс|yandex|mail\\.ru|icloud|手机|手機|携帯|スマホ|휴대|我的|icq|app\\b)'
const SENT =
  '(?:sent|enviado|enviada|envoyé|envoyée|envoyé|gesendet|gesendet|verstuurd|verzonden|inviato|inviata|skickat|sendt|lähetetty|wysłan[eoa]|wysłano|odesláno|odoslané|trimis|gönderildi|poslano|poslato|elküldve|küldve|отправлено|отправлен[оа]?|послано|изпратено|изпратен|надіслано|відправлено|послато|diese nachricht wurde|cette message|dikirim|gửi|đã gửi|στάλθηκε|נשלח|發自|发自|從|来自|來自|送自|傳自|送信|나의|내|أرسلت|أُرسلت|enviat|saadetud|išsiųsta|nosūtīts|traimis|typed|composed|posted|from my|get outlook|get|télécharger|obtenir|outlook|holen sie sich|obtén|obtenga|obter|ottieni|скачать|загрузить|изтеглете|download|ladda ned|hent|pobierz|stáhnout)'
const MOBILE = new RegExp(`^[\\s>*_([<«"—–-]*${SENT}.{0,50}?${DEVICE}.{0,90}$`, 'iu')
const MOBILE_END = new RegExp(
  `^[\\s*_(<«"—–-]*(?:von|vom|mit|från|fra|da|de|desde|depuis|via|from|с|со|от|з|із|με|by|via|diese nachricht|through)\\b.{0,50}?${DEVICE}.{0,60}?(?:gesendet|geschickt|verschickt|sendt|skickat|inviato|enviado|envoyé|отправлено|изпратено|надіслано|fra)[.!)>»\\s*]*$`,
  'iu',
)
const MOBILE_ASIAN =
  /^[\s>]*(?:发自|發自|从我的|從我的|來自我的|来自我的|由|我的).{0,40}(?:iPhone|iPad|手机|手機|华为|小米|传送|傳送|发送|發送|邮箱|Outlook)?.{0,20}$|^[\s>]*.{0,40}(?:から送信|에서 보냄|에서 전송됨)[\s.。]*$/i
const FROM_DEVICE =
  /^[\s>(<]*(?:(?:someone|sent|written|typed)\s+)?(?:from|via|on)\s+(?:my|a|mobile|the)?\s*(?:i\s?phone|i\s?pad|mobile|phone|android|samsung|galaxy|blackberry)[\s\w.]{0,30}[)>\s.]*$/i
const SENDING_CLAUSE = /\b(?:is|are|was|were|has|have|will|would|can|could|does|did|keeps?|crash\w*)\b/i

/** "Sent from my iPhone" and its like, in whatever language; a sentence that merely begins so is not one. */
export function isMobileLine(line: string): boolean {
  const text = line.trim()
  if (text.length > 160 || text === '') return false
  if (FROM_DEVICE.test(text)) return true
  if (
    MOBILE_ASIAN.test(text) &&
    /^(?:发自|發自|从我的|從我的|來自我的|来自我的)|から送信|에서 (?:보냄|전송됨)/.test(text)
  )
    return true
  if (!MOBILE.test(text) && !MOBILE_END.test(text)) return false
  return !SENDING_CLAUSE.test(text.replace(/https?:\S+/g, '').replace(/please excuse.*/i, ''))
}

const DISCLAIMER = new RegExp(
  [
    '^[\\s*_>(\\[]*(?:confidentiality (?:notice|note|warning|statement)|disclaimer|legal (?:notice|disclaimer)|privileged? (?:and|/|&) confidential|important notice|avis de confidentialité|aviso (?:legal|de confidencialidad)|avvertenza|haftungsausschluss|vertraulichkeitshinweis)\\b',
    '\\b(?:this|the information (?:contained )?in this|the contents? of this|any information in this)\\s+(?:e-?mail|message|communication|transmission|electronic|email message)\\b.{0,200}\\b(?:confidential|privileged|intended (?:only|solely|for)|intended recipient)',
    '\\b(?:intended only for the (?:use|person|named|addressee)|if you (?:are not|have received).{0,60}(?:intended recipient|in error))',
    '\\b(?:diese e-?mail|diese nachricht)\\b.{0,160}\\b(?:vertraulich|bestimmt)',
    '\\b(?:ce message|ce courriel|cet e-?mail)\\b.{0,200}\\bconfidenti',
    '\\b(?:este (?:mensaje|correo|e-?mail)|esta mensagem)\\b.{0,200}\\bconfiden',
    '(?:^|[^\\p{L}])(?:данное|это|настоящее)\\s+(?:электронное\\s+)?(?:сообщение|письмо).{0,250}конфиденциальн',
    '(?:^|[^\\p{L}])(?:информация|сведения).{0,80}(?:сообщени|письм).{0,200}конфиденциальн',
    '(?:^|[^\\p{L}])(?:това|този|настоящото|настоящият)\\s+(?:електронно\\s+)?(?:съобщение|писмо|имейл|e-?mail).{0,250}(?:поверителн|конфиденциалн)',
    'please consider the environment before printing',
    'подумайте об окружающей среде',
    'save (?:a tree|paper)',
    '\\b(?:scanned|checked) (?:for viruses|by|with)\\b.{0,60}\\b(?:anti-?virus|avast|avg|mailscanner|virus)',
    'virus-?free\\.',
    '(?:проверено|проверена) на (?:отсутствие )?вирус',
  ].join('|'),
  'iu',
)

export const isDisclaimer = (paragraph: string) => DISCLAIMER.test(paragraph.slice(0, 600))

/** Mailing list and tracker footers: "You received this message because …". */
export const isFooter = (line: string) =>
  line.length < 1000 &&
  /^[\s>*_—–-]*(?:you(?:'re| are)? (?:received|receiving) this (?:message|e-?mail|because)|you received this (?:message|e-?mail)|to unsubscribe from this (?:group|list|mailing)|reply to this email directly or|view it on github|unsubscribe from this|to stop receiving|manage (?:your )?subscription|_{10,}$)/i.test(
    line,
  )
