import type { Language } from '../../../contract/shapes.ts'
import type { FieldFault, FieldMessage } from '../i18n/field-fault.ts'
import { translator } from '../i18n/i18n.ts'

/** A key is a sentence with points and colons in it, not a path. */
const sentence = { ns: 'field-errors', keySeparator: false, nsSeparator: false }

export const fieldWords = (language: Language, { message, data }: FieldFault): string =>
  translator(language)(message, { ...data, ...sentence })

interface Issue {
  keyword: string
  message?: string | undefined
  params: Record<string, unknown>
}

/** What a schema has against a value. */
export function faultOf({ keyword, message = '', params }: Issue): FieldFault {
  const { origin, minimum, maximum, format, values, keys } = params
  const least = Number(minimum)
  const most = Number(maximum)
  switch (keyword) {
    case 'invalid_type':
      return /received (undefined|null)$/.test(message)
        ? { message: 'is needed' }
        : { message: 'is no {{type}}', data: { type: String(params.expected) } }
    case 'too_small':
      if (origin === 'number') return { message: 'is less than {{least}}', data: { least } }
      return least <= 1 ? { message: 'is needed' } : { message: 'is shorter than {{least}}', data: { least } }
    case 'too_big':
      if (origin === 'number') return { message: 'is more than {{most}}', data: { most } }
      return origin === 'string'
        ? { message: 'is longer than {{most}} characters', data: { most } }
        : { message: 'holds more than {{most}}', data: { most } }
    case 'invalid_format':
      return formats[String(format)] ?? { message: 'is not written as it must be' }
    case 'invalid_value':
      return { message: 'is none of {{known}}', data: { known: (values as unknown[]).join(', ') } }
    case 'unrecognized_keys':
      return { message: 'is not known here: {{names}}', data: { names: (keys as string[]).join(', ') } }
    case 'custom':
      // A schema of ours says one of our messages, or nothing of its own.
      return message === 'Invalid input' ? { message: 'does not fit' } : { message: message as FieldMessage }
    default:
      return { message: 'does not fit' }
  }
}

const formats: Record<string, FieldFault> = {
  email: { message: 'is no e-mail address' },
  url: { message: 'is no web address' },
  uuid: { message: 'is no id' },
  datetime: { message: 'is no point in time, as in 2026-11-21T12:00:00Z' },
  date: { message: 'is no date, as in 2026-11-21' },
}
