export interface Linking {
  id: string
  number: number
  deleted_at: Date | null
  spam_at: Date | null
  /** What it is part of. */
  problem: { id: string; number: number } | null
  /** How many are part of it. */
  affected: number
}

/** Why one conversation cannot be part of another; null where it can. One level only, so that an update reaches all there are. */
export function whyNotLink(conversation: Linking, problem: Linking): string | null {
  if (conversation.id === problem.id) return 'A conversation cannot be part of itself.'
  if (problem.problem?.id === conversation.id)
    return `#${problem.number} is part of #${conversation.number}: linked both ways they would make a ring.`
  if (problem.problem)
    return `#${problem.number} is itself part of #${problem.problem.number}: link to that one, or unlink it first.`
  if (conversation.problem)
    return `#${conversation.number} is part of #${conversation.problem.number} already: unlink it first.`
  if (conversation.affected > 0)
    return `#${conversation.number} is a problem that others are part of: link those, or unlink them first.`
  const aside = [conversation, problem].find(({ deleted_at, spam_at }) => deleted_at ?? spam_at)
  return aside ? `#${aside.number} is spam or in the trash; take it back first.` : null
}
