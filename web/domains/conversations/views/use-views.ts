import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { SavedView, ViewKind } from '../../../../contract/views.ts'
import { api } from '../../../app/api.ts'
import { useFailureNotice, useUndoNotice } from '../../../app/notices.tsx'
import { conversationKeys, isStanding, type Place, viewsQuery } from '../api.ts'
import { reordered } from './rules.ts'

export const kinds = ['own', 'team', 'shared'] as const satisfies readonly ViewKind[]

/** Saved views in the order they are shown. */
export const useSavedViews = (): SavedView[] => {
  const items = useQuery(viewsQuery).data?.items ?? []
  return kinds.flatMap((kind) => items.filter((view) => view.kind === kind))
}

/** What a place is called and how its list is to look. */
export function usePlace(place: Place): { name: string | undefined; saved: SavedView | undefined } {
  const { t } = useTranslation('conversations')
  const views = useQuery(viewsQuery).data
  if (isStanding(place)) return { name: t(`view.${place}`), saved: undefined }
  const saved = views?.items.find(({ id }) => id === place)
  const ready = views?.readyMade.find(({ id }) => id === place)
  const readyName = ready?.by === 'urgency' ? t(`urgency.${ready.value as 'urgent'}`) : ready?.name
  return { name: saved?.name ?? readyName, saved }
}

/** Moving views up and down among those of their kind, and deleting one with a way back. */
export function useViewChanges() {
  const { t } = useTranslation('views')
  const client = useQueryClient()
  const failed = useFailureNotice()
  const offerUndo = useUndoNotice()
  const refresh = () => client.invalidateQueries({ queryKey: conversationKeys.views })

  const move = useMutation({
    mutationFn: (views: readonly SavedView[]) =>
      Promise.all(
        views.map((view, position) =>
          view.position === position ? null : api('PATCH /views/{id}', { params: { id: view.id }, body: { position } }),
        ),
      ),
    onMutate: (views) => {
      const placed = new Map(views.map(({ id }, position) => [id, position]))
      client.setQueryData(viewsQuery.queryKey, (known) => known && { ...known, items: reordered(known.items, placed) })
    },
    onError: failed,
    onSettled: refresh,
  })

  const putBack = useMutation({
    mutationFn: ({ name, kind, teamId, filter, order, columns, grouping, position }: SavedView) =>
      api('POST /views', { body: { name, kind, teamId, filter, order, columns, grouping, position } }),
    onError: failed,
    onSettled: refresh,
  })

  const remove = useMutation({
    mutationFn: (view: SavedView) => api('DELETE /views/{id}', { params: { id: view.id } }),
    onSuccess: (_, view) =>
      offerUndo({
        id: `view-${view.id}`,
        text: t('deleted', { name: view.name }),
        undo: () => putBack.mutate(view),
      }),
    onError: failed,
    onSettled: refresh,
  })

  return { move: move.mutate, remove: remove.mutate }
}
