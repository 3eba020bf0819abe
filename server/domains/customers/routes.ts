import type { Routes } from '../../platform/http/routes.ts'
import { actingRoutes } from './acting/routes.ts'
import { giveIdentity } from './actions/add-identity.ts'
import { addPerson } from './actions/add-person.ts'
import { changePerson } from './actions/change-person.ts'
import { takeIdentity } from './actions/take-identity.ts'
import { addCompany, changeCompany } from './companies/actions/change-company.ts'
import { companyOf, listCompanies } from './companies/queries.ts'
import { createCompanyFilterRoutes } from './company-filters/routes.ts'
import { exportRoutes } from './exports/routes.ts'
import { importRoutes } from './imports/routes.ts'
import { mergePeople, undoMerge } from './merges/actions/merge.ts'
import { duplicatesOf, mergesOf } from './merges/queries.ts'
import { listPeople, personOf } from './queries.ts'
import { createSegmentRoutes } from './segments/routes.ts'
import { timelineOf } from './timeline/queries.ts'

export const createCustomersRoutes = (): Routes => ({
  'GET /people': ({ query, read }) => read((scope) => listPeople(scope, query)),
  'POST /people': ({ body, write }) => write((scope) => addPerson(scope, body)),
  'GET /people/{id}': ({ params, read }) => read((scope) => personOf(scope, params.id)),
  'PATCH /people/{id}': ({ params, body, write }) => write((scope) => changePerson(scope, params.id, body)),
  'POST /people/{id}/identities': ({ params, body, write }) => write((scope) => giveIdentity(scope, params.id, body)),
  'DELETE /people/{id}/identities/{identityId}': ({ params, write }) =>
    write((scope) => takeIdentity(scope, params.id, params.identityId)),
  'GET /people/{id}/timeline': ({ params, query, read }) => read((scope) => timelineOf(scope, params.id, query)),
  'GET /people/{id}/duplicates': async ({ params, read }) => ({
    items: await read((scope) => duplicatesOf(scope, params.id)),
  }),
  'POST /people/{id}/merges': ({ params, body, write }) =>
    write((scope) => mergePeople(scope, params.id, body.personId)),
  'GET /people/{id}/merges': async ({ params, read }) => ({ items: await read((scope) => mergesOf(scope, params.id)) }),
  'DELETE /merges/{id}': async ({ params, write }) => {
    await write((scope) => undoMerge(scope, params.id))
  },
  ...actingRoutes,
  ...createSegmentRoutes(),
  ...importRoutes,
  ...exportRoutes,
  ...createCompanyFilterRoutes(),
  'GET /companies': ({ query, read }) => read((scope) => listCompanies(scope, query)),
  'POST /companies': ({ body, write }) => write((scope) => addCompany(scope, body)),
  'GET /companies/{id}': ({ params, read }) => read((scope) => companyOf(scope, params.id)),
  'PATCH /companies/{id}': ({ params, body, write }) => write((scope) => changeCompany(scope, params.id, body)),
})
