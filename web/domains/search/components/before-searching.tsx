import { Button, UnstyledButton } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './before-searching.module.css'

interface Props {
  recent: readonly string[]
  onLine: (line: string) => void
  onForget: () => void
}

const examples = ['phrase', 'field', 'from', 'minus', 'number'] as const

/** What was looked for lately, and what can be asked. */
export const BeforeSearching = ({ recent, onLine, onForget }: Props) => {
  const { t } = useTranslation('search')
  return (
    <>
      {recent.length > 0 && (
        <section className={classes.part}>
          <div className={classes.head}>
            <h2 className={classes.title}>{t('recent')}</h2>
            <Button variant="subtle" color="gray" size="compact-sm" onClick={onForget}>
              {t('forget')}
            </Button>
          </div>
          <ul className={classes.list}>
            {recent.map((line) => (
              <li key={line}>
                <UnstyledButton className={classes.line} onClick={() => onLine(line)} data-hit>
                  <IconHistory size={16} stroke={1.6} aria-hidden="true" />
                  <span className={classes.words}>{line}</span>
                </UnstyledButton>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className={classes.part}>
        <h2 className={classes.title}>{t('help.title')}</h2>
        <dl className={classes.examples}>
          {examples.map((name) => (
            <div key={name} className={classes.example}>
              <dt>
                <UnstyledButton className={classes.code} onClick={() => onLine(t(`help.${name}`))}>
                  {t(`help.${name}`)}
                </UnstyledButton>
              </dt>
              <dd>{t(`help.${name}Means`)}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  )
}
