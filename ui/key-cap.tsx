import { Kbd } from '@mantine/core'
import classes from './key-cap.module.css'

const isApple = /Mac|iP(hone|ad)/.test(navigator.platform)
const names: Record<string, string> = { mod: isApple ? '⌘' : 'Ctrl', enter: '↵', escape: 'Esc' }

/** Keys of an action, `mod+k` or `g i`, as caps. Decoration: screen readers learn keys by the list of keys. */
export const KeyCap = ({ keys }: { keys: string }) => (
  <span className={classes.keys} aria-hidden="true">
    {keys.split(/[ +]/).map((key) => (
      <Kbd key={key} size="xs" className={classes.key}>
        {names[key.toLowerCase()] ?? key.toUpperCase()}
      </Kbd>
    ))}
  </span>
)
