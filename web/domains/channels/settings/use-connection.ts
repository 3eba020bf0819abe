import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Contract } from '../../../../contract/contract.ts'
import type { CallInput } from '../../../../contract/endpoint.ts'
import { api } from '../../../app/api.ts'
import { ownServers, type ProviderKey, providerOf, providers, type Server } from '../rules.ts'

type Test = CallInput<Contract['POST /channels/connection-tests']>['body']

export interface ServerForm extends Server {
  user: string
  password: string
}

export interface ConnectionForm {
  provider: ProviderKey | 'own' | 'receiver'
  fetches: boolean
  imap: ServerForm & { folder: string }
  sends: boolean
  smtp: ServerForm
}

/** What is known from the address alone. */
export const formFor = (
  address: string,
  provider: ProviderKey | 'own' = providerOf(address) ?? 'own',
): ConnectionForm => {
  const { imap, smtp } = provider === 'own' ? ownServers(address) : providers[provider]
  const account = { user: address.trim(), password: '' }
  return {
    provider,
    fetches: true,
    imap: { ...imap, ...account, folder: 'INBOX' },
    sends: true,
    smtp: { ...smtp, ...account },
  }
}

/** As the API takes it; a password that was not typed is left out, so that a kept one stays. */
export const settingsOf = (form: ConnectionForm) => ({
  imap: form.fetches ? { ...form.imap, password: form.imap.password || undefined } : null,
  smtp: form.sends
    ? { ...form.smtp, user: form.smtp.user || undefined, password: form.smtp.password || undefined }
    : null,
})

/** The form and the test of what stands in it; a change makes the last test old. */
export const useConnection = (start: ConnectionForm, channelId?: string) => {
  const [form, setForm] = useState(start)
  const test = useMutation({
    mutationFn: (sendTo?: string) => {
      const { imap, smtp } = settingsOf(form)
      const body: Test = { channelId, imap: imap ?? undefined, smtp: smtp ?? undefined, sendTo }
      return api('POST /channels/connection-tests', { body })
    },
  })
  const passed = test.data !== undefined && [...(test.data.imap ?? []), ...(test.data.smtp ?? [])].every(({ ok }) => ok)
  return {
    form,
    change: (next: ConnectionForm) => {
      setForm(next)
      test.reset()
    },
    test,
    passed,
  }
}

export type Connection = ReturnType<typeof useConnection>
