// Runs before the first paint, so that a dark workspace never flashes white. Not inline: the page's policy forbids that.
;(() => {
  let chosen = 'auto'
  try {
    chosen = localStorage.getItem('kept.color-scheme') || 'auto'
  } catch {
    // A browser that keeps nothing still gets the system's choice.
  }
  const dark = chosen === 'dark' || (chosen === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
})()
