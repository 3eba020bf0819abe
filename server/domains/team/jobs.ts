import { z } from 'zod'
import { unseal } from '../../platform/auth/secrets.ts'
import { translator } from '../../platform/i18n/i18n.ts'
import { defineJob, type Job } from '../../platform/jobs/jobs.ts'
import type { Platform } from '../../platform/platform.ts'
import { invitationMail, tokenHash } from './invitations/actions/invite.ts'
import { openInvitation } from './invitations/queries.ts'

/** The page of the screens where an invitation is accepted. */
export const invitationUrl = (url: string, token: string): string => `${url}/invitation/${token}`

export const createTeamJobs = ({ config, database, scopes, systemMail }: Platform): readonly Job<never>[] => [
  defineJob({
    name: invitationMail,
    payload: z.object({ workspaceId: z.uuid(), invitationId: z.uuid(), token: z.string() }),
    async run({ token: sealed }) {
      const token = unseal(config.secret, sealed)
      const invited = await openInvitation(database.system, tokenHash(token), scopes.now())
      // Withdrawn or accepted before the mail could leave.
      if (!invited) return
      const t = translator(invited.language)
      const about = {
        workspace: invited.workspaceName,
        inviter: invited.invitedBy ?? invited.workspaceName,
        url: invitationUrl(config.url, token),
      }
      await systemMail.send(
        invited.email,
        t('server:mail.invitation.subject', about),
        t('server:mail.invitation.text', about),
      )
    },
  }),
]
