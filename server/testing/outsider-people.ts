import type { ContractKey } from '../../contract/contract.ts'
import { only, type Row, type Smuggled } from './outsider-row.ts'

/** People, their companies and segments. */
export const people = {
  'GET /people': {},
  'POST /people': { body: () => ({ name: 'Somebody' }) },
  'GET /people/{id}': { params: only('person') },
  'PATCH /people/{id}': { params: only('person'), body: () => ({ city: 'София' }) },
  'POST /people/{id}/identities': { params: only('person'), body: () => ({ kind: 'external', value: 'case-1' }) },
  'DELETE /people/{id}/identities/{identityId}': {
    params: (ids) => ({ id: ids.person, identityId: ids.identity }),
  },
  'PUT /people/{id}/companies/{companyId}': {
    params: (ids) => ({ id: ids.person, companyId: ids.company }),
    body: () => ({ role: 'buyer' }),
  },
  'DELETE /people/{id}/companies/{companyId}': { params: (ids) => ({ id: ids.person, companyId: ids.company }) },
  'GET /people/{id}/timeline': { params: only('person') },
  'GET /people/{id}/duplicates': { params: only('person') },
  'POST /people/{id}/merges': { params: only('person'), body: (ids) => ({ personId: ids.free }) },
  'GET /people/{id}/merges': { params: only('person') },
  'DELETE /merges/{id}': { params: only('merge') },
  'GET /companies': {},
  'POST /companies': { body: () => ({ name: 'Another company' }) },
  'GET /companies/{id}': { params: only('company') },
  'PATCH /companies/{id}': { params: only('company'), body: () => ({ name: 'Renamed' }) },
  'GET /people/fields': {},
  'POST /people/filter-translations': { body: () => ({ text: 'language:bg' }) },
  'GET /people/count': {},
  'GET /segments': {},
  'GET /segments/counts': {},
  'POST /segments': { body: () => ({ name: 'Another segment', text: 'language:bg' }) },
  'PATCH /segments/{id}': { params: only('segment'), body: () => ({ name: 'Renamed' }) },
  'DELETE /segments/{id}': { params: only('segment') },
} satisfies Partial<Record<ContractKey, Row>>

export const smuggledIntoPeople: Smuggled[] = [
  ['POST /people/{id}/merges', (ours, theirs) => ({ params: { id: ours.person }, body: { personId: theirs.free } })],
  ['PATCH /people/{id}', (ours, theirs) => ({ params: { id: ours.person }, body: { companyId: theirs.company } })],
  [
    'PUT /people/{id}/companies/{companyId}',
    (ours, theirs) => ({ params: { id: ours.person, companyId: theirs.company }, body: { main: true } }),
  ],
  [
    'DELETE /people/{id}/companies/{companyId}',
    (ours, theirs) => ({ params: { id: ours.person, companyId: theirs.company } }),
  ],
  [
    'DELETE /people/{id}/identities/{identityId}',
    (ours, theirs) => ({ params: { id: ours.person, identityId: theirs.identity } }),
  ],
]
