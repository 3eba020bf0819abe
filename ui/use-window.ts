import { type RefObject, useCallback, useLayoutEffect, useState } from 'react'

/** Rows drawn beyond the edge, so that a quick hand sees no gap. */
const beyond = 6

interface Shown {
  first: number
  /** One after the last. */
  end: number
}

/**
 * Which rows of a long list are in sight, where every row is equally high: that needs no measuring, and so nothing of
 * what libraries for uneven rows bring along.
 */
export const useWindow = (scroller: RefObject<HTMLElement | null>, count: number, rowHeight: number) => {
  const [shown, setShown] = useState<Shown>({ first: 0, end: 20 })

  const look = useCallback(() => {
    const place = scroller.current
    if (!place) return
    const first = Math.max(0, Math.floor(place.scrollTop / rowHeight) - beyond)
    const end = Math.ceil((place.scrollTop + place.clientHeight) / rowHeight) + beyond
    setShown((before) => (before.first === first && before.end === end ? before : { first, end }))
  }, [scroller, rowHeight])

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
      const top = index * rowHeight
      if (top < place.scrollTop) place.scrollTop = top
      else if (top + rowHeight > place.scrollTop + place.clientHeight) {
        place.scrollTop = top + rowHeight - place.clientHeight
      }
    },
    [scroller, rowHeight],
  )

  return { first: Math.min(shown.first, count), end: Math.min(shown.end, count), bringIntoSight }
}
