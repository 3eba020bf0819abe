import { readFileSync } from 'node:fs'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * What takes longest begins first, so that no worker is left with it alone at the end. A fresh clone has not measured
 * anything yet: how long a file may take is what it asks for itself, by the longest `timeout` it gives a test.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const asked = new Map(files.map((file) => [file, longestIn(readFileSync(file.moduleId, 'utf8'))]))
    // Within a project: workers are shared by the files of one only.
    const known = await super.sort(files)
    const projects = [...new Set(known.map(({ project }) => project))]
    return projects.flatMap((project) =>
      known
        .filter((file) => file.project === project)
        .sort((one, other) => (asked.get(other) ?? 0) - (asked.get(one) ?? 0)),
    )
  }
}

/** Milliseconds; 0 where no test asks for any. */
export const longestIn = (source: string): number =>
  Math.max(
    0,
    ...[...source.matchAll(/\btimeout: ([\d_]+)/g)].map(([, number = '']) => Number(number.replaceAll('_', ''))),
  )
