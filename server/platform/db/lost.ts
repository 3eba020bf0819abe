/** Connection lost, server shutting down or starting, disk full: Kept goes on by itself when it returns. */
const lostDatabase = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08003',
  '08001',
  '53100',
  '53200',
  '53300',
])
export const isLostDatabase = (error: Error & { code?: string }): boolean =>
  lostDatabase.has(error.code ?? '') ||
  /Connection terminated|connection error and is not queryable|Client was closed|timeout exceeded when trying to connect/.test(
    error.message,
  )
