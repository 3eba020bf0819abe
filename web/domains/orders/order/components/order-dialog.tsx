import { Group, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Order } from '../../../../../contract/orders.ts'
import { api } from '../../../../app/api.ts'
import { FormDialog } from '../../../../app/form-dialog.tsx'
import { fieldErrors } from '../../../../app/problem.ts'
import { MoneyInput, PersonSelect } from '../../../fields/index.ts'
import { orderKeys, orderQuery } from '../../api.ts'
import { promiseFields, promiseGiven } from '../../rules.ts'

interface Props {
  /** null: a new one. */
  order: Order | null
  onClose: () => void
  onSaved?: (order: Order) => void
}

const texts = ['trackingNumber', 'trackingUrl', 'invoiceNumber', 'invoiceUrl'] as const

/** All that is said of an order by hand; where it stands is told by stages. */
const OrderDialog = ({ order, onClose, onSaved }: Props) => {
  const { t } = useTranslation(['orders', 'app'])
  const client = useQueryClient()
  const [number, setNumber] = useState(order?.number ?? '')
  const [amount, setAmount] = useState(order?.amount ?? null)
  const [promise, setPromise] = useState(() => promiseFields(order?.promised ?? null))
  const [sender, setSender] = useState(order?.sender?.id ?? null)
  const [recipient, setRecipient] = useState(order?.recipient?.id ?? null)
  const [words, setWords] = useState(() => Object.fromEntries(texts.map((name) => [name, order?.[name] ?? ''])))
  const save = useMutation({
    mutationFn: () => {
      const body = {
        number: number.trim(),
        amount,
        promised: promiseGiven(promise),
        sender: sender ? { id: sender } : null,
        recipient: recipient ? { id: recipient } : null,
        ...Object.fromEntries(texts.map((name) => [name, words[name]?.trim() || null])),
      }
      return order
        ? api('PATCH /orders/{id}', { params: { id: order.id }, body }, { ifMatch: order.seq })
        : api('POST /orders', { body })
    },
    onSuccess: (saved) => {
      client.setQueryData(orderQuery(saved.id).queryKey, saved)
      client.invalidateQueries({ queryKey: orderKeys.orders })
      onClose()
      onSaved?.(saved)
    },
    // What another changed meanwhile is fetched, so that the next look is at what is.
    onError: () => client.invalidateQueries({ queryKey: orderKeys.orders }),
  })
  const wrong = fieldErrors(save.error)
  return (
    <FormDialog
      title={order ? t('change') : t('add')}
      onClose={onClose}
      onSubmit={() => save.mutate()}
      saving={save}
      submitLabel={order ? t('app:save') : t('app:add')}
      incomplete={!number.trim()}
    >
      <TextInput
        data-autofocus
        label={t('number')}
        value={number}
        maxLength={80}
        error={wrong.number}
        onChange={(event) => setNumber(event.currentTarget.value)}
      />
      <MoneyInput
        field={{ currency: null }}
        size="sm"
        label={t('amount')}
        value={amount}
        onChange={(next) => setAmount(typeof next === 'object' && next && 'amount' in next ? next : null)}
      />
      <Group grow align="flex-end">
        <TextInput
          type="date"
          label={t('promised')}
          value={promise.day}
          error={wrong.promised}
          onChange={(event) => setPromise({ ...promise, day: event.currentTarget.value })}
        />
        <TextInput
          type="time"
          label={t('promisedTime')}
          value={promise.time}
          disabled={!promise.day}
          onChange={(event) => setPromise({ ...promise, time: event.currentTarget.value })}
        />
      </Group>
      <PersonSelect size="sm" label={t('sender')} value={sender} onChange={setSender} />
      <PersonSelect size="sm" label={t('recipient')} value={recipient} onChange={setRecipient} />
      {texts.map((name) => (
        <TextInput
          key={name}
          label={t(name)}
          type={name.endsWith('Url') ? 'url' : 'text'}
          value={words[name] ?? ''}
          error={wrong[name]}
          onChange={(event) => {
            const { value } = event.currentTarget
            setWords((before) => ({ ...before, [name]: value }))
          }}
        />
      ))}
    </FormDialog>
  )
}

export default OrderDialog
