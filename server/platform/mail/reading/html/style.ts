const ALLOWED =
  /^(?:color|background-color|font(?:-family|-size|-style|-weight|-variant)?|text-(?:align|decoration(?:-line|-style|-color)?|indent|transform)|line-height|letter-spacing|word-spacing|white-space|word-break|overflow-wrap|word-wrap|vertical-align|(?:min-|max-)?(?:width|height)|(?:margin|padding)(?:-(?:top|right|bottom|left))?|border(?:-(?:top|right|bottom|left))?(?:-(?:color|style|width))?|border-(?:collapse|spacing|radius)|list-style-type|table-layout|display|direction|unicode-bidi|float|clear)$/
const SAFE_VALUE = /^(?:[\w\s#%.,'"!/+-]|(?:rgba?|hsla?)\([\d\s.,%/]+\))*$/
// Shown pages must not be covered or emptied by a mail: no tricks with display beyond the ordinary boxes.
const DISPLAY = /^(?:block|inline|inline-block|table|table-row|table-cell|list-item|none)(?:\s*!important)?$/

const COLOUR = /^(?:[a-z]{3,20}|#[\da-f]{3,8}|(?:rgba?|hsla?)\([\d\s.,%/]+\))(?:\s*!important)?$/i

const seen = new Map<string, string>()

/** Inline style with only harmless declarations: no urls, functions, escapes, positions; '' when nothing is left. */
export function safeStyle(style: string): string {
  const known = seen.get(style)
  if (known !== undefined) return known
  const kept = style.length > 5000 ? '' : filtered(style)
  // The same few styles come a thousand times in one mail; the map is emptied so that hostile mails cannot fill it.
  if (seen.size > 2000) seen.clear()
  if (style.length < 500) seen.set(style, kept)
  return kept
}

function filtered(style: string): string {
  const kept: string[] = []
  for (const declaration of style.split(';')) {
    const colon = declaration.indexOf(':')
    if (colon < 1) continue
    const value = declaration.slice(colon + 1).trim()
    const named = declaration.slice(0, colon).trim().toLowerCase()
    // The short form brings pictures; where it is a mere colour, text in a light one depends on it.
    const property = named === 'background' && COLOUR.test(value) ? 'background-color' : named
    if (!ALLOWED.test(property) || !SAFE_VALUE.test(value) || value === '') continue
    if (property === 'display' && !DISPLAY.test(value.toLowerCase())) continue
    kept.push(`${property}:${value}`)
  }
  return kept.join(';')
}
