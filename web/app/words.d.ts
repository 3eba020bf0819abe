import 'i18next'
import type app from '../../locales/en/app.json'
import type channels from '../../locales/en/channels.json'
import type conversations from '../../locales/en/conversations.json'
import type customers from '../../locales/en/customers.json'
import type errors from '../../locales/en/errors.json'
import type settings from '../../locales/en/settings.json'
import type team from '../../locales/en/team.json'

/** A word that is missing in English is a type error. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app'
    resources: {
      app: typeof app
      channels: typeof channels
      conversations: typeof conversations
      customers: typeof customers
      errors: typeof errors
      settings: typeof settings
      team: typeof team
    }
  }
}
