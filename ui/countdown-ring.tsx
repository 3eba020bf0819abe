import classes from './countdown-ring.module.css'
import { useNow } from './use-now.ts'

interface Props {
  /** When it is due. */
  dueAt: string
  /** Milliseconds in which the ring runs down. */
  span?: number
  size?: number
  label: string
}

const hour = 3_600_000

const toneAt = (left: number) => {
  if (left <= 0) return 'broken'
  return left < hour ? 'soon' : 'kept'
}

/** A quiet ring that empties as a moment comes nearer; the words are in its label. */
export const CountdownRing = ({ dueAt, span = 8 * hour, size = 16, label }: Props) => {
  const now = useNow(30_000)
  const left = new Date(dueAt).getTime() - now.getTime()
  const share = Math.min(1, Math.max(0, left / span))
  const radius = size / 2 - 2
  const around = 2 * Math.PI * radius
  return (
    <svg className={classes.ring} data-tone={toneAt(left)} width={size} height={size} role="img" aria-label={label}>
      <title>{label}</title>
      <circle className={classes.track} cx={size / 2} cy={size / 2} r={radius} />
      <circle
        className={classes.hand}
        cx={size / 2}
        cy={size / 2}
        r={radius}
        strokeDasharray={`${around * (left <= 0 ? 1 : share)} ${around}`}
        transform={`rotate(-90 ${size / 2} ${size / 2})`}
      />
    </svg>
  )
}
