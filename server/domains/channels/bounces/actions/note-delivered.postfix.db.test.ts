import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { signedIn } from '../../../../testing/factories.ts'
import { aChannel, openMailServer, smtpError, startChannels, writeRaw } from '../../../../testing/mail.ts'
import { hasPostfix, startPostfix } from '../../../../testing/postfix.ts'
import { freePort } from '../../../../testing/running-kept.ts'
import { openTestApp } from '../../../../testing/test-app.ts'

if (!hasPostfix)
  console.warn('Not run: delivery reports of a real relay; Postfix is not installed, or this is not root.')

/** Its reports come back to our own receiver, as they would from the internet. */
test.runIf(hasPostfix)('a real relay reports what arrived and what came back', { timeout: 60_000 }, async () => {
  const customers = await openMailServer({
    recipient: (address) => (address.startsWith('gone') ? smtpError(550, '5.1.1 nobody of this name') : null),
  })
  const smtpPort = await freePort()
  const relay = await startPostfix({ 'customer.example': customers.port, 'shop.example': smtpPort })
  const testApp = await openTestApp({ KEPT_RELAY_URL: relay.url, KEPT_SMTP_PORT: String(smtpPort) })
  const member = await signedIn(testApp)
  const channels = await startChannels(testApp, member)
  const channel = await aChannel(member)

  const stateAfterAnswering = async (to: string) => {
    const raw = `From: ${to}\r\nTo: ${channel.address}\r\nSubject: Parcel\r\nMessage-ID: <${to}>\r\n\r\nWhere?\r\n`
    await writeRaw(smtpPort, to, channel.address, raw)
    await testApp.settle()
    const { items } = (await member.request('GET', `/mails?channelId=${channel.id}`)).body
    const { id } = items.find(({ from }: { from: string }) => from === to).conversation
    await member.request('POST', `/conversations/${id}/replies`, { body: { html: '<p>Here.</p>', seenSeq: 1 } })
    testApp.clock.forward(60_000)
    for (let tries = 0; tries < 200; tries++) {
      await testApp.settle()
      const { messages } = (await member.request('GET', `/conversations/${id}`)).body
      if (['delivered', 'failed'].includes(messages[1].delivery.state)) return messages[1]
      await pause(100)
    }
    throw new Error('no report came')
  }

  expect((await stateAfterAnswering('ana@customer.example')).delivery).toMatchObject({
    state: 'delivered',
    reason: expect.stringContaining('250'),
  })
  expect(await stateAfterAnswering('gone@customer.example')).toMatchObject({
    delivery: { state: 'failed', reason: expect.stringContaining('nobody of this name') },
    bounces: [{ kind: 'hard', status: '5.1.1' }],
  })
  expect(customers.mails.map(({ recipients }) => recipients)).toEqual([['ana@customer.example']])

  await channels.stop()
  await testApp.close()
  await relay.stop()
  await customers.close()
})
