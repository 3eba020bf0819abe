import type { ContractKey } from '../../contract/contract.ts'
import type { Ids } from './populate.ts'

export interface Row {
  /** The path's parameters, of a workspace with these ids. */
  params?: (ids: Ids) => Record<string, string>
  query?: string
  /** The smallest body that is valid, for a workspace with these ids. */
  body?: (ids: Ids) => unknown
  headers?: Record<string, string>
  /** It makes what it names: another workspace's name is as free here as any. */
  names?: true
  /** Why it cannot be called as a control by whose everything is. */
  uncontrolled?: string
}

/** A call that mixes both: `ours` asks, `theirs` is not to be had. */
export type Smuggled = [ContractKey, (ours: Ids, theirs: Ids) => { params?: Record<string, string>; body?: unknown }]

export const only =
  (name: keyof Ids) =>
  (ids: Ids): Record<string, string> => ({ id: ids[name] })
