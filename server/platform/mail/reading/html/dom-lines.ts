import { type HtmlDocument, type HtmlElement, type HtmlNode, type HtmlText, isElement, isText } from './tree.ts'

/** One shown line of HTML: its text, how deep in quotes, which leaves of the tree it is made of. */
export type DomLine = { text: string; depth: number; mark: string | null; leaves: HtmlNode[] }

const BLOCK = new Set(
  'address article aside blockquote center dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody tfoot thead tr ul caption'.split(
    ' ',
  ),
)
const SPACED = new Set('p h1 h2 h3 h4 h5 h6 ul ol blockquote table pre dl'.split(' '))

type State = {
  lines: DomLine[]
  open: DomLine | null
  depth: number
  mark: string | null
  pre: boolean
  counters: Map<HtmlNode, number>
}

function openLine(state: State): DomLine {
  state.open ??= { text: '', depth: state.depth, mark: state.mark, leaves: [] }
  return state.open
}

function breakLine(state: State): void {
  if (!state.open) return
  state.open.text = state.open.text.trimEnd()
  state.lines.push(state.open)
  state.open = null
}

function blankLine(state: State): void {
  breakLine(state)
  const last = state.lines.at(-1)
  if (last && last.text !== '') state.lines.push({ text: '', depth: state.depth, mark: state.mark, leaves: [] })
}

function addText(state: State, node: HtmlText): void {
  if (state.pre && node.data.includes('\n')) {
    for (const [nth, piece] of node.data.split('\n').entries()) {
      if (nth > 0) {
        openLine(state)
        breakLine(state)
      }
      const line = openLine(state)
      line.text += piece
      line.leaves.push(node)
    }
    return
  }
  const text = state.pre
    ? node.data
    : node.data.replace(/[ \t\r\n\f]+/g, ' ').replace(/\u200b|\u2060|\ufeff|\u00ad|\u034f/g, '')
  if (text === '' || (text === ' ' && !state.open)) {
    // White space between blocks is no line of its own, yet it must stay where it is in the tree.
    return
  }
  const line = openLine(state)
  const joined = line.text === '' || line.text.endsWith(' ') ? text.replace(/^ /, '') : text
  line.text += joined.replaceAll('\u00a0', ' ')
  line.leaves.push(node)
}

const keepsSpaces = (element: HtmlElement) => /white-space:\s*(?:pre|break-spaces)/i.test(element.attribs.style ?? '')

/** "1. " in an ordered list, "- " elsewhere. */
function bullet(state: State, item: HtmlElement): string {
  const list = item.parent as HtmlElement | null
  if (list?.name !== 'ol') return '- '
  const number = state.counters.get(list) ?? (Number.parseInt(list.attribs.start ?? '', 10) || 1)
  state.counters.set(list, number + 1)
  return `${number}. `
}

function isHidden(element: HtmlElement): boolean {
  const style = element.attribs.style
  return style !== undefined && /display:\s*none/i.test(style)
}

function addElement(state: State, element: HtmlElement): void {
  const name = element.name
  if (name === 'br') {
    openLine(state).leaves.push(element)
    breakLine(state)
    return
  }
  if (name === 'img') {
    openLine(state).leaves.push(element)
    return
  }
  if (name === 'hr') {
    breakLine(state)
    state.lines.push({
      text: '________________________________',
      depth: state.depth,
      mark: state.mark,
      leaves: [element],
    })
    return
  }
  if (isHidden(element)) return
  const before = { depth: state.depth, mark: state.mark, pre: state.pre }
  const block = BLOCK.has(name)
  if (block) breakLine(state)
  if (SPACED.has(name)) blankLine(state)
  if (name === 'blockquote') state.depth++
  const mark = element.attribs['data-quote']
  if (mark && name !== 'blockquote') {
    if (mark !== 'attribution') breakLine(state)
    state.mark = mark
    if (mark === 'rest') state.lines.push({ text: '', depth: state.depth, mark, leaves: [] })
  }
  if (name === 'pre' || keepsSpaces(element)) state.pre = true
  if (name === 'li') openLine(state).text += bullet(state, element)
  if ((name === 'td' || name === 'th') && state.open && (state.open as DomLine).text.trim() !== '')
    openLine(state).text += ' '
  for (const child of element.children) addNode(state, child)
  if (block) breakLine(state)
  if (mark === 'signature' || mark === 'quote') breakLine(state)
  state.depth = before.depth
  state.mark = before.mark
  state.pre = before.pre
  if (SPACED.has(name)) blankLine(state)
}

function addNode(state: State, node: HtmlNode): void {
  if (isText(node)) addText(state, node)
  else if (isElement(node)) addElement(state, node)
}

/** The lines of a sanitised document as a person reads them. */
export function domLines(document: HtmlDocument): DomLine[] {
  const state: State = { lines: [], open: null, depth: 0, mark: null, pre: false, counters: new Map() }
  for (const child of document.children) addNode(state, child)
  breakLine(state)
  while (state.lines.at(-1)?.text === '' && state.lines.at(-1)?.leaves.length === 0) state.lines.pop()
  return state.lines
}

/** The same as plain text, quotes marked with ">" as mail clients do. */
export function lineText(line: DomLine): string {
  return line.depth === 0 ? line.text : `${'>'.repeat(line.depth)} ${line.text}`.trimEnd()
}
