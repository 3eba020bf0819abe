import { sql } from 'kysely'
import type { FilledReply, OfferedReply } from '../../../../contract/ready-replies.ts'
import { found, problem } from '../../../platform/http/problem.ts'
import { foldHtml } from '../../../platform/mail/reading/html/fold-html.ts'
import { sanitise } from '../../../platform/mail/reading/html/sanitise.ts'
import type { Scope } from '../../../platform/scope.ts'
import { TemplateFault } from '../../../platform/templates/fault.ts'
import { renderTemplate } from '../../../platform/templates/render.ts'
import { attachmentsById } from '../drafts/queries.ts'
import { type Surroundings, surroundingsOf } from '../placeholders/queries.ts'
import { chooseVariant } from '../placeholders/rules.ts'
import { variantsOf, visibleReadyReplies, visibleReadyReply } from '../ready-replies/queries.ts'
import { snippetOf } from '../rules.ts'
import { type Likeness, rank, withoutCode } from './rules.ts'

/** A ready-made reply as it reads in this conversation, in the person's language where it has words in it. */
export async function fillReadyReply(
  scope: Scope,
  conversationId: string,
  readyReplyId: string,
  language?: string,
): Promise<FilledReply> {
  const reply = await visibleReadyReply(scope, readyReplyId)
  const around = await surroundingsOf(scope, conversationId)
  const wanted = language ?? around.tongue.language
  const { variant, isOther } = chooseVariant(await variantsOf(scope, [readyReplyId]), wanted, around.workspaceLanguage)
  return {
    readyReplyId,
    language: variant?.language ?? null,
    wantedLanguage: wanted,
    otherLanguage: isOther,
    ...filled(variant?.html ?? '', around, variant?.language ?? wanted),
    attachments: variant ? await attachmentsById(scope, variant.attachment_ids) : [],
    actions: reply.actions,
  }
}

/** Words that are nowhere saved yet. */
export async function fillWords(
  scope: Scope,
  conversationId: string,
  input: { html: string; language?: string | undefined },
): Promise<FilledReply> {
  const around = await surroundingsOf(scope, conversationId)
  const wanted = input.language ?? around.tongue.language
  return {
    readyReplyId: null,
    language: wanted,
    wantedLanguage: around.tongue.language,
    otherLanguage: wanted !== around.tongue.language,
    ...filled(sanitise(input.html), around, wanted),
    attachments: [],
    actions: {},
  }
}

/** Throws invalid where the template wants more than it may have. What comes out is made safe like any words of a member. */
export function filled(html: string, around: Surroundings, language: string) {
  try {
    const rendered = renderTemplate(html, around.facts(language), { ...around.tongue, language })
    const safe = sanitise(rendered.html)
    return { html: safe, text: foldHtml(safe).text.trim(), missing: rendered.missing }
  } catch (error) {
    if (!(error instanceof TemplateFault)) throw error
    throw problem(
      'invalid',
      { errors: [{ path: 'body.html', message: 'cannot be read ({{why}})', data: { why: error.message } }] },
      error,
    )
  }
}

/** How many of the newest uses say what is likely now. */
const lately = 5000

/** Those whose name or words hold what is typed; without that, all of them by what was used where it was like here. */
export async function offerReadyReplies(
  scope: Scope,
  conversationId: string,
  query: { text?: string | undefined; limit: number },
): Promise<OfferedReply[]> {
  const conversation = found(
    await scope.db
      .selectFrom('conversations as c')
      .innerJoin('people as p', (join) =>
        join.on('p.workspace_id', '=', scope.workspaceId).onRef('p.id', '=', 'c.person_id'),
      )
      .innerJoin('workspaces as w', 'w.id', 'c.workspace_id')
      .select([
        'c.topic_id',
        'c.channel_id',
        'c.team_id',
        'c.language',
        'p.language as person_language',
        'w.language as workspace_language',
      ])
      .where('c.workspace_id', '=', scope.workspaceId)
      .where('c.id', '=', conversationId)
      .executeTakeFirst(),
  )
  const rows = await visibleReadyReplies(scope)
  const variants = await variantsOf(
    scope,
    rows.map((row) => row.id),
  )
  const likeness = await likenessOf(scope, conversation)
  const language = conversation.person_language ?? conversation.language ?? conversation.workspace_language
  const offered = rows.map((row) => {
    const own = variants.filter((variant) => variant.ready_reply_id === row.id)
    const { variant } = chooseVariant(own, language, conversation.workspace_language)
    return {
      id: row.id,
      name: row.name,
      folderId: row.folder_id,
      kind: row.kind,
      languages: own.map((each) => each.language),
      text: snippetOf(withoutCode(variant?.text ?? '')),
      hasActions: Object.keys(row.actions).length > 0,
      words: own.map((each) => each.text).join('\n'),
      madeForTopic: conversation.topic_id !== null && row.topic_ids.includes(conversation.topic_id),
      likeness: likeness.get(row.id) ?? null,
    }
  })
  return rank(offered, query.text ?? '')
    .slice(0, query.limit)
    .map(({ words: _words, madeForTopic: _made, likeness: _likeness, ...reply }) => reply)
}

/** Index: ready_reply_uses_newest. Counted over the newest uses, so that it costs the same in a year. */
async function likenessOf(
  scope: Scope,
  here: { topic_id: string | null; channel_id: string | null; team_id: string | null; language: string | null },
): Promise<Map<string, Likeness>> {
  const memberId = scope.actor.kind === 'member' ? scope.actor.id : null
  const { rows } = await sql<Likeness & { id: string }>`
    select ready_reply_id as id, count(*)::int as often,
      count(*) filter (where topic_id = ${here.topic_id})::int as topic,
      count(*) filter (where topic_id = ${here.topic_id} and language = ${here.language} and channel_id = ${here.channel_id})::int as similar,
      count(*) filter (where team_id = ${here.team_id})::int as team,
      count(*) filter (where member_id = ${memberId})::int as mine
    from (select * from ready_reply_uses where workspace_id = ${scope.workspaceId} order by at desc limit ${lately}) recent
    where at > ${scope.now}::timestamptz - interval '90 days' group by 1`.execute(scope.db)
  return new Map(rows.map(({ id, ...likeness }) => [id, likeness]))
}
