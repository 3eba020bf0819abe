import { type ComponentType, createContext, Suspense, useContext } from 'react'

interface Props {
  personId: string
  personName: string
}

/** What `web/app` puts on the person card: what happened with the person is told by whoever keeps people. */
export const TimelineSlot = createContext<ComponentType<Props> | null>(null)

export const CardTimeline = (props: Props) => {
  const Timeline = useContext(TimelineSlot)
  return <Suspense>{Timeline && <Timeline key={props.personId} {...props} />}</Suspense>
}
