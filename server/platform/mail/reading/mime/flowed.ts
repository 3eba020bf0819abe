const depthOf = (line: string) => /^>*/.exec(line)?.[0].length ?? 0

/** RFC 3676 format=flowed as plain paragraphs; `delSp` drops the space that marks a soft break. */
export function unflow(text: string, delSp: boolean): string {
  const out: string[] = []
  let open: { depth: number; text: string } | null = null
  const close = () => {
    if (open) out.push(open.depth > 0 ? `${'>'.repeat(open.depth)} ${open.text}` : open.text)
    open = null
  }
  for (const line of text.split('\n')) {
    const depth = depthOf(line)
    const stuffed = line.slice(depth)
    const content = stuffed.startsWith(' ') ? stuffed.slice(1) : stuffed
    const soft = content.endsWith(' ') && content !== '-- '
    if (content === '-- ' || (open !== null && (open as { depth: number }).depth !== depth)) close()
    const piece = soft && delSp ? content.slice(0, -1) : content
    const current = open as { depth: number; text: string } | null
    if (current) current.text += piece
    else open = { depth, text: piece }
    if (!soft) close()
  }
  close()
  return out.join('\n')
}
