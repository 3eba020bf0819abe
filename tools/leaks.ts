import { lineAt, type Problem, type Rule } from './rule.ts'

// Written in pieces so that this file does not find itself.
const patterns: [RegExp, string][] = [
  [/(?<![\w.-])\/(?:home|Users)\/[a-z][\w.-]*\//gi, 'a path of one machine'],
  [new RegExp('(?<![\\w./-])/ro' + 'ot/', 'g'), 'a path of one machine'],
  [/\b[A-Z]:\\Users\\/g, 'a path of one machine'],
  [new RegExp('-----BEGIN (?:[A-Z]+ )*PRIVATE ' + 'KEY-----\\s*[A-Za-z0-9+/]{20}', 'g'), 'a private key'],
  [/\bAKIA[0-9A-Z]{16}\b/g, 'an access key'],
  [/\b(?:ghp|gho|ghs|github_pat|glpat|xox[abpr]|sk_live|rk_live)[_-][A-Za-z0-9_-]{16,}/g, 'a token'],
  [/\bsk-(?:proj-|ant-)?[A-Za-z0-9]{20,}/g, 'a token'],
  [/\bnpm_[A-Za-z0-9]{36}\b/g, 'a token'],
  [/^.*(?:\/\/[^\s/]+\/:)?_(?:authToken|password)\s*=.*$/gm, 'a registry password'],
]
const registry = 'https://registry.npmjs.org/'
const elsewhere = /"resolved":\s*"(https?:\/\/[^"]+)"|^\s*(?:@[\w-]+:)?registry\s*=\s*(\S+)/gm

/** No path of a machine, no private registry and no secret in what git keeps. `home` is this machine's own checkout. */
export function leaks(home: string): Rule {
  // A checkout at a well-known place such as /app says nothing about anybody's machine.
  const known = home.split('/').length > 2 ? [new RegExp(`${RegExp.escape(home)}(?![\\w-])`, 'g')] : []
  const all: [RegExp, string][] = [
    ...patterns,
    ...known.map((path): [RegExp, string] => [path, 'the path of a checkout']),
  ]
  return (tree) => {
    const problems: Problem[] = []
    for (const [path, text] of tree) {
      const say = (offset: number, what: string) =>
        problems.push({ rule: 'leaks', path, line: lineAt(text, offset), message: `${what} does not belong here` })
      for (const [pattern, what] of all) for (const found of text.matchAll(pattern)) say(found.index, what)
      if (!/(?:^|\/)(?:package-lock\.json|\.npmrc)$/.test(path)) continue
      for (const found of text.matchAll(elsewhere)) {
        if (!(found[1] ?? found[2])?.startsWith(registry)) say(found.index, 'the address of a private registry')
      }
    }
    return problems
  }
}
