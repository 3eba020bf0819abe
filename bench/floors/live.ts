import { createServer, type Socket } from 'node:net'

/** The least that tells many at once: sockets, and the same bytes written to each when the parent says so. */
const sockets = new Set<Socket>()
const server = createServer((socket) => {
  socket.once('data', () => {
    socket.write('HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\nevent: ready\ndata: {}\n\n')
    sockets.add(socket)
  })
  socket.on('error', () => {})
  socket.on('close', () => sockets.delete(socket))
})
const id = '01a1c428-77a7-7009-856a-9cf34133dd12'

process.on('message', (position) => {
  const data = {
    position,
    type: 'note.added',
    subject: { kind: 'message', id },
    conversationId: id,
    personId: id,
    seq: 1,
  }
  const bytes = Buffer.from(`id: 1-1\nevent: change\ndata: ${JSON.stringify(data)}\n\n`)
  for (const socket of sockets) socket.write(bytes)
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.(`http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`)
})
