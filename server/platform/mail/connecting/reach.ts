import { connect as connectTcp, isIP, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'

const longest = 15_000

/** Opens a connection and nothing more. Rejects with Node's error, or ETIMEDOUT. */
export function reach(address: string, port: number): Promise<true> {
  return settled(connectTcp({ host: address, port }), 'connect')
}

/** Shakes hands for TLS at once, as port 993 and 465 want it, and checks the certificate against the host's name. */
export function shakeHands(address: string, port: number, host: string): Promise<true> {
  return settled(connectTls({ host: address, port, ...(isIP(host) ? {} : { servername: host }) }), 'secureConnect')
}

function settled(socket: Socket, event: string): Promise<true> {
  return new Promise((resolve, reject) => {
    socket.setTimeout(longest, () =>
      socket.destroy(Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' })),
    )
    socket.once(event, () => {
      resolve(true)
      socket.destroy()
    })
    socket.once('error', reject)
    socket.once('close', () => reject(new Error('the connection was closed')))
  })
}
