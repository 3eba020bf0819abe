const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const SPECIAL = /[&<>"]/g

export function escapeHtml(text: string): string {
  return text.replace(SPECIAL, (sign) => ESCAPES[sign] as string)
}

/** Paragraphs at empty lines, line breaks elsewhere. */
export function toHtml(text: string): string {
  return `<p>${escapeHtml(text).replaceAll('\n\n', '</p><p>').replaceAll('\n', '<br />')}</p>`
}
