import type { Routes } from '../../platform/http/routes.ts'

export function createCustomersRoutes(): Routes {
  return {}
}
