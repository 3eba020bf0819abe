import { existsSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import nodemailer from 'nodemailer'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeTo } from '../server/testing/mail.ts'
import { type RunningKept, startKept } from '../server/testing/running-kept.ts'
import { openBrowser, openWindow } from './browser.ts'
import { type Member, setUp } from './member.ts'
import { pictureFailures } from './picture-of-failure.ts'
import { readyFolder } from './ready-folder.ts'

const corpus = resolve(import.meta.dirname, '../../shared/corpora/html/payloads.jsonl')
const address = 'help@polet.example'
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAIAAAACUFjqAAAAEklEQVR4nGP4z8CAB+GTG8HSALfKY52fTcuYAAAAAElFTkSuQmCC',
  'base64',
)
/** As many as one thread shows at once. */
const perThread = 20

let folder: string
let kept: RunningKept
let browser: Browser
let member: Member
let page: Page
let complaints: string[]
let outside: Server
/** Where a tracker would stand; it counts who comes. */
let tracker: string
const visits: string[] = []
/** What must not happen: dialogs, requests to elsewhere, reports of what the policy stopped. */
const seen: string[] = []
let threads: string[][]

beforeAll(async () => {
  outside = createServer((request, response) => {
    visits.push(request.url ?? '')
    response.setHeader('content-type', 'image/png').end(png)
  })
  await new Promise<void>((listening) => outside.listen(0, '127.0.0.1', listening))
  tracker = `http://127.0.0.1:${(outside.address() as AddressInfo).port}`
  folder = await readyFolder('empty')
  kept = await startKept(folder, {}, ['--empty'])
  member = await setUp(kept.url)
  await member.api('POST', '/channels', { name: 'Help', address })
  browser = await openBrowser()
  const window = await openWindow(browser, kept.url)
  page = window.page
  complaints = window.complaints
  await member.enter(window.context)
  page.on('dialog', (dialog) => {
    seen.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  window.context.on('page', (opened) => seen.push(`window: ${opened.url()}`))
  window.context.on('request', (request) => {
    const url = request.url()
    if (url.includes('/csp-reports')) seen.push(`report: ${request.postData()}`)
    if (/^(https?|wss?|ftp):/.test(url) && !url.startsWith(kept.url)) seen.push(`request: ${url}`)
  })
  threads = [...batches([...ours(), ...theirs()])]
})
afterAll(async () => {
  await browser?.close()
  await kept?.stop()
  outside?.close()
  rmSync(folder, { recursive: true, force: true })
})
pictureFailures(() => [{ page, complaints }])

const ran = `try{top.hostileRan=1;parent.hostileRan=1;window.hostileRan=1}catch(e){};alert(1)`

const ours = (): string[] => [
  `<script>${ran}</script>`,
  `<scr<script>ipt>${ran}</scr</script>ipt>`,
  `<img src=x onerror="${ran}">`,
  `<img src="${tracker}/open.png" width="1" height="1">`,
  `<img srcset="${tracker}/set.png 1x, ${tracker}/set2.png 2x">`,
  `<picture><source srcset="${tracker}/source.png"><img alt=""></picture>`,
  `<body onload="${ran}" background="${tracker}/body.png">`,
  `<svg onload="${ran}"><script>${ran}</script><image href="${tracker}/svg.png"/><use href="${tracker}/use.svg#a"/></svg>`,
  `<svg><animate xlink:href="#x" attributeName="href" values="javascript:${ran}"/><a id="x"><text>x</text></a></svg>`,
  `<math><mtext><table><mglyph><style><img src=x onerror="${ran}"></style></mglyph></table></mtext></math>`,
  `<noscript><p title="</noscript><img src=x onerror='${ran}'>"></noscript>`,
  `<style>@import url(${tracker}/import.css);body{background:url(${tracker}/style.png)}</style>`,
  `<link rel="stylesheet" href="${tracker}/link.css"><link rel="prefetch" href="${tracker}/pre"><link rel="dns-prefetch" href="${tracker}">`,
  `<div style="background:url('${tracker}/inline.png');position:fixed;inset:0;z-index:9999">over</div>`,
  `<div style="background:u\\72l(${tracker}/escaped.png);width:expression(${ran});-moz-binding:url(${tracker}/x.xml)">x</div>`,
  `<meta http-equiv="refresh" content="0;url=${tracker}/refresh">`,
  `<meta http-equiv="refresh" content="0;url=javascript:${ran}"><base href="${tracker}/"><img src="relative.png">`,
  `<form action="${tracker}/form" method="post"><input name="password" type="password" autofocus onfocus="${ran}"><button formaction="javascript:${ran}">Sign in</button></form>`,
  `<iframe src="${tracker}/frame"></iframe><iframe srcdoc="<script>${ran}</script>"></iframe>`,
  `<object data="${tracker}/object.swf"></object><embed src="${tracker}/embed.swf"><applet code="x"></applet>`,
  `<video src="${tracker}/film.mp4" poster="${tracker}/poster.png" autoplay onplay="${ran}"></video><audio src="${tracker}/a.mp3" autoplay></audio>`,
  `<a href="javascript:${ran}">a</a><a href="java\tscript:${ran}">b</a><a href="&#106;avascript:${ran}">c</a><a href="data:text/html,<script>${ran}</script>">d</a>`,
  `<a href="https://bank.example" ping="${tracker}/ping" onclick="${ran}">e</a><area href="javascript:${ran}">`,
  `<input type="image" src="${tracker}/input.png"><table background="${tracker}/table.png"><td background="${tracker}/cell.png">f</td></table>`,
  `<details open ontoggle="${ran}"><summary>g</summary></details><div onmouseover="${ran}" onanimationstart="${ran}" style="animation:a 1s">h</div>`,
  `<template><script>${ran}</script></template><xmp><script>${ran}</script></xmp><plaintext><script>${ran}</script>`,
  `<!--[if gte mso 9]><script>${ran}</script><![endif]--><![CDATA[<script>${ran}</script>]]>`,
  `<img id="body" name="createElement"><form name="document"><input name="cookie"></form>`,
]

/** Of other authors, where they are at hand. */
function theirs(): string[] {
  if (!existsSync(corpus)) {
    process.stderr.write(`The corpus of hostile HTML is not at ${corpus}: only our own is shown.\n`)
    return []
  }
  const lines = readFileSync(corpus, 'utf8').trim().split('\n')
  return lines.map((line): string => JSON.parse(line).payload)
}

function* batches(all: string[]): Generator<string[]> {
  for (let at = 0; at < all.length; at += perThread) yield all.slice(at, at + perThread)
}

/** Each payload is a mail of its own; twenty of them are one conversation. */
async function sendAll(): Promise<void> {
  const transport = nodemailer.createTransport({
    host: '127.0.0.1',
    port: kept.smtpPort,
    pool: true,
    maxConnections: 4,
    tls: { rejectUnauthorized: false },
  })
  const send = (payload: string, thread: number, index: number) =>
    transport.sendMail({
      from: `Mallory <mallory${thread}@hostile.example>`,
      to: address,
      subject: `Thread ${thread}`,
      messageId: `<${thread}.${index}@hostile.example>`,
      ...(index ? { inReplyTo: `<${thread}.0@hostile.example>`, references: `<${thread}.0@hostile.example>` } : {}),
      text: `Mark ${thread}.${index}.`,
      html: `<p>Mark ${thread}.${index}.</p>${payload}`,
    })
  const read = async () => {
    const { items } = await member.api('GET', '/mails?limit=100&state=received')
    return items.length
  }
  for (const [thread, payloads] of threads.entries()) await send(payloads[0] ?? '', thread, 0)
  await expect.poll(read, { timeout: 60_000 }).toBe(0)
  await Promise.all(
    threads.flatMap((payloads, thread) => payloads.slice(1).map((payload, index) => send(payload, thread, index + 1))),
  )
  await expect.poll(read, { timeout: 120_000, interval: 300 }).toBe(0)
  transport.close()
}

interface Strange {
  sandbox: string
  text: string
  /** Elements and attributes that have no business in a shown mail. */
  dangers: string[]
}

/** Every frame of the thread as it stands in the page, looked into from outside. */
const frames = (): Promise<Strange[]> =>
  page.evaluate(`[...document.querySelectorAll('[data-message] iframe')].map((frame) => ({
    sandbox: frame.getAttribute('sandbox'),
    text: frame.contentDocument.body.textContent,
    dangers: [...frame.contentDocument.body.querySelectorAll('*')].flatMap((one) => [
      ...(/^(script|iframe|frame|object|embed|applet|form|meta|link|base|svg|math|video|audio|style)$/i.test(one.tagName) ? [one.tagName] : []),
      ...[...one.attributes]
        .filter(({ name, value }) => /^on|^(formaction|ping|srcset|poster|background)$/i.test(name) ||
          (/^(href|src|action)$/i.test(name) && /^[\\s\\x00-\\x20]*(javascript|vbscript|data:text)/i.test(value)))
        .map(({ name, value }) => one.tagName + ' ' + name + '=' + value),
    ]),
  }))`)

const numberOf = async (thread: number): Promise<number> => {
  const { items } = await member.api('GET', '/conversations?view=all&limit=100')
  const found = items.filter(({ subject }: { subject: string }) => subject === `Thread ${thread}`)
  expect(found).toHaveLength(1)
  return found[0].number
}

test('hostile mails are taken and read', { timeout: 240_000 }, async () => {
  await sendAll()
  const { items } = await member.api('GET', '/mails?limit=100&state=unreadable')
  expect(items).toEqual([])
})

test('they are shown, and nothing in them lives', { timeout: 240_000 }, async () => {
  for (const [thread, payloads] of threads.entries()) {
    await page.goto(`/inbox/all/${await numberOf(thread)}`)
    const texts = async () => (await frames()).map(({ text }) => /Mark \d+\.\d+\./.exec(text)?.[0])
    const marks = payloads.map((_, index) => `Mark ${thread}.${index}.`)
    await expect.poll(async () => (await texts()).sort(), { timeout: 20_000 }).toEqual(marks.toSorted())
    for (const { sandbox, dangers } of await frames()) {
      expect(sandbox).not.toMatch(/allow-(scripts|forms|modals|top-navigation|pointer-lock|downloads)/)
      expect(dangers).toEqual([])
    }
    await page.mouse.move(700, 400)
    expect(await page.evaluate('window.hostileRan')).toBeUndefined()
    expect(new URL(page.url()).pathname).toMatch(/^\/inbox\/all\/\d+$/)
  }
  expect(seen).toEqual([])
  expect(visits).toEqual([])
  expect(complaints).toEqual([])
})

test('an outside picture comes only when asked for, and then through Kept', { timeout: 60_000 }, async () => {
  await writeTo(kept.smtpPort, {
    from: 'Shop <news@shop.example>',
    to: address,
    subject: 'With a picture',
    html: `<p>Look</p><img src="${tracker}/wanted.png">`,
  })
  await page.goto('/inbox/all')
  await page.getByRole('link', { name: /With a picture/ }).click()
  const message = page.locator('[data-message]')
  await message.getByText('1 outside picture is not shown').waitFor()
  expect(visits).toEqual([])
  await message.getByRole('button', { name: 'Show pictures' }).click()
  await expect.poll(() => visits, { timeout: 10_000 }).toEqual(['/wanted.png'])
  const image = message.frameLocator('iframe').locator('img').first()
  await expect.poll(() => image.evaluate((one: { naturalWidth: number }) => one.naturalWidth)).toBe(10)
  expect(seen).toEqual([])
  expect(complaints).toEqual([])
})
