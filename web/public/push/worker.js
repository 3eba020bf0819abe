// Shows what is pushed and opens it. Its scope holds no page, so it stands between no page and the network.
self.addEventListener('push', (event) => {
  const { title, body, url, tag } = event.data.json()
  event.waitUntil(self.registration.showNotification(title, { body, tag, icon: '/favicon.svg', data: { url } }))
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const url = new URL(event.notification.data.url, self.location.origin)
  // Never anywhere else, whatever was pushed.
  if (url.origin === self.location.origin) event.waitUntil(self.clients.openWindow(url.href))
})
