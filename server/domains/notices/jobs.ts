import { z } from 'zod'
import { defineJob, type Job } from '../../platform/jobs/jobs.ts'
import type { Platform } from '../../platform/platform.ts'
import { mailBack, type RefusedAnswer } from './mails/actions/mail-back.ts'
import { sendNotices } from './mails/actions/send-notices.ts'
import { pushNotice } from './push/actions/push-notice.ts'
import type { PushService } from './push/adapters/web-push.ts'
import { pushJob } from './push/rules.ts'
import { mailBackJob, noticesMailJob } from './rules.ts'

export const createNoticesJobs = (platform: Platform, service: PushService): Job<never>[] => [
  defineJob({
    name: pushJob,
    payload: z.object({ workspaceId: z.uuid(), memberId: z.uuid(), noticeId: z.uuid() }),
    run: (which) => pushNotice(platform, service, which),
  }),
  defineJob({
    name: noticesMailJob,
    payload: z.object({ workspaceId: z.uuid(), memberId: z.uuid() }),
    run: ({ workspaceId, memberId }) => sendNotices(platform, workspaceId, memberId),
  }),
  defineJob({
    name: mailBackJob,
    payload: z.object({ workspaceId: z.uuid(), refused: z.custom<RefusedAnswer>() }),
    run: ({ workspaceId, refused }) => mailBack(platform, workspaceId, refused),
  }),
]
