const LINK = /\bhttps?:\/\/[^\s<>"'«»“”]{3,2000}|\b[a-z0-9._%+-]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+){1,8}\b/gi

export const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

function linked(line: string): string {
  let out = ''
  let at = 0
  for (const match of line.matchAll(LINK)) {
    const shown = match[0].replace(/[.,;:!?)\]}]+$/, '')
    out += escapeHtml(line.slice(at, match.index))
    const href = shown.includes('://') ? shown : `mailto:${shown}`
    out += `<a href="${escapeHtml(href)}" target="_blank" rel="noopener noreferrer nofollow">${escapeHtml(shown)}</a>`
    at = match.index + shown.length
  }
  return out + escapeHtml(line.slice(at))
}

const keptSpaces = (line: string) =>
  line.replace(/^ +| {2,}/g, (blank) => '\u00a0'.repeat(blank.length)).replaceAll('\t', '\u00a0\u00a0\u00a0\u00a0')

/** Plain text for display: paragraphs at blank lines, line breaks kept, addresses made links. */
export function textToHtml(text: string): string {
  return text
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map(
      (paragraph) =>
        `<p>${paragraph
          .replace(/^\n+|\n+$/g, '')
          .split('\n')
          .map((line) => linked(keptSpaces(line.trimEnd())))
          .join('<br />\n')}</p>`,
    )
    .join('\n')
}
