/** What a delivery report says about one address. */
export type BounceRecipient = {
  recipient: string
  /** RFC 3463 status x.y.z: as reported, or derived from reply code and reason. */
  status: string | null
  /** SMTP reply code of the refusal, when told. */
  replyCode: string | null
  /** Hard: the address will never work. Soft: it may work another time or with another mail. */
  kind: 'hard' | 'soft'
  reason: BounceReason
  action: 'failed' | 'delayed'
  /** The refusing server's own words. */
  diagnostic: string
}

export type BounceReason =
  | 'authfailure'
  | 'badreputation'
  | 'blocked'
  | 'contenterror'
  | 'exceedlimit'
  | 'expired'
  | 'failedstarttls'
  | 'feedback'
  | 'filtered'
  | 'hasmoved'
  | 'hostunknown'
  | 'mailboxfull'
  | 'mailererror'
  | 'mesgtoobig'
  | 'networkerror'
  | 'norelaying'
  | 'notaccept'
  | 'notcompliantrfc'
  | 'onhold'
  | 'policyviolation'
  | 'rejected'
  | 'requireptr'
  | 'securityerror'
  | 'spamdetected'
  | 'speeding'
  | 'suspend'
  | 'syntaxerror'
  | 'systemerror'
  | 'systemfull'
  | 'toomanyconn'
  | 'undefined'
  | 'userunknown'
  | 'virusdetected'

/** A delivery failure: the first recipient's facts on top, all recipients below. */
export type Bounce = BounceRecipient & {
  recipients: BounceRecipient[]
  /** Message-ID of the mail that came back, without brackets. */
  originalMessageId: string | null
  /** abuse, fraud, opt-out … when this is a feedback report about a delivered mail. */
  feedbackType: string | null
}
