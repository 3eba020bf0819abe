import { useCallback, useEffect, useRef } from 'react'

const after = 120

const read = <Words>(key: string): Words | null => {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null')
  } catch {
    return null
  }
}

const write = (key: string, words: unknown) => {
  try {
    if (words) localStorage.setItem(key, JSON.stringify(words))
    else localStorage.removeItem(key)
  } catch {
    // A full or forbidden store: then it lives as long as its window.
  }
}

/** What was begun beside a conversation and not said yet, kept in this browser: a closed window and a reload leave it there. */
export function useBegun<Words>(key: string) {
  const latest = useRef<{ words: Words | null } | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const flush = useCallback(() => {
    clearTimeout(timer.current)
    if (latest.current) write(key, latest.current.words)
    latest.current = null
  }, [key])
  useEffect(() => {
    window.addEventListener('pagehide', flush)
    return () => {
      window.removeEventListener('pagehide', flush)
      flush()
    }
  }, [flush])
  const keep = useCallback(
    (words: Words | null) => {
      latest.current = { words }
      clearTimeout(timer.current)
      timer.current = setTimeout(flush, after)
    },
    [flush],
  )
  return { begun: () => read<Words>(key), keep, forget: () => keep(null) }
}
