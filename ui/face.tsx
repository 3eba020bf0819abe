import classes from './face.module.css'

interface Props {
  name: string
  picture?: string | null
  /** Pixels. */
  size?: number
}

const initials = (name: string) => {
  const words = name
    .replace(/@.*$/, '')
    .split(/[\s._-]+/)
    .filter(Boolean)
  return ((words[0]?.[0] ?? '?') + (words[1]?.[0] ?? '')).toUpperCase()
}

/** The same name has the same tone everywhere; six calm tones, none of which means anything. */
const toneOf = (name: string) => {
  let sum = 0
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 997
  return sum % 6
}

/** A picture of somebody, or their initials. Decoration: the name stands beside it. */
export const Face = ({ name, picture, size = 28 }: Props) => {
  const style = { width: size, height: size, fontSize: Math.round(size * 0.38) }
  if (picture) return <img className={classes.face} src={picture} alt="" style={style} />
  return (
    <span
      className={classes.face}
      data-tone={toneOf(name)}
      data-initials={initials(name)}
      style={style}
      aria-hidden="true"
    />
  )
}
