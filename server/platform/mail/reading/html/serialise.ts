import { type HtmlDocument, type HtmlElement, type HtmlNode, isElement, isText } from './tree.ts'

const VOID = new Set(['br', 'hr', 'img', 'col', 'wbr'])
/** Parents whose children may not be wrapped: the children themselves are marked. */
const STRICT = new Set(['table', 'thead', 'tbody', 'tfoot', 'tr', 'ul', 'ol', 'dl', 'colgroup'])
const FLOW = new Set(
  'div td th blockquote li section article center main aside header footer dd figure nav address'.split(' '),
)

const escapeText = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const escapeAttribute = (text: string) => escapeText(text).replaceAll('"', '&quot;')

/** 'all': everything readable inside is folded; 'none': something is shown; 'empty': nothing readable. */
type Share = 'all' | 'none' | 'empty'

function share(node: HtmlNode, folded: ReadonlySet<HtmlNode>, known: Map<HtmlNode, Share>): Share {
  const before = known.get(node)
  if (before) return before
  let result: Share = 'empty'
  if (isElement(node) && node.children.length > 0) {
    const shares = node.children.map((child) => share(child, folded, known))
    if (shares.includes('none')) result = 'none'
    else if (shares.includes('all')) result = 'all'
  } else if (folded.has(node)) result = 'all'
  else if (isText(node) ? node.data.trim() !== '' : isElement(node) && node.name === 'img') result = 'none'
  known.set(node, result)
  return result
}

function openTag(element: HtmlElement, mark: string): string {
  let tag = `<${element.name}${mark}`
  for (const name in element.attribs) tag += ` ${name}="${escapeAttribute(element.attribs[name] as string)}"`
  return VOID.has(element.name) ? `${tag} />` : `${tag}>`
}

/**
 * Writes the tree of sanitised HTML again, every text and attribute escaped anew; what is made of `folded` leaves only
 * stands inside elements with the attribute `data-folded`.
 */
export function serialise(document: HtmlDocument, folded: ReadonlySet<HtmlNode>): string {
  const known = new Map<HtmlNode, Share>()
  const out: string[] = []

  const write = (node: HtmlNode, inFold: boolean, mark: string) => {
    if (isText(node)) out.push(escapeText(node.data))
    if (!isElement(node)) return
    out.push(openTag(node, mark))
    if (VOID.has(node.name)) return
    writeAll(node.children, inFold, node.name)
    out.push(`</${node.name}>`)
  }

  const writeAll = (nodes: HtmlNode[], inFold: boolean, parent: string | null) => {
    if (inFold || folded.size === 0) {
      for (const node of nodes) write(node, inFold, '')
      return
    }
    const strict = parent !== null && STRICT.has(parent)
    const wrapper = parent === null || FLOW.has(parent) ? 'div' : 'span'
    for (let at = 0; at < nodes.length; at++) {
      const node = nodes[at] as HtmlNode
      if (share(node, folded, known) !== 'all') {
        write(node, false, '')
        continue
      }
      if (strict) {
        write(node, true, ' data-folded=""')
        continue
      }
      let last = at
      for (let next = at + 1; next < nodes.length; next++) {
        const state = share(nodes[next] as HtmlNode, folded, known)
        if (state === 'none') break
        if (state === 'all') last = next
      }
      out.push(`<${wrapper} data-folded="">`)
      for (; at < last; at++) write(nodes[at] as HtmlNode, true, '')
      write(nodes[last] as HtmlNode, true, '')
      out.push(`</${wrapper}>`)
    }
  }

  writeAll(document.children, false, null)
  return out.join('')
}
