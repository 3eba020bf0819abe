import { execFileSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Tree } from './rule.ts'

const largest = 2_000_000

/**
 * Reads what git knows of or would add: ignored files are not ours to judge.
 * Files that are binary, above 2 MB or deleted but not yet staged are left out.
 */
export function readTree(root: string): Tree {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64_000_000,
  })
  const tree = new Map<string, string>()
  for (const path of listed.split('\0')) {
    if (path === '' || tree.has(path)) continue
    const text = readText(join(root, path))
    if (text !== undefined) tree.set(path, text)
  }
  return tree
}

function readText(file: string): string | undefined {
  const found = statSync(file, { throwIfNoEntry: false })
  if (!found?.isFile() || found.size > largest) return undefined
  const bytes = readFileSync(file)
  return bytes.includes(0) ? undefined : bytes.toString('utf8')
}
