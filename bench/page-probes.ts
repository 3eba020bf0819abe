import type { Page } from 'playwright-core'

/** Measuring devices that run in the page, as text: they are not of our program, and its types are not theirs. */

const openingProbe = `
window.opened = []
let begun = null
const shown = () => {
  const messages = [...document.querySelectorAll('article [data-message]')]
  return messages.length ? messages.map((one) => one.dataset.message).join() : null
}
document.addEventListener('click', (event) => {
  if (!event.target.closest('[data-conversation]')) return
  begun = { at: event.timeStamp, before: shown(), thread: 0, words: 0 }
  requestAnimationFrame(look)
}, true)
// After the frame in which it is there has been painted.
const painted = (then) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = then; port2.postMessage(0) }
function look() {
  const opening = begun
  if (!opening.thread) {
    const now = shown()
    if (now && now !== opening.before) { opening.thread = 1; painted(() => { opening.thread = performance.now() - opening.at }) }
  } else if (opening.thread > 1 && framesReady()) {
    painted(() => { opening.words = performance.now() - opening.at; window.opened.push(opening) })
    return
  }
  requestAnimationFrame(look)
}
function framesReady() {
  return [...document.querySelectorAll('article iframe')].every((one) => one.contentDocument?.readyState === 'complete' && one.contentDocument.body?.childNodes.length)
}
`

export interface Opening {
  /** Milliseconds from the click until the thread, and until all words in it, were painted. */
  thread: number
  words: number
}

export const probeOpening = (page: Page) => page.evaluate(openingProbe)

/** The opening of the conversation that was clicked last, once it is complete; `nth` counts from 0. */
export async function openingOf(page: Page, nth: number): Promise<Opening> {
  // Not waitForFunction: it evaluates words, which the policy of our pages forbids.
  return page.evaluate<Opening>(`new Promise((done, fail) => {
    setTimeout(() => fail(new Error('the conversation was not drawn within ten seconds')), 10000)
    const ask = () => window.opened.length > ${nth} ? done(window.opened[${nth}]) : setTimeout(ask, 20)
    ask()
  })`)
}

const frameProbe = `
window.frames50 = { deltas: [], long: [] }
{
  let last = 0
  const each = (at) => { if (last) window.frames50.deltas.push(at - last); last = at; window.frames50.id = requestAnimationFrame(each) }
  window.frames50.id = requestAnimationFrame(each)
  new PerformanceObserver((list) => window.frames50.long.push(...list.getEntries().map(({ duration }) => duration)))
    .observe({ type: 'long-animation-frame' })
}
`

export interface Frames {
  /** Milliseconds between one frame and the next. */
  deltas: number[]
  /** Milliseconds of those frames that the browser itself calls long: over 50 with work in them. */
  long: number[]
}

/** What became of the frames while `work` ran. */
export async function framesDuring(page: Page, work: () => Promise<unknown>): Promise<Frames> {
  await page.evaluate(frameProbe)
  await work()
  return page.evaluate<Frames>('cancelAnimationFrame(window.frames50.id), window.frames50')
}
