import type { ReplyFolder } from '../../../../../contract/ready-replies.ts'
import { newId } from '../../../../platform/db/ids.ts'
import { unlessTaken } from '../../../../platform/db/unless-taken.ts'
import { found } from '../../../../platform/http/problem.ts'
import type { Scope } from '../../../../platform/scope.ts'
import '../tables.ts'

const shown = ['id', 'name', 'position'] as const

export const addFolder = (scope: Scope, name: string): Promise<ReplyFolder> =>
  unlessTaken(
    scope.db
      .insertInto('reply_folders')
      .values({ workspace_id: scope.workspaceId, id: newId(), name })
      .returning(shown)
      .executeTakeFirstOrThrow(),
    'body.name',
  )

export const changeFolder = async (
  scope: Scope,
  id: string,
  input: { name?: string | undefined; position?: number | undefined },
): Promise<ReplyFolder> =>
  found(
    await unlessTaken(
      scope.db
        .updateTable('reply_folders')
        // Set to itself where nothing is given: an update needs something to set.
        .set((eb) => ({ name: input.name ?? eb.ref('name'), position: input.position ?? eb.ref('position') }))
        .where('workspace_id', '=', scope.workspaceId)
        .where('id', '=', id)
        .returning(shown)
        .executeTakeFirst(),
      'body.name',
    ),
  )

/** Its replies stay, in no folder. */
export async function deleteFolder(scope: Scope, id: string): Promise<void> {
  await scope.db
    .updateTable('ready_replies')
    .set({ folder_id: null })
    .where('workspace_id', '=', scope.workspaceId)
    .where('folder_id', '=', id)
    .execute()
  found(
    await scope.db
      .deleteFrom('reply_folders')
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', id)
      .returning('id')
      .executeTakeFirst(),
  )
}
