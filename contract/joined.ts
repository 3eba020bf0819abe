import { z } from 'zod'
import { at, id, memberRef, personRef } from './shapes.ts'

/** A conversation named beside another. */
export const conversationRef = z
  .object({ id, number: z.number().int(), subject: z.string() })
  .meta({ id: 'ConversationRef' })
export type ConversationRef = z.infer<typeof conversationRef>

/** A conversation that another one stands for, with the link that says so. */
export const mergedConversation = conversationRef
  .extend({
    mergeId: id,
    into: conversationRef.describe('The survivor of this merge; itself merged on where merges form a chain'),
    person: personRef,
    channel: z.object({ id, kind: z.string(), name: z.string() }).nullable(),
    messageCount: z.number().int(),
    at,
    by: memberRef.nullable(),
  })
  .meta({ id: 'MergedConversation' })
export type MergedConversation = z.infer<typeof mergedConversation>

export const split = z
  .object({
    id,
    from: conversationRef,
    to: conversationRef,
    messageCount: z.number().int(),
    at,
    by: memberRef.nullable(),
  })
  .meta({ id: 'ConversationSplit' })
export type Split = z.infer<typeof split>

/** What a conversation says of its joints with others. */
export const joints = {
  ledFrom: conversationRef.nullable().describe('What was asked for, where this is the one it was merged into'),
  merged: z.array(mergedConversation).describe('Conversations merged into this one, over whole chains, newest first'),
  splits: z.array(split).describe('What was taken out of it, and what it was taken out of, newest first'),
  problem: conversationRef.nullable().describe('What this conversation is part of'),
  affected: z.number().int().describe('How many conversations are part of this one'),
}
