/**
 * A blind vote: pairs of answers of two variants, and what people chose. It holds copies of all that it needs, so that no later
 * change breaks it.
 */
import * as z from 'zod/mini';
import { MAX_VOTE_NOTE } from './max-vote-note.ts';
import { jsonRecordSchema } from './suite-entry.ts';

const voteIdSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/, 'is not the id of a vote'));

/** Most pairs of one vote. */
export const MAX_PAIRS = 2_000;
/** Most ballots of one vote: who reads it gets all of them. */
export const MAX_BALLOTS = 50_000;
/** Most people who have seen the names of one vote: who reads it gets all of them. */
export const MAX_INFORMED = 2_000;

const shortText = z.string().check(z.maxLength(300));

export const voteVariantSchema = z.strictObject({
  /** Empty for the flow itself. */
  letter: z.string().check(z.maxLength(3)),
  name: shortText,
  /** Secrets are masked. */
  tweaks: jsonRecordSchema,
  /** Why its tweaks did nothing, as known when the vote began; absent if one of them applied, or there are none. */
  idle: z.exactOptional(shortText),
});
export type VoteVariant = z.infer<typeof voteVariantSchema>;

export const votePairSchema = z.strictObject({
  /** The inputs, one a line. */
  question: z.string().check(z.maxLength(100_000)),
  /** Number of its case, from 1; null outside of a suite. */
  case: z.nullable(z.int()),
  /** Answers of the first and of the second variant. */
  answers: z.tuple([z.string().check(z.maxLength(1_000_000)), z.string().check(z.maxLength(1_000_000))]),
});
export type VotePair = z.infer<typeof votePairSchema>;

/** Where it came from: to open it again, if it is still there. */
const voteSource = z.strictObject({ suite: z.nullable(shortText), result: z.nullable(shortText) });

export const saveVoteSchema = z.strictObject({
  /** Name of the suite or of the flow. */
  name: shortText,
  flow: z.strictObject({ id: shortText, name: shortText }),
  source: voteSource,
  variants: z.tuple([voteVariantSchema, voteVariantSchema]),
  pairs: z.array(votePairSchema).check(z.maxLength(MAX_PAIRS)),
  /** How many pairs were left out because both answers are the same, word by word. */
  same: z.int().check(z.nonnegative()),
});
export type SaveVote = z.infer<typeof saveVoteSchema>;

export const voteEntrySchema = z.object({
  id: voteIdSchema,
  /** Counts all votes. */
  number: z.int(),
  name: z.string(),
  flow: z.object({ id: z.string(), name: z.string() }),
  source: voteSource,
  variants: z.tuple([voteVariantSchema, voteVariantSchema]),
  pairs: z.int(),
  same: z.int(),
  /** Who began it; null for the unnamed person. */
  person: z.nullable(z.string()),
  /** Epoch ms. */
  savedAt: z.number(),
});
export type VoteEntry = z.infer<typeof voteEntrySchema>;

/** The newest first. */
export const voteListSchema = z.object({ votes: z.array(voteEntrySchema), next: z.nullable(z.string()) });

/** `first` and `second` are variants, whichever side they were on. `skipped` counts as no vote. */
export const VOTE_CHOICES = ['first', 'second', 'good', 'bad', 'skipped'] as const;
export type VoteChoice = (typeof VOTE_CHOICES)[number];

export const voteNoteSchema = z.string().check(z.maxLength(MAX_VOTE_NOTE));

export const saveBallotSchema = z.strictObject({
  choice: z.enum(VOTE_CHOICES),
  /** The variant that was on the left: 0 or 1. */
  left: z.union([z.literal(0), z.literal(1)]),
  note: voteNoteSchema,
  /** How long the pair was looked at. */
  ms: z.number().check(z.nonnegative()),
});
export type SaveBallot = z.infer<typeof saveBallotSchema>;

const ballotSchema = z.object({
  ...saveBallotSchema.shape,
  /** Index of the pair. */
  pair: z.int(),
  /** Null for the unnamed person. */
  person: z.nullable(z.string()),
  /** Epoch ms. */
  savedAt: z.number(),
});
export type Ballot = z.infer<typeof ballotSchema>;

export const voteSchema = z.object({
  entry: voteEntrySchema,
  pairs: z.array(votePairSchema),
  ballots: z.array(ballotSchema),
  /** People who have seen the names: they vote no more. */
  informed: z.array(z.nullable(z.string())),
});
export type Vote = z.infer<typeof voteSchema>;
