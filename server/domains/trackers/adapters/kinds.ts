import type { Tracker } from '../../../../contract/trackers.ts'
import type { Outgoing } from '../../../platform/http/outgoing.ts'
import type { Access } from '../rules.ts'
import { isFromGitHub, openGitHub, toldByGitHub } from './github.ts'
import { isFromGitLab, openGitLab, toldByGitLab } from './gitlab.ts'
import { isFromJira, openJira, toldByJira } from './jira.ts'
import type { Hook, Tracking } from './tracker.ts'

interface Kind {
  open(outgoing: Outgoing, access: Access): Tracking
  /** Does the webhook come from whom we gave the secret to? */
  isFrom(hook: Hook, secret: string): boolean
  /** The key of the issue it tells of; null where it tells of something else. */
  told(hook: Hook): string | null
}

export const kinds: Record<Tracker['kind'], Kind> = {
  github: { open: openGitHub, isFrom: isFromGitHub, told: toldByGitHub },
  gitlab: { open: openGitLab, isFrom: isFromGitLab, told: toldByGitLab },
  jira: { open: openJira, isFrom: isFromJira, told: toldByJira },
}
