import { createHash } from 'node:crypto'

/**
 * Bytes kept by their SHA-256, per workspace, so that the same file is kept once and none can be overwritten with
 * another. `put` answers after the bytes are safe: on disk and flushed, or acknowledged by S3.
 */
export interface Files {
  put(workspaceId: string, bytes: Uint8Array): Promise<string>
  /** The whole file or a part of it, one that was set aside too. Throws when there is no such file. */
  get(workspaceId: string, hash: string, range?: Range): Promise<Buffer>
  /** Hashes of what has been there since before, some at a time; `put` makes nothing younger. */
  old(workspaceId: string, before: Date): AsyncIterable<string[]>
  /** The same of what was set aside. */
  aside(workspaceId: string, before: Date): AsyncIterable<string[]>
  /** Takes a file out of the way: `put` does not find it any more and writes it anew, `get` still does. */
  setAside(workspaceId: string, hash: string): Promise<void>
  /** Back where it was. */
  bringBack(workspaceId: string, hash: string): Promise<void>
  /** What was set aside is gone for good. */
  drop(workspaceId: string, hash: string): Promise<void>
  /** Why files cannot be kept just now, or null. */
  trouble(): Promise<string | null>
}

/** Places of the first and the last byte. */
export interface Range {
  start: number
  end: number
}

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

export const isHash = (name: string): boolean => /^[0-9a-f]{64}$/.test(name)
