import { z } from 'zod'

const checkResult = z.enum(['pass', 'fail', 'softfail', 'none', 'error', 'unchecked'])

export const authenticity = z
  .object({
    verdict: z
      .enum(['verified', 'doubtful', 'unknown'])
      .describe('`doubtful`: the owner of the domain wants mail refused that fails as this one did'),
    domain: z.string().nullable().describe('The domain in From that was checked'),
    spf: checkResult,
    dkim: checkResult,
    dmarc: checkResult,
    policy: z.enum(['none', 'quarantine', 'reject']).nullable().describe('What the owner of the domain asks for'),
    alignedWith: z
      .string()
      .nullable()
      .describe('The domain that stands behind the mail, by its signature or its server'),
    checkedBy: z.string().nullable().describe('The mail server whose results were taken; null: Kept asked DNS itself'),
  })
  .meta({ id: 'Authenticity' })
export type Authenticity = z.infer<typeof authenticity>
