import 'i18next'
import type app from '../../locales/en/app.json'
import type bulk from '../../locales/en/bulk.json'
import type channels from '../../locales/en/channels.json'
import type collaboration from '../../locales/en/collaboration.json'
import type conversations from '../../locales/en/conversations.json'
import type customers from '../../locales/en/customers.json'
import type errors from '../../locales/en/errors.json'
import type fields from '../../locales/en/fields.json'
import type filters from '../../locales/en/filters.json'
import type history from '../../locales/en/history.json'
import type imports from '../../locales/en/imports.json'
import type merging from '../../locales/en/merging.json'
import type notices from '../../locales/en/notices.json'
import type orders from '../../locales/en/orders.json'
import type outbox from '../../locales/en/outbox.json'
import type problems from '../../locales/en/problems.json'
import type replies from '../../locales/en/replies.json'
import type search from '../../locales/en/search.json'
import type settings from '../../locales/en/settings.json'
import type shelves from '../../locales/en/shelves.json'
import type sideConversations from '../../locales/en/side-conversations.json'
import type team from '../../locales/en/team.json'
import type todos from '../../locales/en/todos.json'
import type trackers from '../../locales/en/trackers.json'
import type views from '../../locales/en/views.json'

/** A word that is missing in English is a type error. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app'
    resources: {
      app: typeof app
      bulk: typeof bulk
      channels: typeof channels
      collaboration: typeof collaboration
      conversations: typeof conversations
      customers: typeof customers
      errors: typeof errors
      search: typeof search
      notices: typeof notices
      merging: typeof merging
      fields: typeof fields
      history: typeof history
      imports: typeof imports
      filters: typeof filters
      outbox: typeof outbox
      orders: typeof orders
      problems: typeof problems
      replies: typeof replies
      settings: typeof settings
      shelves: typeof shelves
      'side-conversations': typeof sideConversations
      team: typeof team
      todos: typeof todos
      trackers: typeof trackers
      views: typeof views
    }
  }
}
