const mostBytes = 32 * 1024 * 1024

/**
 * The bytes of mails that have just come, so that the reader, who asks for them a moment later, need not fetch from disk
 * what was written there just now. Never the only copy: what does not fit is forgotten, oldest first.
 */
export function keepFreshBytes() {
  const kept = new Map<string, Buffer>()
  let size = 0
  const forget = (hash: string) => {
    size -= kept.get(hash)?.length ?? 0
    kept.delete(hash)
  }
  return {
    add(hash: string, bytes: Buffer): void {
      if (bytes.length > mostBytes / 8 || kept.has(hash)) return
      kept.set(hash, bytes)
      size += bytes.length
      while (size > mostBytes) forget(kept.keys().next().value ?? '')
    },
    /** Gives them once; after that the disk has them. */
    take(hash: string): Buffer | undefined {
      const bytes = kept.get(hash)
      forget(hash)
      return bytes
    },
  }
}

export type FreshBytes = ReturnType<typeof keepFreshBytes>
