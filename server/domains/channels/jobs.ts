import { z } from 'zod'
import { defineJob, type Job } from '../../platform/jobs/jobs.ts'
import { sweep } from './actions/sweep.ts'
import type { Mailroom } from './adapters/mailroom.ts'
import { readWaiting } from './intake/actions/read-waiting.ts'
import { reread } from './intake/actions/reread.ts'
import { readingJob, rereadingJob } from './intake/rules.ts'
import { sendMail } from './sending/actions/send-mail.ts'
import { sendingJob } from './sending/rules.ts'

export function createChannelsJobs(mailroom: Mailroom): Job<never>[] {
  const { intake } = mailroom
  return [
    defineJob({
      name: readingJob,
      payload: z.object({ workspaceId: z.uuid() }),
      run: ({ workspaceId }) => readWaiting(intake, workspaceId),
    }),
    defineJob({
      name: rereadingJob,
      payload: z.object({ workspaceId: z.uuid(), id: z.uuid() }),
      run: ({ workspaceId, id }, { lastAttempt }) => reread(intake, workspaceId, id, lastAttempt),
    }),
    defineJob({
      name: sendingJob,
      payload: z.object({ workspaceId: z.uuid(), messageId: z.uuid() }),
      run: ({ workspaceId, messageId }) => sendMail(mailroom, workspaceId, messageId),
    }),
    defineJob({ name: 'mails.sweep', payload: z.object({}), schedule: '* * * * *', run: () => sweep(mailroom) }),
  ]
}
