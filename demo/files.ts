import { idAt } from './ids.ts'
import { type Random, whole } from './random.ts'
import type { AttachmentRecord, FileKind, Language } from './records.ts'

type Make = { names: Record<Language, string>; extension: string; contentType: string; kilobytes: [number, number] }

const KINDS: Record<FileKind, Make> = {
  photos: {
    names: { en: 'IMG_', ru: 'фото_', bg: 'снимка_' },
    extension: 'png',
    contentType: 'image/png',
    kilobytes: [380, 4200],
  },
  invoice: {
    names: { en: 'invoice-F-', ru: 'счет-F-', bg: 'фактура-F-' },
    extension: 'pdf',
    contentType: 'application/pdf',
    kilobytes: [28, 140],
  },
  receipt: {
    names: { en: 'receipt-', ru: 'квитанция-', bg: 'разписка-' },
    extension: 'pdf',
    contentType: 'application/pdf',
    kilobytes: [18, 90],
  },
  screenshot: {
    names: { en: 'Screenshot-', ru: 'Снимок-экрана-', bg: 'Екран-' },
    extension: 'png',
    contentType: 'image/png',
    kilobytes: [60, 900],
  },
  label: {
    names: { en: 'label-', ru: 'этикетка-', bg: 'етикет-' },
    extension: 'pdf',
    contentType: 'application/pdf',
    kilobytes: [22, 60],
  },
  form: {
    names: { en: 'claim-form-', ru: 'заявление-', bg: 'заявление-' },
    extension: 'pdf',
    contentType: 'application/pdf',
    kilobytes: [40, 160],
  },
}

/** One file of the kind, or for photographs one to four of them. Only described: there are no bytes. */
export function filesOf(r: Random, kind: FileKind, language: Language, time: number): AttachmentRecord[] {
  const { names, extension, contentType, kilobytes } = KINDS[kind]
  const first = whole(r, 1000, 9990)
  return Array.from({ length: kind === 'photos' ? whole(r, 1, 4) : 1 }, (_, i) => ({
    id: idAt(time, r),
    kind,
    fileName: `${names[language]}${first + i}.${extension}`,
    contentType,
    size: whole(r, kilobytes[0] * 1024, kilobytes[1] * 1024),
  }))
}
