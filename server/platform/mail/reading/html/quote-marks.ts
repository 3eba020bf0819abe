/** What a mail client says by class or id about one element of its HTML. */
export type QuoteMark = 'quote' | 'rest' | 'attribution' | 'signature'

// 'rest' means: this element and all that follows it is the earlier mail.
const MARKS: [QuoteMark, RegExp][] = [
  [
    'signature',
    /(?:^|\s)(?:gmail_signature|moz-signature|ms-outlook-(?:mobile|ios|android)-signature|protonmail_signature_block|tutanota_signature|zmail_signature|yahoo-signature|ymail_android_signature|iphone-signature|aol_signature|signature_anchor|mail-signature|email-signature|Signature)(?:\s|$)/,
  ],
  ['attribution', /(?:^|\s)(?:gmail_attr|moz-cite-prefix|moz-email-headers-table|yahoo_quoted_begin|adL_attr)(?:\s|$)/],
  [
    'rest',
    /(?:^|\s)(?:x_)*(?:divRplyFwdMsg|appendonsend|stopSpelling|OLK_SRC_BODY_SECTION|reply-intro|mail-editor-reference-message-container|ms-outlook-mobile-reference-message|orwrq|isForwardContent|origbody|replySplit)(?:\s|$)/,
  ],
  [
    'quote',
    /(?:^|\s)(?:yahoo_quoted|ymail_quoted|protonmail_quote|tutanota_quote|zmail_extra|moz-forward-container|aolReplacedBody|replyContainer|WM_reply|sohu_quote|ntes_quote|quoted_message|freshdesk_quote|front-blockquote|airmail_ext_on|spark_quote|hey_quote)(?:\s|$)|(?:^|\s)yiv\d+yahoo_quoted/,
  ],
]

/** The mark of an element by its class and id; null for ordinary elements. */
export function quoteMark(className: string | undefined, id: string | undefined): QuoteMark | null {
  if (!className && !id) return null
  const names = `${className ?? ''} ${id ?? ''}`
  for (const [mark, pattern] of MARKS) if (pattern.test(names)) return mark
  return null
}
