import { UnstyledButton } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { useLocation } from '@tanstack/react-router'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import type { SideConversation } from '../../../../../contract/side-conversations.ts'
import type { Returned } from '../use-returned.ts'
import classes from './side-conversations.module.css'
import { SideFacts } from './side-facts.tsx'
import { SideThread } from './side-thread.tsx'

interface Props {
  side: SideConversation
  mayWrite: boolean
  /** The question was taken back, before it left. */
  onReturned: (returned: Returned) => void
  /** Where it belongs, where it stands away from its conversation. */
  beside?: ReactNode
}

/** One question: folded it says where it stands; opened, what was said, and a place to say more. A link may lead to it. */
export const SideLine = ({ side, mayWrite, onReturned, beside }: Props) => {
  const isTarget = useLocation({ select: ({ hash }) => hash === `side-${side.id}` })
  const [opened, setOpened] = useState(isTarget)
  const [wasTarget, setWasTarget] = useState(isTarget)
  if (isTarget !== wasTarget) {
    setWasTarget(isTarget)
    if (isTarget) setOpened(true)
  }
  const element = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isTarget) element.current?.scrollIntoView({ block: 'nearest' })
  }, [isTarget])
  const inside = useId()
  return (
    <li className={classes.line} ref={element}>
      <UnstyledButton
        className={classes.head}
        aria-expanded={opened}
        aria-controls={opened ? inside : undefined}
        onClick={() => setOpened(!opened)}
      >
        <IconChevronRight size={15} stroke={1.6} className={classes.fold} data-opened={opened || undefined} />
        <span className={classes.words}>
          <span className={classes.subject}>{side.subject}</span>
          <SideFacts side={side} />
        </span>
      </UnstyledButton>
      {beside && <div className={classes.beside}>{beside}</div>}
      {opened && (
        <div id={inside} className={classes.inside}>
          <SideThread side={side} mayWrite={mayWrite} onReturned={onReturned} />
        </div>
      )}
    </li>
  )
}
