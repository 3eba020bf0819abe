import { problem } from '../http/problem.ts'

const uniqueViolation = '23505'

/** For a write that a unique index may refuse: throws already-exists then, naming the field that is taken. */
export async function unlessTaken<T>(write: Promise<T>, path: string): Promise<T> {
  try {
    return await write
  } catch (error) {
    if ((error as { code?: string }).code !== uniqueViolation) throw error
    throw problem('already-exists', { errors: [{ path, message: 'is taken' }] }, error)
  }
}
