import { UnstyledButton } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import classes from '../view-list.module.css'

interface Props {
  /** What its folding is remembered by. */
  name: string
  title: string
  action?: ReactNode
  foldedAtFirst?: boolean
  children: ReactNode
}

const keyOf = (name: string) => `kept.views.${name}`

/** A heading with what stands under it, which can be folded away; remembered in this browser. */
export const Section = ({ name, title, action, foldedAtFirst = false, children }: Props) => {
  const [folded, setFolded] = useState(() => {
    const kept = localStorage.getItem(keyOf(name))
    return kept === null ? foldedAtFirst : kept === 'folded'
  })
  const turn = () => {
    localStorage.setItem(keyOf(name), folded ? 'open' : 'folded')
    setFolded(!folded)
  }
  return (
    <div className={classes.section}>
      <div className={classes.heading}>
        <UnstyledButton className={classes.fold} aria-expanded={!folded} onClick={turn}>
          <IconChevronDown size={13} stroke={2} aria-hidden="true" className={classes.chevron} />
          {title}
        </UnstyledButton>
        {action}
      </div>
      {!folded && children}
    </div>
  )
}
