import { useTranslation } from 'react-i18next'
import type { SideHit as Hit } from '../../../../contract/search.ts'
import classes from '../search-page.module.css'
import { SideHit } from './side-hit.tsx'

/** What was said beside conversations; nothing where nothing of it was found. */
export const SidesFound = ({ items, onOpen }: { items: readonly Hit[]; onOpen: () => void }) => {
  const { t } = useTranslation('search')
  if (items.length === 0) return null
  return (
    <section className={classes.group}>
      <h2 className={classes.title}>{t('sides')}</h2>
      <ul className={classes.list} aria-label={t('sides')}>
        {items.map((hit) => (
          <SideHit key={hit.side.id} hit={hit} onOpen={onOpen} />
        ))}
      </ul>
    </section>
  )
}
