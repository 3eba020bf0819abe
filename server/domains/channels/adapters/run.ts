import { sweepAtStart } from '../actions/sweep.ts'
import { startFetching } from '../fetching/adapters/imap.ts'
import { startSmtpReceiver } from '../intake/adapters/smtp.ts'
import { type Mailroom, processLease, receiverLease } from './mailroom.ts'

/** Opens what listens and fetches, and takes up what a process before us left behind. Rejects where the SMTP port is taken. */
export async function run(mailroom: Mailroom): Promise<{ stop(): Promise<void> }> {
  const { platform, leases } = mailroom
  let fetching: { stop(): Promise<void> } | null = null
  const stop = async () => {
    mailroom.closed = true
    await mailroom.receiver?.stop()
    mailroom.receiver = null
    await fetching?.stop()
    await mailroom.desk.stop()
    mailroom.relays.close()
    await mailroom.outgoing.close()
    await leases.close()
  }
  try {
    await leases.take(processLease(mailroom.processId))
    leases.onLost(() => {
      if (!mailroom.closed) void holdAgain(mailroom)
    })
    if (platform.demo) await mailroom.desk.start()
    if (!platform.config.smtp.off) {
      mailroom.receiver = await startSmtpReceiver(mailroom.intake)
      await leases.take(receiverLease)
    }
    fetching = startFetching(mailroom)
    await sweepAtStart(mailroom)
  } catch (error) {
    // The connection of the leases would keep the database from closing, and Kept from ending.
    await stop()
    throw error
  }
  return { stop }
}

/** The database was away, and our leases with it: others must not think for long that we are gone. */
async function holdAgain(mailroom: Mailroom): Promise<void> {
  while (!mailroom.closed) {
    try {
      await mailroom.leases.take(processLease(mailroom.processId))
      if (mailroom.receiver) await mailroom.leases.take(receiverLease)
      return
    } catch {
      await new Promise((done) => setTimeout(done, 500))
    }
  }
}
