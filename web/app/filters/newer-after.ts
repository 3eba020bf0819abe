/** Milliseconds after which counts are asked for again, where one of them is older than the log; else what is given. */
export const newerAfter = (
  counts: readonly { newerAfter?: number | undefined }[] | undefined,
  otherwise: number | false = false,
): number | false => {
  const old = (counts ?? []).flatMap((count) => count.newerAfter ?? [])
  return old.length > 0 ? Math.min(...old) : otherwise
}
