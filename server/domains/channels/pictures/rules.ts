/** Does this address stand in the message as an outside picture? Only such are fetched: we are nobody's proxy. */
export function showsPicture(html: string, url: string): boolean {
  const written = url.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
  return html.includes(`data-outside-src="${written}"`)
}
