/** How out-of-office answers begin their subject, by language. Only beginnings count: "Re: out of office chairs" is a person's. */
const BEGINNINGS = [
  'auto(?:matic|mated)?[- ]?(?:reply|response|answer|acknowledge?ment)\\b', 'auto:', 'autoreply\\b', 'autoresponder\\b', 'out of (?:the )?office\\b', 'ooo:', 'away from (?:my )?(?:mail|e-?mail|office)', 'on vacation', 'vacation (?:reply|response|message|notice)',
  'автоматический ответ', 'автоответ', 'автоотговор', 'автоматичен отговор', 'автоматично(?:то)? (?:съобщение|уведомление)', 'вне офиса', 'я в отпуске', 'отсутствую на (?:рабочем )?месте', 'извън офиса', 'в отпуск', 'автоматична відповідь', 'автовідповідь', 'поза офісом',
  'automatische (?:antwort|abwesenheitsnotiz)', 'abwesenheits(?:notiz|meldung|nachricht|assistent)?\\b', 'abwesend:', 'außer haus', 'nicht im büro', 'automatisch antwoord', 'afwezig(?:heid)?\\b', 'niet aanwezig',
  'réponse automatique', 'absence du bureau', "message d['’]absence", 'absent du bureau', 'respuesta automática', 'fuera de (?:la )?oficina', 'resposta automática', 'fora do escritório', 'ausência temporária', 'risposta automatica', 'fuori sede', 'fuori ufficio', 'assente dall',
  'autosvar', 'automatiskt svar', 'automatisk svar', 'frånvaro', 'fravær', 'automaattinen vastaus', 'poissa', 'otomatik (?:yanıt|cevap)', 'ofis dışı', 'automatyczna odpowiedź', 'odpowiedź automatyczna', 'autoodpowiedź', 'poza biurem', 'nieobecność', 'automatická odpověď', 'mimo kancelář', 'automatická odpoveď',
  'răspuns automat', 'raspuns automat', 'automatikus válasz', 'házon kívül', 'automatski odgovor', 'samodejni odgovor', 'αυτόματη απάντηση', 'εκτός γραφείου', 'מענה אוטומטי', 'תשובה אוטומטית', 'رد تلقائي', '自动回复', '自動回覆', '自動返信', '不在通知', '자동 회신', '자동 응답', '부재중', 'trả lời tự động', 'balasan otomatis',
]
const PATTERN = new RegExp(`^\\s*[\\[(*]*\\s*(?:${BEGINNINGS.join('|')})`, 'iu')

export const isAutomaticSubject = (subject: string) => PATTERN.test(subject)
