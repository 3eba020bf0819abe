import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api } from '../api.ts'
import { useConnected } from '../live.ts'
import { useProblemWords } from '../notices.tsx'
import { Problem } from '../problem.ts'
import { changeOutbox, outbox, useOutbox } from './outbox.ts'
import { afterDone, isNotNow, type Kept, nextOf } from './rules.ts'

interface Heard {
  done: (item: Kept) => void
  /** Answers whether somebody has taken it up again; else it waits here for a decision. */
  refused: (item: Kept, error: Problem) => boolean
}

const tryEvery = 15_000

/** Of several windows one sends; where the browser knows no locks, the key of each write keeps it from being done twice. */
const alone = (work: () => Promise<void>): Promise<void> =>
  navigator.locks ? navigator.locks.request('kept.outbox', work) : work()

/** Does what was kept as soon as there is a connection, in order. */
export const useSending = ({ done, refused }: Heard) => {
  const client = useQueryClient()
  const connected = useConnected()
  const words = useProblemWords()
  const waiting = useOutbox().some((item) => !item.refused)

  // biome-ignore lint/correctness/useExhaustiveDependencies: only the connection and what waits decide when to try
  useEffect(() => {
    if (!connected || !waiting) return
    let stopped = false

    const sendAll = async () => {
      let sent = 0
      for (let item = nextOf(outbox()); item && !stopped; item = nextOf(outbox())) {
        const { key, call, input, ifSeq } = item
        try {
          const answer = await api(call, input as never, {
            idempotencyKey: key,
            ...(ifSeq === undefined ? {} : { ifMatch: ifSeq }),
          })
          const now: Kept = item
          changeOutbox((box) => afterDone(box, now, numberOf(now, answer)))
          done(item)
        } catch (error) {
          if (!(error instanceof Problem)) throw error
          if (isNotNow(error.code)) break
          setAside(item, error)
        }
        sent += 1
      }
      if (sent > 0) await client.invalidateQueries()
    }

    const setAside = (item: Kept, error: Problem) => {
      const takenUp = refused(item, error)
      const refusal = { code: error.code, ...words(error), data: error.data }
      changeOutbox((box) =>
        takenUp
          ? box.filter(({ key }) => key !== item.key)
          : box.map((each) => (each.key === item.key ? { ...each, refused: refusal } : each)),
      )
    }

    const begin = () => void alone(sendAll)
    begin()
    const timer = setInterval(begin, tryEvery)
    return () => {
      stopped = true
      clearInterval(timer)
    }
  }, [connected, waiting])
}

/** The number of the message that it made. */
const numberOf = ({ what }: Kept, answer: unknown): number | undefined =>
  what === 'reply' || what === 'note' ? (answer as { seq: number }).seq : undefined
