/** Is the topic `id` the topic `root`, or anywhere below it? */
export function isBelow(topics: readonly { id: string; parentId: string | null }[], id: string, root: string): boolean {
  const parents = new Map(topics.map((topic) => [topic.id, topic.parentId]))
  for (
    let current: string | null = id, steps = 0;
    current && steps <= topics.length;
    current = parents.get(current) ?? null, steps++
  ) {
    if (current === root) return true
  }
  return false
}
