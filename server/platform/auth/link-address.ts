import { createHash } from 'node:crypto'

/** What is stored of a link: not what opens it. */
export const linkHash = (token: string): string => createHash('sha256').update(token).digest('base64url')

/**
 * The address in the mail: a page that asks before it signs in. Scanners of mail open every link; one that signed in by
 * being opened would be spent before its reader sees it.
 */
export function signInLink(token: string, verifyUrl: string): string {
  const verify = new URL(verifyUrl)
  const { pathname, search } = new URL(verify.searchParams.get('callbackURL') ?? '/', verify.origin)
  const link = new URL(`/sign-in/link/${token}`, verify.origin)
  if (`${pathname}${search}` !== '/') link.searchParams.set('to', `${pathname}${search}`)
  return link.href
}
