import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { KeyCap } from '../../../ui/key-cap.tsx'
import { type Action, allActions } from '../actions.ts'
import classes from './keys-help.module.css'

const byGroup = (actions: readonly Action[]) => {
  const groups = new Map<string, Action[]>()
  for (const action of actions) {
    if (action.keys) groups.set(action.group, [...(groups.get(action.group) ?? []), action])
  }
  return [...groups]
}

/** The keys of the screen that is shown, and those that work everywhere. */
const KeysHelp = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation('app')
  const [groups] = useState(() => byGroup(allActions()))
  return (
    <Modal opened onClose={onClose} title={t('keys.title')} size="lg" closeButtonProps={{ 'aria-label': t('close') }}>
      <div className={classes.groups}>
        {groups.map(([group, actions]) => (
          <section key={group}>
            <h3 className={classes.heading}>{group}</h3>
            <dl className={classes.keys}>
              {actions.map(({ id, keys = '', label }) => (
                <div key={id} className={classes.line}>
                  <dt>{label}</dt>
                  <dd>
                    <span className={classes.spoken}>{keys}</span>
                    <KeyCap keys={keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  )
}

export default KeysHelp
