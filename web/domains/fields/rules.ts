import type { Colour, CustomField, FieldValue, FieldValues, GivenValues, Names } from '../../../contract/fields.ts'

/** A name in the language of the screen, or in another one that it has. */
export const nameIn = (names: Partial<Names>, language: string): string =>
  names[language as keyof Names] ?? names.en ?? Object.values(names).find(Boolean) ?? ''

/** Values as they will be once what is given was set. */
export const withGiven = (values: FieldValues, given: GivenValues): FieldValues =>
  Object.fromEntries(
    Object.entries({ ...values, ...given }).flatMap(([key, value]) =>
      value === null || value === '' || (Array.isArray(value) && value.length === 0) ? [] : [[key, value]],
    ),
  )

/** Mantine's name of a colour of a choice or a status. */
export const paintOf = (colour: Colour | null): string =>
  colour === null ? 'gray' : colour === 'amber' ? 'yellow' : colour

/** How many digits stand behind the point of an amount. */
export const digitsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2

export const moneyIn = (value: FieldValue, language: string): string => {
  if (typeof value !== 'object' || Array.isArray(value)) return ''
  const { amount, currency } = value
  return new Intl.NumberFormat(language, { style: 'currency', currency }).format(amount / 10 ** digitsOf(currency))
}

/** Minor units of an amount as it was typed; null where it is none. */
export const minorUnits = (typed: string | number, currency: string): number | null => {
  const amount = Math.round(Number(typed) * 10 ** digitsOf(currency))
  return typed === '' || !Number.isSafeInteger(amount) ? null : amount
}

export const currencies = ['EUR', 'BGN', 'USD', 'GBP', 'RUB', 'RON', 'TRY', 'CHF', 'PLN'] as const

/** The choices that can be made now: those that are not archived, and the one that is there already. */
export const openChoices = (field: CustomField, value: FieldValue | undefined) =>
  field.choices.filter((choice) => !choice.archived || [value].flat().includes(choice.key))
