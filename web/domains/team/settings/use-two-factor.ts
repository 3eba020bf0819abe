import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { sessionKey } from '../../../app/session-key.ts'

const loadAuth = () => import('../../../app/auth.ts')

/** Switching the second step on (password, then a first code) and off (password). */
export const useTwoFactor = () => {
  const client = useQueryClient()
  const [setUp, setSetUp] = useState<{ uri: string; spareCodes: string[] } | null>(null)
  const refresh = () => client.invalidateQueries({ queryKey: sessionKey })

  const begin = useMutation({
    mutationFn: async (password: string) => {
      const { answered, auth } = await loadAuth()
      return answered(await auth.twoFactor.enable({ password }))
    },
    onSuccess: (begun) => {
      if ('totpURI' in begun) setSetUp({ uri: begun.totpURI, spareCodes: begun.backupCodes })
    },
  })
  const confirm = useMutation({
    mutationFn: async (code: string) => {
      const { answered, auth } = await loadAuth()
      return answered(await auth.twoFactor.verifyTotp({ code }))
    },
    onSuccess: refresh,
  })
  const switchOff = useMutation({
    mutationFn: async (password: string) => {
      const { answered, auth } = await loadAuth()
      return answered(await auth.twoFactor.disable({ password }))
    },
    onSuccess: () => {
      setSetUp(null)
      return refresh()
    },
  })
  return { setUp, begin, confirm, switchOff }
}
