import type { GivenOrder, GivenPerson } from '../../../../contract/orders.ts'
import { ProblemError, problem } from '../../../platform/http/problem.ts'
import type { FieldMessage } from '../../../platform/i18n/field-fault.ts'
import type { Scope } from '../../../platform/scope.ts'
import { companyNames, findOrCreatePerson, personRefs, samePeople } from '../../customers/index.ts'
import type { OrderRow } from '../queries.ts'
import { isAhead, promiseFrom } from '../rules.ts'
import { timeZoneOf } from '../zone/queries.ts'

type Columns = Partial<
  Pick<
    OrderRow,
    | 'number'
    | 'amount'
    | 'currency'
    | 'sender_id'
    | 'recipient_id'
    | 'company_id'
    | 'promised_day'
    | 'promised_at'
    | 'tracking_number'
    | 'tracking_url'
    | 'invoice_number'
    | 'invoice_url'
    | 'placed_at'
  >
>

export type GivenColumns = Omit<GivenOrder, 'stages' | 'fields'> & { number?: string | undefined }

/** What is given as columns; people are found or made. Throws invalid for ids that are nobody’s. */
export async function resolveGiven(scope: Scope, given: GivenColumns, before: OrderRow | null): Promise<Columns> {
  if (given.companyId && !(await companyNames(scope, [given.companyId])).size)
    throw problem('invalid', { errors: [{ path: 'body.companyId', message: 'is no company' }] })
  if (given.placedAt && isAhead(new Date(given.placedAt), scope.now))
    throw problem('invalid', { errors: [{ path: 'body.placedAt', message: 'has not come yet' }] })
  return {
    ...(given.number === undefined ? {} : { number: given.number }),
    ...(given.amount === undefined
      ? {}
      : { amount: given.amount?.amount ?? null, currency: given.amount?.currency ?? null }),
    ...(given.sender === undefined
      ? {}
      : { sender_id: await personFor(scope, given.sender, before?.sender_id ?? null, 'body.sender') }),
    ...(given.recipient === undefined
      ? {}
      : { recipient_id: await personFor(scope, given.recipient, before?.recipient_id ?? null, 'body.recipient') }),
    ...(given.companyId === undefined ? {} : { company_id: given.companyId }),
    ...(given.promised === undefined ? {} : promiseFrom(given.promised, await timeZoneOf(scope))),
    ...(given.trackingNumber === undefined ? {} : { tracking_number: given.trackingNumber }),
    ...(given.trackingUrl === undefined ? {} : { tracking_url: given.trackingUrl }),
    ...(given.invoiceNumber === undefined ? {} : { invoice_number: given.invoiceNumber }),
    ...(given.invoiceUrl === undefined ? {} : { invoice_url: given.invoiceUrl }),
    ...(given.placedAt === undefined ? {} : { placed_at: new Date(given.placedAt) }),
  }
}

/** Where the order names one who was merged into the same person it stays as it is: undoing the merge leads back. */
async function personFor(
  scope: Scope,
  given: GivenPerson | null,
  before: string | null,
  path: string,
): Promise<string | null> {
  if (!given) return null
  const id = given.id ?? (await byIdentity(scope, given, path))
  if (given.id && !(await personRefs(scope, [given.id])).size)
    throw problem('invalid', { errors: [{ path: `${path}.id`, message: 'is no person' }] })
  if (before === null || before === id) return id
  const same = (await samePeople(scope, [id])).get(id) ?? []
  return same.includes(before) ? before : id
}

const wordsFor = {
  email: 'is no e-mail address',
  phone: 'is no phone number',
  external: 'is no external id',
} as const satisfies Record<string, FieldMessage>

async function byIdentity(scope: Scope, { email, phone, external, name }: GivenPerson, path: string): Promise<string> {
  const [kind, value] = email
    ? (['email', email] as const)
    : phone
      ? (['phone', phone] as const)
      : (['external', external ?? ''] as const)
  try {
    return (await findOrCreatePerson(scope, { kind, value, name: name ?? null })).id
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'invalid') throw error
    throw problem('invalid', { errors: [{ path: `${path}.${kind}`, message: wordsFor[kind] }] }, error)
  }
}
