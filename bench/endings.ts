type End = () => unknown

const ends: End[] = []

/** Has something end with the bench, however that ends: a server, a database, a floor. Ending it twice must do no harm. */
export function endsWithBench(end: End): void {
  ends.push(end)
}

/** Ends all, what began last first; one that cannot be ended does not keep the others. */
export async function endAll(): Promise<void> {
  for (let end = ends.pop(); end; end = ends.pop()) {
    try {
      await end()
    } catch (error) {
      process.stderr.write(`${(error as Error).message}\n`)
    }
  }
}
