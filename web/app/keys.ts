import { useEffect } from 'react'
import { allActions } from './actions.ts'

/** Milliseconds in which the second key of `g i` must follow. */
const pause = 1200

/** The key by its place, so that a Cyrillic layout needs no other keys; signs by what they print. */
export const keyOf = (event: KeyboardEvent): string => {
  if (event.key === '?' || (event.code === 'Slash' && event.shiftKey)) return '?'
  if (event.key === '/' || event.code === 'Slash') return '/'
  if (/^Key[A-Z]$/.test(event.code)) return event.code.slice(3).toLowerCase()
  return event.key.toLowerCase()
}

const isWriting = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest('input, textarea, select, [role="combobox"]') !== null)

const isBehindDialog = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('[role="dialog"], [role="menu"], [role="listbox"]') !== null

const run = (keys: string): boolean => {
  const action = allActions()
    .reverse()
    .find((candidate) => candidate.keys === keys)
  action?.run()
  return action !== undefined
}

let pausedUntil = 0

/** While an editor is on its way to the focus: what is typed is meant for it, not for the keys. */
export const pauseKeys = (milliseconds: number) => {
  pausedUntil = Date.now() + milliseconds
}

/** One listener for the whole workspace: single keys and two-key sequences, never while somebody writes. */
export const useKeys = () => {
  useEffect(() => {
    let first: { key: string; at: number } | null = null
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.altKey) return
      const key = keyOf(event)
      if (event.ctrlKey || event.metaKey) {
        if (!event.shiftKey && run(`mod+${key}`)) event.preventDefault()
        return
      }
      if (Date.now() < pausedUntil) return
      if (isWriting(event.target) || isBehindDialog(event.target)) return
      // Enter and space belong to a button or link that has the focus.
      if (key === 'enter' && event.target instanceof HTMLElement && event.target.closest('button, a')) return
      const before = first && Date.now() - first.at < pause ? first.key : null
      first = null
      if (
        (before && run(`${before} ${key}`)) ||
        run(event.shiftKey && key !== '?' && key !== '*' ? `shift+${key}` : key)
      ) {
        event.preventDefault()
        return
      }
      if (allActions().some(({ keys }) => keys?.startsWith(`${key} `))) first = { key, at: Date.now() }
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}
