import type { Scope } from '../../../platform/scope.ts'
import type { Noun, Reader, Row } from '../imports/rules.ts'

export interface TakenOver {
  id: string
  created: boolean
}

/** How a noun comes in from a file: read without a database, taken over with one. */
export interface Importer extends Reader<unknown> {
  /** Throws a problem whose paths name the columns. */
  takeOver(scope: Scope, row: Row<unknown>): Promise<TakenOver>
}

const importers = new Map<Noun, Importer>()

/** Called once by the domain that owns the noun, as it is made. */
export function offerImport<Draft>(
  noun: Noun,
  reader: Reader<Draft>,
  takeOver: (scope: Scope, row: Row<Draft>) => Promise<TakenOver>,
): void {
  importers.set(noun, { ...reader, takeOver } as Importer)
}

export function importerOf(noun: Noun): Importer {
  const importer = importers.get(noun)
  if (!importer) throw new Error(`Nobody imports a ${noun}`)
  return importer
}
