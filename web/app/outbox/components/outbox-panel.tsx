import { Modal, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { changeOutbox, takeOut, useOutbox } from '../outbox.ts'
import { type Kept, knowing } from '../rules.ts'
import { KeptWrite } from './kept-write.tsx'
import classes from './outbox-panel.module.css'

/** What was done here and is not done there yet: what waits, and what was refused and needs a decision. */
const OutboxPanel = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation(['outbox', 'app'])
  const client = useQueryClient()
  const box = useOutbox()

  const leave = ({ key }: Kept) => {
    takeOut(key)
    // It was made to look as if it were done.
    client.invalidateQueries()
  }
  const insist = (item: Kept) =>
    changeOutbox((now) => now.map((each) => (each.key === item.key ? knowing(item, crypto.randomUUID()) : each)))

  return (
    <Modal opened onClose={onClose} title={t('title')} size="lg" closeButtonProps={{ 'aria-label': t('app:close') }}>
      {box.length === 0 ? (
        <Text c="dimmed">{t('empty')}</Text>
      ) : (
        <ul className={classes.list}>
          {box.map((item) => (
            <KeptWrite
              key={item.key}
              item={item}
              onLeave={() => leave(item)}
              onInsist={() => insist(item)}
              onOpen={onClose}
            />
          ))}
        </ul>
      )}
    </Modal>
  )
}

export default OutboxPanel
