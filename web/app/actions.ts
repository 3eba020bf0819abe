import { useLayoutEffect } from 'react'

/** Something the keyboard and the command bar can do on the screen that is shown. */
export interface Action {
  id: string
  /** `e`, `mod+enter` or a sequence such as `g i`; left out, it is in the command bar only. */
  keys?: string
  label: string
  group: string
  run: () => void
}

const registered = new Map<string, Action>()

export const allActions = (): Action[] => [...registered.values()]

/**
 * Offers actions while the calling component is drawn; the newest one with an id wins. Before the screen is painted, so that who
 * types on what they see is heard.
 */
export const useActions = (actions: readonly Action[]) => {
  useLayoutEffect(() => {
    for (const action of actions) registered.set(action.id, action)
    return () => {
      for (const action of actions) if (registered.get(action.id) === action) registered.delete(action.id)
    }
  })
}
