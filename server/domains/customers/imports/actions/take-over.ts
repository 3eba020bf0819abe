import type { ImportRow } from '../../../../../contract/imports.ts'
import { apart } from '../../../../platform/db/apart.ts'
import { ProblemError } from '../../../../platform/http/problem.ts'
import type { Scope } from '../../../../platform/scope.ts'
import type { Importer } from '../../importers/queries.ts'
import { type Row, type Trouble, troubleOf } from '../rules.ts'

export type Taken = Pick<ImportRow, 'outcome' | 'entityId'> & { troubles: Trouble[] }

/** One row, on its own: what is wrong with it leaves the others alone, and nothing of it behind. */
export async function takeOver(scope: Scope, importer: Importer, row: Row<unknown>): Promise<Taken> {
  try {
    const { id, created } = await apart(scope.db, () => importer.takeOver(scope, row))
    return { outcome: created ? 'created' : 'changed', troubles: [], entityId: id }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    return { outcome: 'failed', troubles: troublesOf(error), entityId: null }
  }
}

const troublesOf = ({ code, more }: ProblemError): Trouble[] =>
  more.errors?.map(({ path, ...fault }) => troubleOf(path.replace(/^body\.(fields\.)?/, '') || null, fault)) ?? [
    { column: null, code, detail: more.detail ?? null },
  ]
