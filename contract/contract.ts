import { channelsContract } from './channels.ts'
import { conversationsContract } from './conversations.ts'
import { customersContract } from './customers.ts'
import { filterContract } from './filters.ts'
import { messagesContract } from './messages.ts'
import { platformContract } from './platform.ts'
import { teamContract } from './team.ts'
import { topicsContract } from './topics.ts'
import { viewsContract } from './views.ts'

/** Everything the API can do. `GET /openapi.json` is printed from it, the client is typed by it, tests walk it. */
export const contract = {
  ...teamContract,
  ...customersContract,
  ...conversationsContract,
  ...messagesContract,
  ...topicsContract,
  ...filterContract,
  ...viewsContract,
  ...channelsContract,
  ...platformContract,
}

export type Contract = typeof contract
export type ContractKey = keyof Contract
