import { ActionIcon, Menu } from '@mantine/core'
import { IconAlarm, IconAlarmSnooze, IconArrowBack, IconCalendar, IconMessageReply } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '../../../../../contract/conversations.ts'
import { useFormat } from '../../../../../ui/format.ts'
import { KeyCap } from '../../../../../ui/key-cap.tsx'
import { useActions } from '../../../../app/actions.ts'
import { presetsAt } from '../rules.ts'
import { useSnooze } from '../use-snooze.ts'

const SnoozeDialog = lazy(() => import('./snooze-dialog.tsx'))

/** Under the key z: the times that are often meant, each by a digit. */
export const SnoozeMenu = ({ conversation }: { conversation: Conversation }) => {
  const { t } = useTranslation(['collaboration', 'conversations'])
  const format = useFormat()
  const [opened, setOpened] = useState(false)
  const [choosing, setChoosing] = useState(false)
  const { snooze, takeBack } = useSnooze(conversation)
  const choices = opened ? choicesOf() : []

  useActions([
    {
      id: 'conversation.snooze',
      keys: 'z',
      label: t('snooze.title'),
      group: t('conversations:conversation'),
      run: () => setOpened(true),
    },
  ])

  function choicesOf() {
    return [
      ...presetsAt(new Date()).map(({ name, until }) => ({
        name,
        Icon: IconAlarm,
        label: t(`snooze.preset.${name}`),
        hint: format.moment(until),
        run: () => snooze(until),
      })),
      { name: 'message', Icon: IconMessageReply, label: t('snooze.message'), hint: '', run: () => snooze('message') },
      { name: 'choose', Icon: IconCalendar, label: t('snooze.choose'), hint: '', run: () => setChoosing(true) },
      ...(conversation.snoozed
        ? [{ name: 'back', Icon: IconArrowBack, label: t('snooze.takeBack'), hint: '', run: takeBack }]
        : []),
    ]
  }

  // Who knows the keys types z and a number in one go, before the menu has the focus.
  useEffect(() => {
    if (!opened) return
    const onKeyDown = (event: KeyboardEvent) => {
      const choice = /^[1-9]$/.test(event.key) ? choices[Number(event.key) - 1] : undefined
      if (!choice) return
      event.preventDefault()
      setOpened(false)
      choice.run()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  })

  return (
    <>
      <Menu
        position="bottom-end"
        width={330}
        opened={opened}
        onChange={setOpened}
        // It would stand in the menu as something that is no item.
        withInitialFocusPlaceholder={false}
      >
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size={32} title={t('snooze.title')} aria-label={t('snooze.title')}>
            <IconAlarmSnooze size={18} stroke={1.6} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {choices.map(({ name, Icon, label, hint, run }, index) => (
            <Menu.Item
              key={name}
              leftSection={<Icon size={16} stroke={1.6} aria-hidden="true" />}
              rightSection={
                <>
                  {hint && <span style={{ marginRight: 8, color: 'var(--kept-quiet)' }}>{hint}</span>}
                  <KeyCap keys={String(index + 1)} />
                </>
              }
              onClick={run}
            >
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Suspense>{choosing && <SnoozeDialog onChoose={snooze} onClose={() => setChoosing(false)} />}</Suspense>
    </>
  )
}
