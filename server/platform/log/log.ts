import { type Logger, pino } from 'pino'

export type { Logger } from 'pino'

/** Structured lines on standard output. Secrets and the words of customers are not logged. */
export const createLog = (level: string): Logger =>
  pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ['req.headers.authorization', 'req.headers.cookie', '*.password', '*.secret', '*.privateKey'],
  })
