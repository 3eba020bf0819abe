import { uuidv7 } from 'uuidv7'

/** A new id: UUIDv7, so that rows made together lie together in the index. */
export const newId = (): string => uuidv7()
