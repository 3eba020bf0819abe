import { random, whole } from '../random.ts'
import { base64Lines } from './encoding.ts'
import type { Drawn } from './pictures.ts'

const KINDS = 24
const ROWS_A_PAGE = 44
const drawn: Drawn[] = []

const show = (x: number, y: number, size: number, text: string) =>
  `BT /F1 ${size} Tf ${x} ${y} Td (${text.replace(/[()\\]/g, '\\$&')}) Tj ET\n`

function rows(kind: number): string[] {
  const r = random(kind + 101)
  const count = whole(r, 4, 24) + (kind % 5 === 0 ? 60 : 0)
  return Array.from({ length: count }, (_, i) => {
    const cents = whole(r, 250, 9900)
    return `${String(i + 1).padStart(3)}   MP${whole(r, 100_000_000, 999_999_999)}   ${(whole(r, 2, 180) / 10).toFixed(1)} kg   EUR ${(cents / 100).toFixed(2)}`
  })
}

function page(lines: string[], number: number): string {
  let content = show(56, 780, 18, 'Martlet Parcel') + show(56, 756, 10, `Receipt for carriage, page ${number}`)
  for (const [i, line] of lines.entries()) content += show(56, 724 - i * 15, 10, line)
  return content
}

/** A receipt for parcels as a PDF 1.4 file: A4, Helvetica, nothing compressed. */
function draw(kind: number): Buffer {
  const lines = rows(kind)
  const pages = Array.from({ length: Math.ceil(lines.length / ROWS_A_PAGE) }, (_, i) =>
    page(lines.slice(i * ROWS_A_PAGE, (i + 1) * ROWS_A_PAGE), i + 1),
  )
  const kids = pages.map((_, i) => `${4 + i * 2} 0 R`).join(' ')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...pages.flatMap((content, i) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + i * 2} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}endstream`,
    ]),
  ]
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, i) => {
    const offset = file.length
    file += `${i + 1} 0 obj\n${object}\nendobj\n`
    return `${String(offset).padStart(10, '0')} 00000 n \n`
  })
  const size = objects.length + 1
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}`
  return Buffer.from(
    `${file}${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`,
    'latin1',
  )
}

/** One of two dozen small PDF files, drawn on first use. */
export function receipt(choice: number): Drawn {
  const kind = choice % KINDS
  const known = drawn[kind]
  if (known) return known
  const bytes = draw(kind)
  const made = { bytes, base64: base64Lines(bytes) }
  drawn[kind] = made
  return made
}
