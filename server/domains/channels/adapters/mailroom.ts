import { newId } from '../../../platform/db/ids.ts'
import { type Leases, openLeases } from '../../../platform/db/leases.ts'
import { createOutgoing, type Outgoing } from '../../../platform/http/outgoing.ts'
import { createTokens, type Tokens } from '../../../platform/mail/connecting/oauth.ts'
import type { Receiver } from '../../../platform/mail/receiving/receiver.ts'
import { createRelays, type Relays } from '../../../platform/mail/sending/relay.ts'
import type { Platform } from '../../../platform/platform.ts'
import { createDesk, type Desk } from '../desk/adapters/desk.ts'
import { type Intake, openIntake } from '../intake/adapters/intake.ts'

/** What this process keeps open for mail: its connections to the outside, and the name under which it holds work. */
export interface Mailroom {
  platform: Platform
  /** Whoever finds work claimed by this name can ask whether the process still lives: it holds a lease of that name. */
  processId: string
  leases: Leases
  intake: Intake
  relays: Relays
  outgoing: Outgoing
  tokens: Tokens
  desk: Desk
  /** Our own SMTP receiver, where this process runs it. */
  receiver: Receiver | null
  /** Messages this process is handing over right now. */
  sending: Set<string>
  /** The process is ending. */
  closed: boolean
}

export function openMailroom(platform: Platform): Mailroom {
  const outgoing = createOutgoing(platform.config.allowPrivateAddresses)
  return {
    platform,
    processId: newId(),
    leases: openLeases(platform.database),
    intake: openIntake(platform),
    relays: createRelays(platform.config),
    outgoing,
    tokens: createTokens(outgoing),
    desk: createDesk(platform),
    receiver: null,
    sending: new Set(),
    closed: false,
  }
}

export const processLease = (processId: string): string => `process:${processId}`
/** Held by the process whose SMTP receiver listens. */
export const receiverLease = 'smtp-receiver'
