/** Why a line is folded. */
export type FoldKind = 'quote' | 'signature' | 'disclaimer'
