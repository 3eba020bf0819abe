import { expect, test } from 'vitest'
import { createOutgoing, isPublicAddress } from './outgoing.ts'

test.each([
  '127.0.0.1',
  '127.9.9.9',
  '0.0.0.0',
  '10.0.0.1',
  '172.16.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.100.100.200',
  '168.63.129.16',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  'fe80::1',
  'fc00::1',
  'fd00:ec2::254',
  '::ffff:127.0.0.1',
  '::ffff:a00:1',
  '64:ff9b::a9fe:a9fe',
  '2002:7f00:1::',
  'localhost',
  '',
])('%s is not public', (address) => {
  expect(isPublicAddress(address)).toBe(false)
})

test.each(['8.8.8.8', '2606:4700:4700::1111', '::ffff:8.8.8.8', '64:ff9b::808:808'])('%s is public', (address) => {
  expect(isPublicAddress(address)).toBe(true)
})

const outgoing = createOutgoing(false)

test.each([
  'http://127.0.0.1:9/',
  'http://localhost:9/',
  'http://[::1]:9/',
  'http://2130706433:9/',
  'http://0x7f.1:9/',
  'http://[::ffff:7f00:1]:9/',
  'http://169.254.169.254/latest/meta-data/',
  'file:///etc/passwd',
])('%s is refused', async (url) => {
  await expect(outgoing.send(url)).rejects.toMatchObject({ code: 'address-refused' })
})

test('a name nobody knows cannot be reached', async () => {
  await expect(outgoing.send('http://nowhere.invalid/')).rejects.toMatchObject({ code: 'connection-failed' })
})
