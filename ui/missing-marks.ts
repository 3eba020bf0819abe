import type { Node } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { Extension } from '@tiptap/react'

const mark = /⟦[^⟧]*⟧/g

/** Where the marks of missing values stand in a document. */
export const marksIn = (document: Node): { from: number; to: number; name: string }[] => {
  const found: { from: number; to: number; name: string }[] = []
  document.descendants((node, at) => {
    for (const match of node.text?.matchAll(mark) ?? [])
      found.push({ from: at + match.index, to: at + match.index + match[0].length, name: match[0].slice(1, -1) })
  })
  return found
}

/** Values that a ready-made text misses stand out until somebody writes them. */
export const MissingMarks = Extension.create({
  name: 'missingMarks',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        decorations: ({ doc }) =>
          DecorationSet.create(
            doc,
            marksIn(doc).map(({ from, to }) => Decoration.inline(from, to, { class: 'kept-missing' })),
          ),
      },
    }),
  ],
})
