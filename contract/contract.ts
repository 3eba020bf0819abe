import { channelsContract } from './channels.ts'
import { conversationsContract } from './conversations.ts'
import { customersContract } from './customers.ts'
import { platformContract } from './platform.ts'
import { teamContract } from './team.ts'

/** Everything the API can do. `GET /openapi.json` is printed from it, the client is typed by it, tests walk it. */
export const contract = {
  ...teamContract,
  ...customersContract,
  ...conversationsContract,
  ...channelsContract,
  ...platformContract,
}

export type Contract = typeof contract
export type ContractKey = keyof Contract
