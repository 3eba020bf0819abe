import type { Reaction } from '../platform/events/reactions.ts'
import type { FindMember } from '../platform/http/gate.ts'
import type { Job } from '../platform/jobs/jobs.ts'
import type { Platform } from '../platform/platform.ts'
import { createPlatformJobs } from '../platform/platform-jobs.ts'
import { platformReactions } from '../platform/platform-reactions.ts'
import { createPlatformRoutes } from '../platform/platform-routes.ts'
import { createChannels } from './channels/index.ts'
import { createConversations } from './conversations/index.ts'
import { createCustomers } from './customers/index.ts'
import type { Domain } from './domain.ts'
import { createFields } from './fields/index.ts'
import { createNotices } from './notices/index.ts'
import { createOrders } from './orders/index.ts'
import { createSearch } from './search/index.ts'
import { createTeam, findMemberIn } from './team/index.ts'
import { createTrackers } from './trackers/index.ts'

export interface Registered {
  domains: readonly Domain[]
  reactions: readonly Reaction[]
  jobs: readonly Job<never>[]
  findMember: FindMember
}

/** Every domain with what it registers, in their order. */
export function createDomains(platform: Platform): Registered {
  const domains = [
    createFields(),
    createCustomers(platform),
    createOrders(),
    createTeam(platform),
    createConversations(platform),
    createChannels(platform),
    createTrackers(platform),
    createSearch(platform),
    createNotices(platform),
  ]
  const reactions = [...domains.flatMap((domain) => domain.reactions), ...platformReactions]
  const jobs = [...domains.flatMap((domain) => domain.jobs), ...createPlatformJobs(platform, reactions)]
  const platformDomain: Domain = { name: 'platform', routes: createPlatformRoutes(platform), reactions: [], jobs: [] }
  return { domains: [...domains, platformDomain], reactions, jobs, findMember: findMemberIn(platform.database) }
}
