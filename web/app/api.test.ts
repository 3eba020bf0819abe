import { expect, test } from 'vitest'
import { urlOf } from './api.ts'

test('parameters are written safely, what was not given is left out', () => {
  const url = urlOf('/attachments/{id}/{name}', {
    params: { id: '1', name: '../Накладная 1.pdf' },
    query: { a: undefined, b: '', c: null, view: 'open', limit: 50 },
  })
  expect(url).toBe(
    '/api/attachments/1/..%2F%D0%9D%D0%B0%D0%BA%D0%BB%D0%B0%D0%B4%D0%BD%D0%B0%D1%8F%201.pdf?view=open&limit=50',
  )
})
