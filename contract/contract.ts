import { blockingContract } from './blocking.ts'
import { bulkContract } from './bulk.ts'
import { channelsContract } from './channels.ts'
import { companiesContract } from './companies.ts'
import { conversationsContract } from './conversations.ts'
import { customersContract } from './customers.ts'
import { fieldsContract } from './fields.ts'
import { filterContract } from './filters.ts'
import { followingContract } from './following.ts'
import { formsContract } from './forms.ts'
import { importsContract } from './imports.ts'
import { mergingContract } from './merging.ts'
import { messagesContract } from './messages.ts'
import { noticesContract } from './notices.ts'
import { ordersContract } from './orders.ts'
import { platformContract } from './platform.ts'
import { problemsContract } from './problems.ts'
import { pushContract } from './push.ts'
import { readyRepliesContract } from './ready-replies.ts'
import { schedulingContract } from './scheduling.ts'
import { searchContract } from './search.ts'
import { segmentsContract } from './segments.ts'
import { sideConversationsContract } from './side-conversations.ts'
import { snoozingContract } from './snoozing.ts'
import { splittingContract } from './splitting.ts'
import { statusesContract } from './statuses.ts'
import { teamContract } from './team.ts'
import { teamDraftsContract } from './team-drafts.ts'
import { todosContract } from './todos.ts'
import { topicsContract } from './topics.ts'
import { trackersContract } from './trackers.ts'
import { viewsContract } from './views.ts'

/** Everything the API can do. `GET /openapi.json` is printed from it, the client is typed by it, tests walk it. */
export const contract = {
  ...teamContract,
  ...fieldsContract,
  ...customersContract,
  ...companiesContract,
  ...importsContract,
  ...segmentsContract,
  ...ordersContract,
  ...conversationsContract,
  ...messagesContract,
  ...snoozingContract,
  ...teamDraftsContract,
  ...followingContract,
  ...mergingContract,
  ...splittingContract,
  ...problemsContract,
  ...todosContract,
  ...sideConversationsContract,
  ...topicsContract,
  ...statusesContract,
  ...formsContract,
  ...filterContract,
  ...viewsContract,
  ...readyRepliesContract,
  ...bulkContract,
  ...blockingContract,
  ...schedulingContract,
  ...channelsContract,
  ...trackersContract,
  ...searchContract,
  ...noticesContract,
  ...pushContract,
  ...platformContract,
}

export type Contract = typeof contract
export type ContractKey = keyof Contract
