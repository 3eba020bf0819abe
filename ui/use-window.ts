import { type RefObject, useCallback, useLayoutEffect, useState } from 'react'

/** Rows drawn beyond the edge, so that a quick hand sees no gap. */
const beyond = 6

interface Shown {
  first: number
  /** One after the last. */
  end: number
}

/** The last row that begins at or above a height; rows stand in order. */
const rowAt = (tops: readonly number[], height: number): number => {
  let [low, high] = [0, tops.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((tops[middle] ?? 0) <= height) low = middle
    else high = middle - 1
  }
  return Math.max(low, 0)
}

/**
 * Which rows of a long list are in sight, where the height of each is known beforehand: that needs no measuring, and so
 * nothing of what libraries for uneven rows bring along. `tops` says where each row begins, and at its end where the last ends.
 */
export const useWindow = (scroller: RefObject<HTMLElement | null>, tops: readonly number[]) => {
  const [shown, setShown] = useState<Shown>({ first: 0, end: 20 })
  const count = tops.length - 1

  const look = useCallback(() => {
    const place = scroller.current
    if (!place) return
    const first = Math.max(0, rowAt(tops, place.scrollTop) - beyond)
    const end = rowAt(tops, place.scrollTop + place.clientHeight) + 1 + beyond
    setShown((before) => (before.first === first && before.end === end ? before : { first, end }))
  }, [scroller, tops])

  useLayoutEffect(() => {
    const place = scroller.current
    if (!place) return
    look()
    const observer = new ResizeObserver(look)
    observer.observe(place)
    place.addEventListener('scroll', look, { passive: true })
    return () => {
      observer.disconnect()
      place.removeEventListener('scroll', look)
    }
  }, [scroller, look])

  /** Moves no further than needed to have the row in sight. */
  const bringIntoSight = useCallback(
    (index: number) => {
      const place = scroller.current
      if (!place) return
      const [top = 0, bottom = top] = tops.slice(index, index + 2)
      if (top < place.scrollTop) place.scrollTop = top
      else if (bottom > place.scrollTop + place.clientHeight) place.scrollTop = bottom - place.clientHeight
    },
    [scroller, tops],
  )

  return { first: Math.min(shown.first, count), end: Math.min(shown.end, count), bringIntoSight }
}
