import type { Bus } from './bus.ts'

const topic = 'let-out'

/** What a member or a key may do has changed: their open streams end, here and elsewhere, and come back through the gate. */
export const letOut = (bus: Bus, actorId: string): void => bus.publish(topic, actorId)

export const onLetOut = (bus: Bus, listener: (actorId: string) => void): void =>
  bus.subscribe((heard, actorId) => {
    if (heard === topic) listener(String(actorId))
  })
