import { parseDocument } from 'htmlparser2'

export type HtmlDocument = ReturnType<typeof parseDocument>
export type HtmlNode = HtmlDocument['children'][number]
export type HtmlText = Extract<HtmlNode, { data: string; type: 'text' | unknown }> & { data: string }
export type HtmlElement = Extract<HtmlNode, { attribs: unknown }>

export const isElement = (node: HtmlNode): node is HtmlElement => 'attribs' in node
export const isText = (node: HtmlNode): node is HtmlText => (node.type as string) === 'text'

/** The tree of HTML that was sanitised before (so its nesting is bounded). */
export const parseHtml = (html: string): HtmlDocument => parseDocument(html)
