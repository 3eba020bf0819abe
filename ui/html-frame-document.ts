interface Page {
  html: string
  dark: boolean
  pictureUrl: ((outside: string) => string) | undefined
  showFoldedLabel: string
  hideFoldedLabel: string
}

/** Mail that paints itself is shown on white paper: half of its colours on our dark would be unreadable. */
export const hasOwnColours = (html: string): boolean =>
  /\bbgcolor\s*=|background(-color)?\s*:|[\s;"']color\s*[:=]/i.test(html)

/** Only what the page itself may load, and no script at all, whatever the mail says. */
const policy = () =>
  `default-src 'none'; style-src 'unsafe-inline'; img-src ${location.origin} data: blob:; font-src ${location.origin}; base-uri 'none'; form-action 'none'`

/** The fonts of the page around, so that a mail looks at home; their addresses are of this origin. */
const fontFaces = (): string =>
  [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => rule instanceof CSSFontFaceRule)
    .map((rule) => rule.cssText)
    .join('')

let fonts: string | null = null

const style = (dark: boolean) => `
:root{color-scheme:${dark ? 'dark' : 'light'}}
html{overflow-x:auto;overflow-y:hidden;background:transparent}
body{margin:0;padding:1px 0;overflow-wrap:anywhere;font:14px/1.55 'Inter Variable',system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;color:${dark ? '#eae7e2' : '#1f1d1b'}}
body>:first-child{margin-top:0}body>:last-child{margin-bottom:0}
p{margin:0 0 .75em}
img{max-width:100%;height:auto}
img[data-outside-src]:not([src]){display:inline-block;min-width:24px;min-height:24px;border:1px dashed ${dark ? '#5a554f' : '#c9c4bb'};border-radius:4px}
table{max-width:100%}
pre{white-space:pre-wrap;overflow-wrap:anywhere}
blockquote{margin:0 0 .75em;padding-left:12px;border-left:2px solid ${dark ? '#3d3a36' : '#dcd8d1'};color:${dark ? '#a8a39b' : '#6b665f'}}
a{color:${dark ? '#2dd4bf' : '#0f766e'}}
details.kept-fold>summary{display:inline-block;padding:0 8px;margin:4px 0;border-radius:6px;background:${dark ? '#322f2c' : '#f0ede8'};color:${dark ? '#a8a39b' : '#6b665f'};font-size:12px;line-height:20px;cursor:pointer;list-style:none}
details.kept-fold>summary::-webkit-details-marker{display:none}
details.kept-fold>summary:focus-visible{outline:2px solid ${dark ? '#2dd4bf' : '#0f766e'};outline-offset:1px}
details.kept-fold[open]>summary .show,details.kept-fold:not([open])>summary .hide{display:none}
`

/** Folded quotes become `details`, which opens without a script and by keyboard. */
const fold = (document: Document, showLabel: string, hideLabel: string) => {
  for (const part of document.querySelectorAll('[data-folded]')) {
    if (part.parentElement?.closest('[data-folded]')) continue
    const details = document.createElement('details')
    details.className = 'kept-fold'
    const summary = document.createElement('summary')
    for (const [className, label] of [
      ['show', showLabel],
      ['hide', hideLabel],
    ] as const) {
      const word = document.createElement('span')
      word.className = className
      word.textContent = label
      summary.append(word)
    }
    part.replaceWith(details)
    details.append(summary, part)
  }
}

/** The document of the frame: parsed, never run, here; only then given its own page. */
export const frameDocument = ({ html, dark, pictureUrl, showFoldedLabel, hideFoldedLabel }: Page): string => {
  fonts ??= fontFaces()
  const document = new DOMParser().parseFromString(html, 'text/html')
  fold(document, showFoldedLabel, hideFoldedLabel)
  if (pictureUrl) {
    for (const picture of document.querySelectorAll('img[data-outside-src]')) {
      picture.setAttribute('src', pictureUrl(picture.getAttribute('data-outside-src') ?? ''))
    }
  }
  return `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy()}"><meta name="referrer" content="no-referrer"><base target="_blank"><style>${fonts}${style(dark)}</style></head><body>${document.body.innerHTML}</body></html>`
}
