import sanitizeHtml from 'sanitize-html'
import { quoteMark } from './quote-marks.ts'
import { safeStyle } from './style.ts'

/** Stored beside every shown HTML; raised whenever the rules below change, so that old mails can be made anew. */
export const sanitiserVersion = 2

const TAGS = (
  'a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del dfn div dl dt em ' +
  'figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p pre q s samp section small ' +
  'span strike strong sub sup table tbody td tfoot th thead tr tt u ul var wbr'
).split(' ')

const SIZES = new Set([
  'width',
  'height',
  'border',
  'cellpadding',
  'cellspacing',
  'colspan',
  'rowspan',
  'span',
  'start',
  'size',
])
const WORDS = new Set(['align', 'valign', 'dir', 'lang', 'color', 'bgcolor', 'face', 'type', 'nowrap', 'clear'])
const TEXTS = new Set(['alt', 'title'])
const KEPT = [
  ...SIZES,
  ...WORDS,
  ...TEXTS,
  'style',
  'href',
  'src',
  'rel',
  'target',
  'cite',
  'data-cid',
  'data-outside-src',
  'data-quote',
]

type Attributes = Record<string, string>

function pictureSource(source: string): Attributes {
  const trimmed = source.trim()
  const cid = /^cid:\s*(.+)$/i.exec(trimmed)
  if (cid) return { 'data-cid': decodedCid(cid[1] as string) }
  if (/^https?:\/\//i.test(trimmed)) return { 'data-outside-src': trimmed }
  if (/^\/\/[^/]/.test(trimmed)) return { 'data-outside-src': `https:${trimmed}` }
  if (/^data:image\/(?:png|jpe?g|gif|webp|bmp);base64,[a-z0-9+/=\s]+$/i.test(trimmed)) return { src: trimmed }
  return {}
}

function decodedCid(cid: string): string {
  const bare = cid.replace(/^<|>$/g, '')
  try {
    return decodeURIComponent(bare)
  } catch {
    return bare
  }
}

function linkTarget(href: string): Attributes {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers skip these inside a scheme
  const bare = href.replace(/[\x00-\x20]+/g, (blank) => (blank === ' ' ? ' ' : '')).trim()
  if (!/^(?:https?:\/\/|mailto:|tel:|sms:|callto:)/i.test(bare)) return {}
  return { href: bare, target: '_blank', rel: 'noopener noreferrer nofollow' }
}

/** Attributes are made anew from an allow-list; what the sender wrote into ours (data-…) never passes. */
function attributesOf(tag: string, given: Attributes): Attributes {
  const kept: Attributes = {}
  for (const name in given) {
    const value = given[name] as string
    if (
      SIZES.has(name)
        ? /^[\d.]+(?:%|px|pt|em)?$/.test(value)
        : WORDS.has(name)
          ? /^[\w#%,\s.-]{0,80}$/.test(value)
          : TEXTS.has(name)
    ) {
      kept[name] = value
    }
  }
  if (given.style) {
    const style = safeStyle(given.style)
    if (style !== '') kept.style = style
  }
  if (tag === 'img' && given.src) Object.assign(kept, pictureSource(given.src))
  if (tag === 'a' && given.href) Object.assign(kept, linkTarget(given.href))
  const mark = quoteMark(given.class, given.id)
  if (mark) kept['data-quote'] = mark
  else if (tag === 'blockquote' && given.type === 'cite') kept['data-quote'] = 'quote'
  return kept
}

const OPTIONS: sanitizeHtml.IOptions = {
  allowedTags: TAGS,
  allowedAttributes: { '*': KEPT },
  allowedSchemes: ['http', 'https', 'mailto', 'tel', 'sms', 'callto'],
  allowedSchemesByTag: { img: ['data'] },
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  nonTextTags: [
    'script',
    'style',
    'textarea',
    'option',
    'noscript',
    'title',
    'head',
    'xml',
    'svg',
    'math',
    'template',
    'iframe',
    'object',
    'applet',
    'select',
  ],
  nestingLimit: 150,
  // The styles are already filtered above; the library would parse each again with postcss.
  parseStyleAttributes: false,
  transformTags: { '*': (tag, given) => ({ tagName: tag, attribs: attributesOf(tag, given) }) },
}

/** HTML of a stranger as it may be shown: allow-listed tags and attributes, pictures neutralised, no script, no frame. */
export function sanitise(html: string): string {
  return sanitizeHtml(html, OPTIONS)
}
