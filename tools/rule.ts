/** The files of a checkout that rules look at: path from the root, with `/`, to its text. */
export type Tree = ReadonlyMap<string, string>

/** One place where a rule of the house is broken; `line` counts from 1. */
export interface Problem {
  rule: string
  path: string
  line?: number
  message: string
}

export type Rule = (tree: Tree) => Problem[]

/** One line an editor or a terminal can jump to. */
export function printed(problem: Problem): string {
  const place = problem.line === undefined ? problem.path : `${problem.path}:${problem.line}`
  return `${place}  ${problem.rule}: ${problem.message}`
}

/** The line, counted from 1, on which the character at `offset` stands. */
export function lineAt(text: string, offset: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++
  return line
}
