import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SignedInMember, signedIn } from '../../testing/factories.ts'
import { openTestApp, type TestApp } from '../../testing/test-app.ts'

let testApp: TestApp
let vera: SignedInMember
beforeAll(async () => {
  testApp = await openTestApp()
  vera = await signedIn(testApp)
})
afterAll(() => testApp.close())

const refused = async (language: string, path: string, body: object) =>
  (await vera.request('POST', path, { body, headers: { 'accept-language': language } })).body.errors

describe('what is wrong with a field is said in the language of the caller', () => {
  it.each([
    ['en', 'is needed'],
    ['ru', 'нужно заполнить'],
    ['bg-BG,bg;q=0.9', 'трябва да се попълни'],
  ])('by the schema, in %s', async (language, message) => {
    expect(await refused(language, '/topics', { name: '' })).toEqual([{ path: 'body.name', message }])
    expect(await refused(language, '/topics', {})).toEqual([{ path: 'body.name', message }])
  })

  it.each([
    ['en', 'is longer than 500 characters'],
    ['ru', 'длиннее 500 знаков'],
    ['bg', 'по-дълго е от 500 знака'],
  ])('by the product, with what fills the words, in %s', async (language, message) => {
    await vera.request('POST', '/fields', { body: { noun: 'company', type: 'text', names: { en: 'Depot' } } })
    const fields = { depot: 'x'.repeat(501) }
    expect(await refused(language, '/companies', { name: 'Post', fields })).toEqual([
      { path: 'body.fields.depot', message },
    ])
  })

  it('of a filter with the word that is wrong', async () => {
    const [fault] = await refused('ru', '/conversations/filter-translations', { text: 'stauts:open' })
    expect(fault).toEqual({ path: 'filter', message: 'не удалось понять: stauts' })
  })
})
