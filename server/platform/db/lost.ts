/** Connection lost, server shutting down or starting, database being replaced, disk full: Kept goes on by itself when it returns. */
const lostDatabase = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '57P04',
  '3D000',
  '08006',
  '08003',
  '08001',
  '53100',
  '53200',
  '53300',
])
export const isLostDatabase = (error: Error & { code?: string; routine?: string }): boolean =>
  lostDatabase.has(error.code ?? '') ||
  // Closed to connections for a while; its code is of many other things too.
  error.routine === 'CheckMyDatabase' ||
  /Connection terminated|connection error and is not queryable|Client was closed|timeout exceeded when trying to connect/.test(
    error.message,
  )
