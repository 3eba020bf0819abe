import type { Scenario } from '../script.ts'
import { late } from './late.ts'
import { lost } from './lost.ts'

/** Everything that happens at a parcel carrier. */
export const SCENARIOS: Scenario[] = [late, lost]
