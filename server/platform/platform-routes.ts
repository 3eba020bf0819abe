import type { Routes } from './http/routes.ts'
import type { Platform } from './platform.ts'

export function createPlatformRoutes(_platform: Platform): Routes {
  return {}
}
