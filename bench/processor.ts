import { readdirSync, readFileSync } from 'node:fs'

/** Linux counts a hundred of them a second (man 5 proc, sysconf(_SC_CLK_TCK)). */
const millisecondsATick = 10

/**
 * Milliseconds of processor that these processes and all below them have used so far, those that ended included. Unlike
 * the clock it hardly minds what else the machine does.
 */
export function processorOf(roots: readonly number[]): number {
  const processes = new Map<number, { parent: number; ticks: number }>()
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) && statOf(name)
    if (stat) processes.set(Number(name), stat)
  }
  const wanted = new Set(roots)
  // A parent may have a higher number than its child, so until nothing is added.
  for (let before = 0; before < wanted.size; ) {
    before = wanted.size
    for (const [id, { parent }] of processes) if (wanted.has(parent)) wanted.add(id)
  }
  return [...wanted].reduce((sum, id) => sum + (processes.get(id)?.ticks ?? 0), 0) * millisecondsATick
}

function statOf(id: string): { parent: number; ticks: number } | null {
  try {
    // The name of the program stands in brackets and may hold anything.
    const [, parent, ...rest] = readFileSync(`/proc/${id}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return { parent: Number(parent), ticks: rest.slice(9, 13).reduce((sum, ticks) => sum + Number(ticks), 0) }
  } catch {
    return null
  }
}
