import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { HtmlFrame } from '../../../../../ui/html-frame.tsx'
import { Moment } from '../../../../../ui/moment.tsx'
import type { Letter } from '../use-desk.ts'
import classes from './desk-letter.module.css'

export const DeskLetter = ({ letter, onAnswer }: { letter: Letter; onAnswer: () => void }) => {
  const { t } = useTranslation('channels')
  return (
    <li className={classes.letter} data-mine={letter.mine || undefined}>
      <div className={classes.head}>
        <strong className={classes.from}>{letter.mine ? t('desk.me') : letter.from}</strong>
        <Moment at={letter.at} className={classes.time} />
      </div>
      <div className={classes.subject}>{letter.subject}</div>
      {letter.html ? (
        <HtmlFrame
          html={letter.html}
          title={letter.subject}
          cacheKey={`desk${letter.id}`}
          showFoldedLabel={t('desk.more')}
          hideFoldedLabel={t('desk.less')}
        />
      ) : (
        <p className={classes.text}>{letter.text}</p>
      )}
      {!letter.mine && (
        <Button size="compact-sm" variant="light" mt="xs" onClick={onAnswer}>
          {t('desk.answer')}
        </Button>
      )}
    </li>
  )
}
