import { useEffect, useState } from 'react'

/** The time, drawn anew every so many milliseconds; null stands still. */
export const useNow = (every: number | null): Date => {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    if (every === null) return
    const timer = setInterval(() => setNow(new Date()), every)
    return () => clearInterval(timer)
  }, [every])
  return now
}
