const entities: Record<string, string> = {
  '&quot;': '"',
  '&#34;': '"',
  '&#39;': "'",
  '&apos;': "'",
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': ' ',
  '\u00a0': ' ',
  '&amp;': '&',
}

/** An editor writes the signs of `{{ … }}` and `{% … %}` as entities, as HTML wants it; inside them they are code. */
export const readable = (html: string): string =>
  html.replace(/\{\{[^{}]*\}\}|\{%[^{}]*%\}/g, (code) =>
    code.replace(/&(?:quot|#34|#39|apos|lt|gt|nbsp|amp);|\u00a0/g, (entity) => entities[entity] ?? entity),
  )
