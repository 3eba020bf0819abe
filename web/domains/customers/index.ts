/** Who our customers are: people with their identities and timelines, and the companies they belong to. */
import { lazyRouteComponent } from '@tanstack/react-router'
import { lazy } from 'react'

export { customerKeys, refreshTimelines } from './api.ts'

export const ImportPage = lazyRouteComponent(() => import('./imports/import-page.tsx'), 'ImportPage')
export const PeoplePage = lazyRouteComponent(() => import('./people/people-page.tsx'), 'PeoplePage')
export const PersonPage = lazyRouteComponent(() => import('./person/person-page.tsx'), 'PersonPage')
export const CompaniesPage = lazyRouteComponent(() => import('./companies/companies-page.tsx'), 'CompaniesPage')
export const CompanyPage = lazyRouteComponent(() => import('./companies/company-page.tsx'), 'CompanyPage')

export const NewestEvents = lazy(async () => ({
  default: (await import('./person/components/newest-events.tsx')).NewestEvents,
}))
