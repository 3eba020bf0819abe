import { useState } from 'react'
import { remembered } from './rules.ts'

const key = 'kept.searches'

const stored = (): string[] => {
  try {
    const lines: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(lines) ? lines.filter((line) => typeof line === 'string') : []
  } catch {
    return []
  }
}

/** What was looked for lately in this browser. */
export const useRecent = () => {
  const [recent, setRecent] = useState(stored)
  const keep = (lines: string[]) => {
    setRecent(lines)
    localStorage.setItem(key, JSON.stringify(lines))
  }
  return {
    recent,
    remember: (line: string) => line.trim().length > 1 && keep(remembered(stored(), line.trim())),
    forget: () => keep([]),
  }
}
