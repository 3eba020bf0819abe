import { Modal, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconBolt, IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OfferedReply } from '../../../../../contract/ready-replies.ts'
import { Failed } from '../../../../app/states.tsx'
import { offeredQuery } from '../api.ts'
import classes from './reply-picker.module.css'
import { ReplyPreview } from './reply-preview.tsx'

interface Props {
  conversationId: string
  onPick: (id: string, name: string) => void
  /** With the sign that was typed to go on without one. */
  onClose: (typed?: string) => void
}

/** Search, arrows, Enter: the likeliest stands first with why, and how it would read stands beside it. */
const ReplyPicker = ({ conversationId, onPick, onClose }: Props) => {
  const { t } = useTranslation(['replies', 'app'])
  const [typed, setTyped] = useState('')
  const [text] = useDebouncedValue(typed, 120)
  const [at, setAt] = useState(0)
  const offered = useQuery(offeredQuery(conversationId, text.trim()))
  const items = offered.data?.items ?? []
  const current = items[Math.min(at, items.length - 1)]
  const list = useRef<HTMLDivElement>(null)

  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  })

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) setAt(Math.max(0, Math.min(items.length - 1, at + step)))
    else if (event.key === 'Enter' && current) onPick(current.id, current.name)
    else if (event.key === ';' && !typed) onClose(';')
    else return
    event.preventDefault()
  }

  return (
    <Modal
      opened
      onClose={() => onClose()}
      size={860}
      title={t('insert')}
      closeButtonProps={{ 'aria-label': t('app:close') }}
      classNames={{ body: classes.body }}
      returnFocus={false}
    >
      <TextInput
        data-autofocus
        role="combobox"
        aria-expanded="true"
        aria-controls="ready-replies"
        aria-activedescendant={current ? `ready-${current.id}` : undefined}
        aria-label={t('search')}
        placeholder={t('search')}
        leftSection={<IconSearch size={16} stroke={1.6} />}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div className={classes.panes}>
        <div className={classes.list} id="ready-replies" role="listbox" aria-label={t('title')} ref={list}>
          {items.map((item, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field above takes the keys
            <div
              key={item.id}
              id={`ready-${item.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={item === current}
              className={classes.item}
              onMouseMove={() => setAt(index)}
              onClick={() => onPick(item.id, item.name)}
            >
              <Offer item={item} />
            </div>
          ))}
        </div>
        <div className={classes.preview}>
          {offered.isError && !offered.data && <Failed error={offered.error} retry={() => offered.refetch()} />}
          {offered.data && items.length === 0 && (
            <p className={classes.none}>{typed ? t('noneFound') : t('noneYet')}</p>
          )}
          {current && <ReplyPreview conversationId={conversationId} readyReplyId={current.id} />}
        </div>
      </div>
    </Modal>
  )
}

const Offer = ({ item }: { item: OfferedReply }) => {
  const { t } = useTranslation('replies')
  const [why] = item.why
  return (
    <>
      <span className={classes.name}>
        {item.name}
        {item.hasActions && <IconBolt size={13} aria-label={t('hasActions')} />}
      </span>
      <span className={classes.words}>{item.text || t('actionsOnly')}</span>
      {why && <span className={classes.why}>{t(`why.${why.kind}`, { count: why.count ?? 0 })}</span>}
    </>
  )
}

export default ReplyPicker
