import type { Scope } from '../scope.ts'
import type { Field } from './catalogue.ts'

type Source<Row> = (scope: Scope) => readonly Field<Row>[] | Promise<readonly Field<Row>[]>

/** Fields of a noun that its own domain does not know: those to its right offer them (see docs/decisions/0012). */
export interface FieldSlot<Row> {
  /** Called once by a domain as it is made; a second time replaces what it offered. */
  offer(domain: string, source: Source<Row>): void
  fields(scope: Scope): Promise<Field<Row>[]>
}

export function createFieldSlot<Row>(): FieldSlot<Row> {
  const sources = new Map<string, Source<Row>>()
  return {
    offer: (domain, source) => void sources.set(domain, source),
    async fields(scope) {
      const offered = await Promise.all([...sources.values()].map((source) => source(scope)))
      return offered.flat()
    },
  }
}
