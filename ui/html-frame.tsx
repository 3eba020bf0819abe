import { useComputedColorScheme } from '@mantine/core'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import classes from './html-frame.module.css'
import { frameDocument, hasOwnColours } from './html-frame-document.ts'

interface Props {
  html: string
  title: string
  /** Remembers the height, so that opening again does not move the page. */
  cacheKey: string
  /** Where an outside picture is fetched from; left out, it stays unfetched. Must stay the same function. */
  pictureUrl?: ((outside: string) => string) | undefined
  showFoldedLabel: string
  hideFoldedLabel: string
}

const heights = new Map<string, number>()

/** A first guess from the amount of text, so that little moves when the real height is known. */
const guessHeight = (html: string) => Math.min(600, 24 + Math.ceil(html.replace(/<[^>]+>/g, '').length / 80) * 21)

/**
 * Strangers' HTML, in a frame where no script runs. The frame is of this origin so that we, from outside, can measure it
 * and open what is folded; without `allow-scripts` nothing inside can use that.
 */
export const HtmlFrame = ({ html, title, cacheKey, pictureUrl, showFoldedLabel, hideFoldedLabel }: Props) => {
  const dark = useComputedColorScheme('light') === 'dark'
  const paper = dark && hasOwnColours(html)
  const frame = useRef<HTMLIFrameElement>(null)
  const [height, setHeight] = useState(() => heights.get(cacheKey) ?? guessHeight(html))
  const document = useMemo(
    () => frameDocument({ html, dark: dark && !paper, pictureUrl, showFoldedLabel, hideFoldedLabel }),
    [html, dark, paper, pictureUrl, showFoldedLabel, hideFoldedLabel],
  )
  const observer = useRef<ResizeObserver | null>(null)

  const measure = useCallback(() => {
    const body = frame.current?.contentDocument?.body
    if (!body) return
    const wide = body.scrollWidth > body.clientWidth ? 16 : 0
    const measured = Math.ceil(body.getBoundingClientRect().height) + wide
    heights.set(cacheKey, measured)
    setHeight(measured)
  }, [cacheKey])

  const onLoad = useCallback(() => {
    const body = frame.current?.contentDocument?.body
    if (!body) return
    measure()
    observer.current?.disconnect()
    observer.current = new ResizeObserver(measure)
    observer.current.observe(body)
  }, [measure])

  useEffect(() => () => observer.current?.disconnect(), [])

  return (
    <iframe
      ref={frame}
      className={classes.frame}
      data-paper={paper || undefined}
      title={title}
      sandbox="allow-popups allow-popups-to-escape-sandbox allow-same-origin"
      srcDoc={document}
      onLoad={onLoad}
      style={{ height }}
    />
  )
}
