/** The ways to talk: mail addresses with their state, the mail that came in, and the customer's desk of the demo. */
import { lazyRouteComponent } from '@tanstack/react-router'

export { channelKeys, channelsQuery } from './api.ts'

export const DeskPage = lazyRouteComponent(() => import('./desk/desk-page.tsx'), 'DeskPage')

export const channelSettings = {
  Channels: lazyRouteComponent(() => import('./settings/channels-page.tsx'), 'ChannelsPage'),
  NewChannel: lazyRouteComponent(() => import('./settings/new-channel-page.tsx'), 'NewChannelPage'),
  Channel: lazyRouteComponent(() => import('./settings/channel-page.tsx'), 'ChannelPage'),
  Mails: lazyRouteComponent(() => import('./settings/mails-page.tsx'), 'MailsPage'),
}
