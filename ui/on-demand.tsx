import { type MouseEvent, type ReactElement, useState } from 'react'

interface Props {
  /** The button as it stands until it is first pressed. */
  button: (onClick: (event: MouseEvent) => void) => ReactElement
  /** The same button with its menu or popover, which begins open. */
  children: ReactElement
}

/** A menu in every line of a long page is dear; this one is made when it is first asked for. */
export const OnDemand = ({ button, children }: Props) => {
  const [wanted, setWanted] = useState(false)
  return wanted ? children : button(() => setWanted(true))
}
