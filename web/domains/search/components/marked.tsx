import type { Passage } from '../../../../contract/search.ts'
import classes from './marked.module.css'

/** Text with what was found in it marked. */
export const Marked = ({ passage }: { passage: Passage }) => (
  <>
    {placed(passage).map(({ text, hit, at }) =>
      hit ? (
        <mark key={at} className={classes.mark}>
          {text}
        </mark>
      ) : (
        <span key={at}>{text}</span>
      ),
    )}
  </>
)

/** Each part with where it ends. */
function placed(passage: Passage) {
  let at = 0
  return passage.map((part) => {
    at += part.text.length
    return { ...part, at }
  })
}
