import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'

/** Pixels from the end that still count as being there. */
const near = 48

/**
 * Keeps the newest message in sight while pictures and frames above find their height, until somebody scrolls away; then
 * new messages wait below and are only announced.
 */
export const useStickToEnd = (newest: number) => {
  const scroller = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLOListElement>(null)
  const sticking = useRef(true)
  const [away, setAway] = useState(false)
  const [newBelow, setNewBelow] = useState(false)
  const before = useRef(newest)

  const toEnd = useCallback(() => {
    const place = scroller.current
    const last = content.current?.lastElementChild
    if (!place || !(last instanceof HTMLElement)) return
    // A message longer than the window begins at its beginning.
    const top = last.offsetTop - 12
    place.scrollTop = Math.min(top, place.scrollHeight - place.clientHeight)
  }, [])

  useLayoutEffect(toEnd, [toEnd])

  useEffect(() => {
    if (!content.current || !scroller.current) return
    const observer = new ResizeObserver(() => {
      if (sticking.current) toEnd()
    })
    observer.observe(content.current)
    observer.observe(scroller.current)
    return () => observer.disconnect()
  }, [toEnd])

  useEffect(() => {
    if (newest > before.current && !sticking.current) setNewBelow(true)
    before.current = newest
  }, [newest])

  const onScroll = () => {
    const place = scroller.current
    if (!place) return
    const left = place.scrollHeight - place.scrollTop - place.clientHeight
    const last = content.current?.lastElementChild
    const atLast = last instanceof HTMLElement && Math.abs(place.scrollTop - (last.offsetTop - 12)) < near
    const atEnd = left < near || atLast
    setAway(!atEnd)
    if (left < near) setNewBelow(false)
  }

  /** Somebody's hand, not ours: from now on nothing is moved under it. */
  const onHand = () => {
    const place = scroller.current
    if (place) sticking.current = place.scrollHeight - place.scrollTop - place.clientHeight < near
  }

  /** Something else is to be looked at than the newest. */
  const letGo = useCallback(() => {
    sticking.current = false
  }, [])

  const goToEnd = () => {
    sticking.current = true
    setNewBelow(false)
    toEnd()
  }

  return { scroller, content, onScroll, onHand, letGo, goToEnd, newBelow: newBelow && away }
}
