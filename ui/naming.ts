import Mention from '@tiptap/extension-mention'

export interface Named {
  kind: string
  id: string
  label: string
}

/** A name that is being typed behind an @. */
export interface Naming {
  query: string
  /** Where it stands on the screen. */
  rect: DOMRect | null
  choose: (named: Named) => void
}

/** Names within a text, each written as `<strong data-mention="kind:id">@Name</strong>`. */
export const namesIn = (tell: (naming: Naming | null) => void) =>
  Mention.extend({
    addAttributes: () => ({ id: { default: '' }, kind: { default: '' }, label: { default: '' } }),
    parseHTML: () => [
      {
        tag: 'strong[data-mention]',
        // Before the rule that makes bold text of it.
        priority: 100,
        getAttrs: (element: HTMLElement) => {
          const [kind = '', id = ''] = (element.dataset.mention ?? '').split(':')
          return { kind, id, label: (element.textContent ?? '').replace(/^@/, '') }
        },
      },
    ],
    renderHTML: ({ node }) => [
      'strong',
      { 'data-mention': `${node.attrs.kind}:${node.attrs.id}` },
      `@${node.attrs.label}`,
    ],
    renderText: ({ node }) => `@${node.attrs.label}`,
  }).configure({
    suggestion: {
      char: '@',
      items: () => [],
      render: () => {
        const say = (props: {
          query: string
          clientRect?: (() => DOMRect | null) | null
          command: (named: Named) => void
        }) => tell({ query: props.query, rect: props.clientRect?.() ?? null, choose: props.command })
        return {
          onStart: (props) => say(props as never),
          onUpdate: (props) => say(props as never),
          onExit: () => tell(null),
        }
      },
    },
  })
