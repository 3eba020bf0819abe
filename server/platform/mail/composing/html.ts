import { serialise } from '../reading/html/serialise.ts'
import { type HtmlElement, type HtmlNode, isElement, parseHtml } from '../reading/html/tree.ts'

const saysNothing = (node: HtmlNode): boolean =>
  isElement(node) ? node.name === 'br' : !('data' in node) || String(node.data).trim() === ''

/** Walks stored, sanitised HTML; `keep` may change an element, and answers false to drop it. */
function rewritten(html: string, keep: (element: HtmlElement) => boolean): string {
  const document = parseHtml(html)
  /** What held nothing but what was dropped goes along: it would be an empty line. */
  const walk = (parent: { children: HtmlNode[] }): boolean => {
    const before = parent.children.length
    parent.children = parent.children.filter((node) => !isElement(node) || (keep(node) && !walk(node)))
    return parent.children.length < before && parent.children.every(saysNothing)
  }
  walk(document)
  return serialise(document, new Set())
}

const ownFile = /^\/api\/attachments\/([0-9a-f-]{36})\//

/** The Content-ID under which a file of ours travels inside a mail. */
export const contentIdOf = (attachmentId: string): string => `${attachmentId}@kept`

/** What a member wrote, as it leaves: its pictures point at the files that travel along. */
export function leavingHtml(html: string, attachmentIds: ReadonlySet<string>): string {
  return rewritten(html, (element) => {
    if (element.name !== 'img') return true
    const id = ownFile.exec(element.attribs.src ?? '')?.[1]
    if (!id) return true
    if (attachmentIds.has(id)) element.attribs.src = `cid:${contentIdOf(id)}`
    return attachmentIds.has(id)
  })
}

/**
 * What a person wrote, as it is quoted back to them: without what they had quoted themselves, so that quotes do not grow
 * from answer to answer, and without pictures that only we can show.
 */
export function quotableHtml(html: string): string {
  return rewritten(html, (element) => {
    if ('data-folded' in element.attribs) return false
    if (element.name !== 'img') return true
    const outside = element.attribs['data-outside-src']
    if (outside) {
      element.attribs.src = outside
      delete element.attribs['data-outside-src']
    }
    return outside !== undefined
  })
}
