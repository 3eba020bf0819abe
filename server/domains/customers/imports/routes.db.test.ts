import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SignedInMember, signedIn } from '../../../testing/factories.ts'
import { openTestApp, type TestApp } from '../../../testing/test-app.ts'

let testApp: TestApp
let vera: SignedInMember
beforeAll(async () => {
  testApp = await openTestApp()
  vera = await signedIn(testApp)
  const choices = [
    { key: 'gold', names: { en: 'Gold', ru: 'Золотой' } },
    { key: 'plain', names: { en: 'Plain' } },
  ]
  const fields = [
    { noun: 'person', type: 'choice', key: 'plan', names: { en: 'Plan' }, choices },
    { noun: 'person', type: 'money', key: 'debt', names: { en: 'Debt' }, currency: 'EUR' },
    { noun: 'person', type: 'date', key: 'since', names: { en: 'Since' } },
    { noun: 'company', type: 'number', key: 'parcels', names: { en: 'Parcels' } },
  ]
  for (const body of fields) expect((await vera.request('POST', '/fields', { body })).status).toBe(201)
})
afterAll(() => testApp.close())

const handIn = (body: string, noun = 'person') =>
  vera.request('POST', `/imports?noun=${noun}&name=file.csv`, { body, headers: { 'content-type': 'text/csv' } })
const rowsOf = async (id: string, query = '') => (await vera.request('GET', `/imports/${id}/rows${query}`)).body.items
const run = async (id: string, mapping: (string | null)[]) => {
  const begun = await vera.request('PUT', `/imports/${id}/run`, { body: { mapping } })
  await testApp.settle()
  return begun
}
const person = async (text: string) =>
  (await vera.request('GET', `/people?text=${encodeURIComponent(text)}`)).body.items[0]

describe('an import', () => {
  it('suggests what columns are, previews, takes rows over and tells what is wrong with each', async () => {
    const made = await handIn(
      'Имя;E-mail;План;Золотой?;Debt;since\nАна;ana@csv.example;;x;12,50;21.11.2026\nБорис;boris;;x;1 200.5 BGN;2026-02-30\nВера;vera@csv.example;;x;;\n',
    )
    expect(made.body).toMatchObject({
      state: 'waiting',
      total: 3,
      mapping: ['name', 'email', null, null, 'field.debt', 'field.since'],
    })
    const { id } = made.body
    const mapping = ['name', 'email', null, null, 'field.debt', 'field.since']
    const preview = await vera.request('POST', `/imports/${id}/previews`, { body: { mapping } })
    expect(preview.body.failing).toBe(1)
    expect(preview.body.items[0]).toMatchObject({
      number: 2,
      troubles: [
        { column: 'E-mail', message: 'is no e-mail address' },
        { column: 'since', message: 'is no date, as in 2026-11-21' },
      ],
    })
    expect(await person('ana@csv.example')).toBeUndefined()
    expect((await run(id, mapping)).body.state).toBe('running')
    const done = await vera.request('GET', `/imports/${id}`)
    expect(done.body).toMatchObject({ state: 'done', done: 3, created: 2, changed: 0, failed: 1 })
    expect((await person('ana@csv.example')).fields).toEqual({
      debt: { amount: 1250, currency: 'EUR' },
      since: '2026-11-21',
    })
    expect((await rowsOf(id, '?outcome=failed')).map((row: { number: number }) => row.number)).toEqual([2])
    expect((await run(id, mapping)).status).toBe(409)
  })

  it('finds people again and changes only what a cell says', async () => {
    const first = await handIn('name,email,phone,city,company\nIvo,ivo@csv.example,+359 88 123 4567,Sofia,Alfa CSV\n')
    await run(first.body.id, first.body.mapping)
    const second = await handIn('email,city,plan,note\nIVO@csv.example,,золотой,"Likes, ""quotes"""\n')
    await run(second.body.id, second.body.mapping)
    expect((await vera.request('GET', `/imports/${second.body.id}`)).body).toMatchObject({ created: 0, changed: 1 })
    expect(await person('ivo@csv.example')).toMatchObject({
      name: 'Ivo',
      city: 'Sofia',
      company: { name: 'Alfa CSV' },
      fields: { plan: 'gold' },
      note: 'Likes, "quotes"',
    })
  })

  it('leaves nothing behind of a row that the workspace refuses', async () => {
    await handIn('name\nx\n')
    const made = await handIn('name,domain\nFree mail,gmail.com\nReal,real-csv.example\n', 'company')
    await run(made.body.id, made.body.mapping)
    const rows = await rowsOf(made.body.id)
    expect(rows.map((row: { outcome: string }) => row.outcome)).toEqual(['failed', 'created'])
    expect(rows[0].troubles[0].message).toContain('addresses to anybody')
    const inRussian = { headers: { 'accept-language': 'ru' } }
    const { body } = await vera.request('GET', `/imports/${made.body.id}/rows`, inRussian)
    expect(body.items[0].troubles[0].message).toMatch(/^[^A-Za-z]*[а-я]/)
    expect(body.items[0].troubles[0].column).toBe(rows[0].troubles[0].column)
    const preview = await vera.request('POST', `/imports/${made.body.id}/previews`, {
      body: { mapping: ['domain', null] },
      ...inRussian,
    })
    expect(preview.body.items[0].troubles).toEqual([{ column: 'name', message: 'это не домен' }])
    expect((await vera.request('GET', '/companies?text=Free mail')).body.items).toEqual([])
  })

  it('takes many rows in batches and can be stopped and gone on with', async () => {
    const lines = Array.from({ length: 230 }, (_, n) => `Many ${n},many${n}@csv.example`)
    const made = await handIn(`name,email\n${lines.join('\n')}\n`)
    await vera.request('PUT', `/imports/${made.body.id}/run`, { body: { mapping: ['name', 'email'] } })
    expect((await vera.request('DELETE', `/imports/${made.body.id}/run`)).body.state).toBe('stopped')
    await testApp.settle()
    expect((await vera.request('GET', `/imports/${made.body.id}`)).body.done).toBe(0)
    await run(made.body.id, ['name', 'email'])
    expect((await vera.request('GET', `/imports/${made.body.id}`)).body).toMatchObject({
      state: 'done',
      done: 230,
      created: 230,
    })
  })

  it.each([
    ['', 'has no rows'],
    ['name,email\n', 'has no rows'],
    ['name\n"never closed\n', 'Quote'],
  ])('cannot be made of %j', async (body, words) => {
    const { status, body: answer } = await handIn(body || ' ')
    expect([status, answer.errors[0].path]).toEqual([422, 'body'])
    expect(answer.errors[0].message).toContain(words)
  })

  it('says which target is none', async () => {
    const made = await handIn('name\nAna\n')
    const { status, body } = await run(made.body.id, ['field.nothing'])
    expect([status, body.errors[0].path]).toEqual([422, 'body.mapping'])
  })
})

describe('an export', () => {
  it('is read again as it was, and no cell of it is a formula', async () => {
    const fields = { plan: 'gold', debt: { amount: -705, currency: 'BGN' }, since: '2026-01-02' }
    const made = await vera.request('POST', '/people', {
      body: { name: '=cmd()', emails: ['formula@csv.example'], phones: ['+359881112233'], fields },
    })
    const file = await vera.request('GET', '/exports/people')
    expect(file.headers['content-disposition']).toBe('attachment; filename="people.csv"')
    const [head, ...lines] = String(file.body).trimEnd().split('\n')
    expect(head).toBe(
      '\ufeffname,email,phone,external,language,city,timeZone,company,companyRole,note,field.plan,field.debt,field.since',
    )
    const line = lines.find((each) => each.includes('formula@csv.example'))
    expect(line).toBe(`'=cmd(),formula@csv.example,'+359881112233,,,,,,,,gold,'-7.05 BGN,2026-01-02`)
    await vera.request('PATCH', `/people/${made.body.id}`, {
      body: { name: 'Else', fields: { plan: null, debt: null, since: null } },
    })
    const again = await handIn(`${head}\n${line}\n`)
    await run(again.body.id, again.body.mapping)
    expect(await person('formula@csv.example')).toMatchObject({ name: '=cmd()', fields })
  })

  it('has all companies that somebody acts for, with their roles, the main one first', async () => {
    const file = 'email,company,companyRole\nseller@csv.example,"Alfa; ""Beta; Sons""; Gama","owner;;buyer, at night"\n'
    const made = await handIn(file)
    await run(made.body.id, made.body.mapping)
    const acting = [
      { name: 'Alfa', role: 'owner', main: true },
      { name: 'Beta; Sons', role: null, main: false },
      { name: 'Gama', role: 'buyer, at night', main: false },
    ]
    const before = await person('seller@csv.example')
    expect(before).toMatchObject({ company: { name: 'Alfa' }, companies: acting })
    const { body } = await vera.request('GET', '/exports/people')
    const [head, ...lines] = String(body).trimEnd().split('\n')
    const line = lines.find((each) => each.includes('seller@csv.example'))
    for (const { id } of before.companies) await vera.request('DELETE', `/people/${before.id}/companies/${id}`)
    expect(await person('seller@csv.example')).toMatchObject({ company: null, companies: [] })
    const again = await handIn(`${head}\n${line}\n`)
    await run(again.body.id, again.body.mapping)
    expect(await person('seller@csv.example')).toMatchObject({ company: { name: 'Alfa' }, companies: acting })
  })

  it('has every company and its fields', async () => {
    await vera.request('POST', '/companies', {
      body: { name: 'Export Ltd', domains: ['export.example'], fields: { parcels: 7 } },
    })
    const { body } = await vera.request('GET', '/exports/companies')
    expect(String(body)).toContain('Export Ltd,export.example,7')
  })
})
