import type { Routes } from '../../../platform/http/routes.ts'
import { follow, unfollow } from './actions/follow.ts'

export const followingRoutes: Routes = {
  'PUT /conversations/{id}/following': ({ params, write }) => write((scope) => follow(scope, params.id)),
  'DELETE /conversations/{id}/following': ({ params, write }) => write((scope) => unfollow(scope, params.id)),
}
