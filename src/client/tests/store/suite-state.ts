/** What is known of a suite that is open in the page. */

import type { StoreApi } from 'zustand/vanilla';
import type { JsonValue } from '#contract/json.ts';
import { textFingerprint } from '#contract/text/text-hash.ts';
import type { SuiteEntry } from '#contract/workspace/suite-entry.ts';
import type { Suite, SuiteProblem } from '#tests/suite/suite.ts';
import type { StoredSuite, SuiteText } from './stored-suites.ts';
import { NO_NOTES, type SuiteNotes } from './suite-notes.ts';

export interface SuiteState extends SuiteText {
  status: 'loading' | 'ready' | 'missing' | { problem: string };
  entry: SuiteEntry | null;
  notes: SuiteNotes;
  /** The suite as it was last read without problems; it stays while the text has some. */
  suite: Suite | null;
  /** Problems of the text as it is now. */
  problems: readonly SuiteProblem[];
  isReading: boolean;
  /** The text that was read last, and its value; null before the first one. */
  read: { text: string; value: JsonValue | null } | null;
  saving: 'saved' | 'saving' | { problem: string };
  /** What somebody else has saved meanwhile; null if there is no conflict. */
  conflict: StoredSuite | null;
  past: readonly SuiteText[];
  future: readonly SuiteText[];
}

export const LOADING_SUITE: SuiteState = {
  status: 'loading',
  entry: null,
  notes: NO_NOTES,
  text: '',
  files: {},
  suite: null,
  problems: [],
  isReading: true,
  read: null,
  saving: 'saved',
  conflict: null,
  past: [],
  future: [],
};

/** Resolves as soon as the state passes the test. */
export function whenState<State>(
  { getState, subscribe }: Pick<StoreApi<State>, 'getState' | 'subscribe'>,
  test: (state: State) => boolean,
): Promise<void> {
  if (test(getState())) return Promise.resolve();
  return new Promise((done) => {
    const stop = subscribe((state) => {
      if (!test(state)) return;
      stop();
      done();
    });
  });
}

const MAX_PAST = 200;
/** Most characters of all texts that undo can bring back. */
const PAST_LENGTH = 20_000_000;

/** The newest of the texts that fit into the limits of undo. */
export function withinLimits(past: readonly SuiteText[]): readonly SuiteText[] {
  let length = 0;
  const first = past.toReversed().findIndex(({ text }, at) => {
    length += text.length;
    return at >= MAX_PAST || (at > 0 && length > PAST_LENGTH);
  });
  return first === -1 ? past : past.slice(past.length - first);
}

/** Digest of the text of a suite and of the rows that it names, which tells whether a result is of this suite. */
export function suiteDigest({ text, files }: SuiteText): string {
  const rows = Object.keys(files)
    .sort()
    .map((name) => `${name} ${files[name]}`);
  return `${textFingerprint([text, ...rows].join('\n'))}-${text.length.toString(36)}`;
}
