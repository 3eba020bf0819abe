/** A reason to stop that is meant for the person at the terminal: printed without a stack. */
export class Stop extends Error {}

/** Prints such a reason and answers the exit code; any other error is a defect and keeps its stack. */
export function explain(error) {
  if (!(error instanceof Stop)) throw error
  console.error(error.message)
  return 1
}
