/** The words mail clients use around quotes, by idea; each table is one alternation of a regular expression. */
const alternatives = (table: string) => table.trim().replace(/\s*\|\s*/g, '|')

/** "wrote" in the attribution line above a quote. */
export const WROTE = alternatives(`
  wrote | writes | написала? | написал\\(а\\) | написа(?:в|ла)? | написао | написав\\(ла\\) | писала? | пишет |
  пише | напиша | piše | napísala? | schrieb | schreibt | geschrieben | a\\s+écrit | écrit | a\\s+ecrit |
  escribió | escribio | escribía | escribiu | escreveu | ha\\s+scritto | scrisse | scritto | schreef |
  geschreven | heeft geschreven | napisała? | napisał\\(a\\) | pisze | skrev | skrifaði | kirjoitti | yazdı |
  yazmış | şunları yazdı | napsala? | napsal\\(a\\) | napísal\\(a\\) | napisal[ao]? | napisao | je napisao |
  a\\s+scris | scrie | írta | ezt írta | έγραψε | va escriure | ha escrit | rašė | parašė | rakstīja | kirjutas |
  đã viết | viết | menulis | כתב | כתבה | ‫כתב | كتب | نوشت | เขียน | 写道 | 寫道 | 撰写 | 写信 | 編寫 | 书写 | 님이 작성 | 작성 |
  书写道 | さんは書きました | 書きました | のメッセージ | shkroi
`)

/** How an attribution line begins where it does not begin with the date or the name. */
export const ON = alternatives(`
  on | at | in | am | vom | le | el | il | em | a | op | den | dne | dnia | w dniu | pe | på | în data | la | m |
  sâmbătă | kl | na | на | в | от | στις | vào | vào lúc | pada | ב | בתאריך | في | tarihinde | dana | dňa |
  quoting | on behalf | u | у
`)

/** The line over a quoted or forwarded mail, between dashes. */
export const ORIGINAL = alternatives(`
  original message | original email | original mail | reply message | original appointment |
  ursprüngliche nachricht | ursprüngliche mail | ursprüngliche e-mail | original[- ]?nachricht |
  originalnachricht | message d['’]origine | message original | message d['’]?original | message initial |
  courriel d['’]origine | mensaje original | correo original | mensagem original | messaggio originale |
  messaggio original | oorspronkelijk bericht | origineel bericht | oorspronkelijke bericht |
  originalmeddelande | ursprungligt meddelande | ursprungligt mejl | oprindelig meddelelse |
  original meddelelse | opprinnelig melding | original melding | alkuperäinen viesti | исходное сообщение |
  исходное письмо | оригинальное сообщение | первоначальное сообщение | исходящее сообщение | оригинално писмо |
  оригинално съобщение | първоначално съобщение | вихідне повідомлення | оригінальне повідомлення |
  oryginalna wiadomość | wiadomość oryginalna | treść oryginalnej wiadomości | pierwotna wiadomość |
  wiadomość pierwotna | původní zpráva | původní e-mail | pôvodná správa | mesaj original | mesajul original |
  orijinal mesaj | orijinal ileti | özgün ileti | eredeti üzenet | izvorna poruka | originalna poruka |
  izvirno sporočilo | оригинална порука | missatge original | algne kiri | 原始邮件 | 原始郵件 | 原邮件 | 原始信件 | 原件 |
  元のメッセージ | 元のメール | 원본 메시지 | 원본 메일 | 원래 메시지 | thư gốc | tin nhắn gốc | αρχικό μήνυμα | הודעה מקורית |
  الرسالة الأصلية | ข้อความต้นฉบับ | pesan asli
`)

/** The line over a forwarded mail. */
export const FORWARDED = alternatives(`
  forwarded message | forwarded mail | forwarded email | begin forwarded message | forward message |
  start of forwarded message | weitergeleitete nachricht | weitergeleitete mail |
  anfang der weitergeleiteten (?:nachricht|e-mail) | message transféré | message transfere |
  début du message (?:réexpédié|transféré) | mensaje reenviado | inicio del mensaje reenviado |
  mensagem (?:encaminhada|reencaminhada) | início da mensagem (?:encaminhada|reencaminhada) |
  messaggio inoltrato | inizio messaggio inoltrato | doorgestuurd bericht | begin doorgestuurd bericht |
  vidarebefordrat (?:meddelande|mejl|brev) | vidarebefordrade brev | videresendt (?:melding|meddelelse) |
  start på videresendt | videresendt e-post | välitetty viesti | välitetty sähköposti |
  edelleenlähetetty viesti | пересылаемое сообщение | пересланное сообщение | перенаправленное сообщение |
  пересылаемое письмо | начало переадресованного сообщения | начало пересылаемого сообщения |
  препратено (?:съобщение|писмо) | препратен имейл | начало на препратено(?:то)? съобщение |
  переслане повідомлення | перенаправлене повідомлення | початок листа, що пересилається | przekazana wiadomość |
  wiadomość przekazana dalej | początek przekazywanej wiadomości | přeposlaná zpráva | předaná zpráva |
  začátek přeposlané zprávy | preposlaná správa | mesaj redirecționat | mesaj redirectionat | iletilen mesaj |
  iletilmiş mesaj | yönlendirilen ileti | yönlendirilmiş ileti | továbbított (?:üzenet|levél) |
  proslijeđena poruka | prosleđena poruka | прослеђена порука | posredovano sporočilo | 转发的?邮件 | 转发的?消息 | 轉寄郵件 |
  轉寄的郵件 | 转发信息 | 轉寄訊息 | 転送メッセージ | 転送されたメッセージ | 전달된 메시지 | 전달된 메일 | thư đã chuyển tiếp | chuyển tiếp thư |
  προωθημένο μήνυμα | προωθούμενο μήνυμα | הודעה שהועברה | رسالة معاد توجيهها | رسالة محولة | missatge reenviat |
  edastatud kiri | ข้อความที่ส่งต่อ | pesan terusan | pesan yang diteruskan
`)

export type HeaderField = 'from' | 'date' | 'to' | 'subject' | 'cc' | 'other'

/** Field names of the small header over a quoted mail. */
export const HEADER_FIELDS: Record<HeaderField, string> = {
  from: alternatives(`
  from | von | de | от | от кого | van | da | från | fra | lähettäjä | kimden | gönderen | od | expéditeur |
  remitente | remetente | mittente | afzender | absender | avsändare | avsender | afsender | від | від кого |
  отправитель | подател | изпратено от | nadawca | odesílatel | odosielateľ | expeditor | de la | feladó |
  pošiljatelj | pošiljalac | 差出人 | 送信者 | 发件人 | 寄件者 | 寄件人 | 發件人 | 보낸 사람 | 보낸사람 | 발신자 | từ | người gửi | από |
  מאת | من | จาก | dari | saatja | sender
`),
  date: alternatives(`
  sent | date | sent on | sent at | date sent | received | gesendet | gesendet am | datum | envoyé | envoyé le |
  envoye | date d[’']envoi | дата | отправлено | дата отправки | изпратено | изпратено на | получено | enviado |
  enviado el | enviado em | enviada | enviada em | fecha | data | inviato | data invio | verzonden |
  verzonden op | skickat | skickades | sendt | dato | lähetetty | lähetyspäivä | päivämäärä | päiväys | pvm |
  gönderildi | gönderme tarihi | tarih | wysłano | wysłane | data wysłania | odesláno | odoslané | dátum |
  trimis | dată | надіслано | дата надсилання | elküldve | küldve | poslano | poslato | 送信日時 | 送信日 | 日付 | 日時 |
  发送时间 | 发送日期 | 日期 | 時間 | 时间 | 寄件日期 | 傳送日期 | 寄件時間 | 보낸 날짜 | 날짜 | 보낸날짜 | 일시 | đã gửi | ngày | ngày gửi | gửi |
  στάλθηκε | ημερομηνία | נשלח | תאריך | تاريخ | التاريخ | أرسلت | วันที่ | ส่ง | tanggal | kuupäev | saadetud
`),
  to: alternatives(`
  to | an | à | a | кому | до | за | aan | para | till | til | vastaanottaja | kime | alıcı | do | komu |
  destinataire | destinatario | destinatário | empfänger | către | pentru | címzett | za | prima | primatelj |
  получатель | получател | 宛先 | 收件人 | 收件者 | 받는 사람 | 받는사람 | 수신자 | đến | tới | προς | אל | إلى | ถึง | kepada |
  saaja | adresat | delivered-to
`),
  subject: alternatives(`
  subject | re | betreff | objet | тема | тема письма | относно | онг | onderwerp | oggetto | asunto | assunto |
  ämne | emne | aihe | konu | temat | předmět | predmet | subiect | tárgy | zadeva | naslov | предмет | 件名 | 主题 |
  主旨 | 主題 | 标题 | 제목 | chủ đề | tiêu đề | θέμα | נושא | الموضوع | موضوع | เรื่อง | hal | perihal | teema |
  assumpte
`),
  cc: alternatives(`
  cc | bcc | kopie | копия | копие | копія | kopia | kopi | kopio | copie à | copie | copia | cópia | másolat |
  másolatot kap | bilgi | dw | udw | kopija | 抄送 | 副本 | 참조 | κοιν | κοινοποίηση | עותק | نسخة | สำเนา |
  tembusan | до копие | в копии
`),
  other: alternatives(`
  reply-to | reply to | risposta | rispondi a | répondre à | antwort an | antwoord aan | responder a | ответить |
  обратный адрес | отговор до | importance | wichtigkeit | importancia | importância | priority | priorität |
  важность | важност | attachments? | anlagen? | pièces jointes | adjuntos? | вложения | прикачени файлове |
  sent by | resent-from | organization | message-id | in-reply-to | references | organizer | when | where |
  size | ticket | return-path | conversation | mailed-by | signed-by | security | category
`),
}
