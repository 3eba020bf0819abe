import { Badge, Button, NativeSelect, Skeleton } from '@mantine/core'
import { IconMailbox, IconPencil } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Blank } from '../../../../ui/blank.tsx'
import { useSession } from '../../../app/session.ts'
import { Failed, NoRights } from '../../../app/states.tsx'
import { channelsQuery } from '../api.ts'
import { DeskLetter } from './components/desk-letter.tsx'
import { DeskWriter } from './components/desk-writer.tsx'
import classes from './desk-page.module.css'
import { type Customer, customers, type Letter, useDesk } from './use-desk.ts'

/** The demo's other side: a newcomer plays a customer, and what they write goes through the real receiver. */
export const DeskPage = () => {
  const { t } = useTranslation('channels')
  const { workspace } = useSession()
  const channels = useQuery(channelsQuery)
  const [customer, setCustomer] = useState<Customer>(customers[0] as Customer)
  if (!workspace.demo) return <NoRights />
  const to = channels.data?.items.find(({ enabled }) => enabled)?.address

  return (
    <div className={classes.page}>
      <div className={classes.ribbon}>
        <Badge color="violet" variant="light">
          {t('desk.demo')}
        </Badge>
        <span>{t('desk.text')}</span>
        <Link to="/inbox">{t('desk.toInbox')}</Link>
      </div>
      <div className={classes.window}>
        <header className={classes.bar}>
          <h1 className={classes.title}>{t('desk.title')}</h1>
          <NativeSelect
            aria-label={t('desk.who')}
            value={customer.address}
            onChange={(event) => {
              const { value } = event.currentTarget
              setCustomer(customers.find(({ address }) => address === value) ?? customer)
            }}
            data={customers.map(({ name, address }) => ({ value: address, label: `${name} · ${address}` }))}
          />
        </header>
        <Mailbox key={customer.address} customer={customer} to={to} />
      </div>
    </div>
  )
}

const Mailbox = ({ customer, to }: { customer: Customer; to: string | undefined }) => {
  const { t } = useTranslation(['channels', 'app'])
  const { letters, back, write } = useDesk(customer, to)
  const [writing, setWriting] = useState<{ answer: Letter | null } | null>(null)

  return (
    <div className={classes.mailbox}>
      {writing ? (
        <DeskWriter
          key={writing.answer?.id ?? 'new'}
          to={to}
          answer={writing.answer}
          busy={write.isPending}
          error={write.error}
          refusal={write.data && !write.data.accepted ? write.data.answer : null}
          onClose={() => setWriting(null)}
          onSend={(mail) => write.mutate(mail, { onSuccess: ({ accepted }) => accepted && setWriting(null) })}
        />
      ) : (
        <Button leftSection={<IconPencil size={17} />} onClick={() => setWriting({ answer: null })}>
          {t('desk.write')}
        </Button>
      )}
      {back.isPending && <Skeleton height={120} radius="lg" />}
      {back.isError && !back.data && <Failed error={back.error} retry={() => back.refetch()} />}
      {back.data && letters.length === 0 && !writing && (
        <Blank icon={<IconMailbox size={34} stroke={1.4} />} title={t('desk.none')} text={t('desk.noneText')} />
      )}
      <ol className={classes.letters} aria-live="polite">
        {letters.map((letter) => (
          <DeskLetter key={letter.id} letter={letter} onAnswer={() => setWriting({ answer: letter })} />
        ))}
      </ol>
    </div>
  )
}
