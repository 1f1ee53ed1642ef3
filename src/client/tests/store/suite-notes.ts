/** What is stored for everybody beside the text of a suite: its baseline, and which answers were accepted by whom. */
import * as z from 'zod/mini';
import { textFingerprint } from '#contract/text/text-hash.ts';
import { dayText } from '#contract/text/time-text.ts';

const acceptedSchema = z.object({
  /** Who accepted it; null for the unnamed person. */
  person: z.nullable(z.string()),
  /** Epoch ms. */
  at: z.number(),
  /** `textFingerprint` of the expected text. */
  fingerprint: z.string(),
});
export type Accepted = z.infer<typeof acceptedSchema>;

/** Parts of the body of a suite. */
export const suiteNotesSchema = z.object({
  /** Id of a result of the suite. */
  baseline: z._default(z.nullable(z.string()), null),
  /** Accepted answers by the name of the case. */
  accepted: z._default(z.record(z.string(), acceptedSchema), {}),
});
export type SuiteNotes = z.infer<typeof suiteNotesSchema>;

export const NO_NOTES: SuiteNotes = { baseline: null, accepted: {} };

/** How many accepted answers are remembered, the newest ones. */
const MAX_ACCEPTED = 500;

/** `now` with what was changed between `before` and `mine`. */
export function mergeNotes(before: SuiteNotes, mine: SuiteNotes, now: SuiteNotes): SuiteNotes {
  return {
    baseline: mine.baseline === before.baseline ? now.baseline : mine.baseline,
    accepted: { ...now.accepted, ...mine.accepted },
  };
}

export function withAccepted(
  notes: SuiteNotes,
  testCase: string,
  by: { expected: string; person: string | null; at: number },
): SuiteNotes {
  const others = Object.entries(notes.accepted).filter(([name]) => name !== testCase);
  const one: Accepted = { person: by.person, at: by.at, fingerprint: textFingerprint(by.expected) };
  return { ...notes, accepted: Object.fromEntries([...others.slice(1 - MAX_ACCEPTED), [testCase, one]]) };
}

/** Null unless the expected text of a case is still the accepted one. */
export function acceptedAs(notes: SuiteNotes, testCase: string, expected: string | null): Accepted | null {
  const found = Object.hasOwn(notes.accepted, testCase) ? notes.accepted[testCase] : undefined;
  return found && expected !== null && found.fingerprint === textFingerprint(expected) ? found : null;
}

/** `Accepted by Mara on 27 Nov 2026`. `by` is null where people have no names. */
export function acceptedText({ at }: Accepted, by: string | null): string {
  return `Accepted${by === null ? '' : ` by ${by}`} on ${dayText(at)}`;
}
