import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { Routes } from '../../../platform/http/routes.ts'
import { companyPages, exported, peoplePages } from './queries.ts'

/** A file that is sent while it is written. */
export const csvFile = (reply: FastifyReply, name: string, pieces: AsyncGenerator<string>) => {
  reply.header('content-disposition', `attachment; filename="${name}.csv"`).type('text/csv; charset=utf-8')
  return reply.send(Readable.from(pieces))
}

export const exportRoutes: Routes = {
  'GET /exports/people': async ({ read, reply }) => csvFile(reply, 'people', exported(read, 'person', peoplePages)),
  'GET /exports/companies': async ({ read, reply }) =>
    csvFile(reply, 'companies', exported(read, 'company', companyPages)),
}
