import type { Routes } from '../../../platform/http/routes.ts'
import { bestLanguage } from '../../../platform/i18n/i18n.ts'
import { handIn } from './actions/hand-in.ts'
import { runImport, stopImport } from './actions/run-import.ts'
import { importOf, importRecord, importRows, listImports, previewOf } from './queries.ts'

const languageOf = ({ headers }: { headers: { 'accept-language'?: string } }) =>
  bestLanguage(headers['accept-language'])

export const importRoutes: Routes = {
  'POST /imports': ({ query, body, write }) => write((scope) => handIn(scope, query, body)),
  'GET /imports': async ({ read }) => ({ items: await read(listImports) }),
  'GET /imports/{id}': ({ params, read }) =>
    read(async (scope) => importOf(scope, await importRecord(scope, params.id))),
  'POST /imports/{id}/previews': ({ params, body, read, request }) =>
    read((scope) => previewOf(scope, params.id, body.mapping, languageOf(request))),
  'PUT /imports/{id}/run': ({ params, body, write }) => write((scope) => runImport(scope, params.id, body.mapping)),
  'DELETE /imports/{id}/run': ({ params, write }) => write((scope) => stopImport(scope, params.id)),
  'GET /imports/{id}/rows': ({ params, query, read, request }) =>
    read((scope) => importRows(scope, params.id, query, languageOf(request))),
}
