import { expect, test } from 'vitest'
import { sendingFailure } from './failure.ts'

const error = (more: object, message = 'words') => Object.assign(new Error(message), more)

test.each([
  [
    'a refusal for good',
    { responseCode: 554, response: '554 5.7.1 Spam', code: 'EMESSAGE' },
    'permanent',
    '554 5.7.1 Spam',
  ],
  ['a refusal for now', { responseCode: 451, response: '451 Greylisted' }, 'temporary', '451 Greylisted'],
  ['nobody there', { code: 'ECONNECTION' }, 'temporary', 'words'],
  ['silence', { code: 'ETIMEDOUT' }, 'temporary', 'words'],
  ['a wrong password', { code: 'EAUTH', responseCode: 535, response: '535 no' }, 'settings', '535 no'],
  ['no STARTTLS', { code: 'ETLS' }, 'settings', 'words'],
  ['a private address', { code: 'address-refused' }, 'settings', 'words'],
  [
    'all recipients refused',
    { code: 'EENVELOPE', rejectedErrors: [error({ responseCode: 550, response: '550 No such user' })] },
    'permanent',
    '550 No such user',
  ],
  [
    'one of them only for now',
    {
      code: 'EENVELOPE',
      responseCode: 550,
      rejectedErrors: [
        error({ responseCode: 550, response: '550 No' }),
        error({ responseCode: 451, response: '451 Later' }),
      ],
    },
    'temporary',
    '550 No',
  ],
  ['anything else', {}, 'temporary', 'words'],
])('%s', (_, more, kind, words) => {
  expect(sendingFailure(error(more))).toMatchObject({ kind, words })
})
