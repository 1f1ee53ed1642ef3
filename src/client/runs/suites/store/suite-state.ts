/** What is known of a suite that is open in the page. */

import type { StoreApi } from 'zustand/vanilla';
import type { JsonValue } from '#contract/json.ts';
import { textPrint } from '#contract/text/text-hash.ts';
import type { SuiteEntry } from '#contract/workspace/suite-entry.ts';
import type { Suite, SuiteProblem } from '#run/suite/suite.ts';
import type { KeptSuite, SuiteText } from './kept-suites.ts';
import { NO_NOTES, type SuiteNotes } from './suite-notes.ts';

export interface SuiteState extends SuiteText {
  status: 'loading' | 'ready' | 'missing' | { problem: string };
  entry: SuiteEntry | null;
  notes: SuiteNotes;
  /** As last read without problems: it stays while the text has some. */
  suite: Suite | null;
  /** Problems of the text as it is now. */
  problems: readonly SuiteProblem[];
  isReading: boolean;
  /** A text that was read, and what it said; null before the first. */
  read: { text: string; value: JsonValue | null } | null;
  saving: 'saved' | 'saving' | { problem: string };
  /** Somebody else has saved it meanwhile. */
  conflict: KeptSuite | null;
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
/** Characters of all texts that can be brought back. */
const PAST_LENGTH = 20_000_000;

/** The newest of the texts that can be brought back. */
export function withinLimits(past: readonly SuiteText[]): readonly SuiteText[] {
  let length = 0;
  const first = past.toReversed().findIndex(({ text }, at) => {
    length += text.length;
    return at >= MAX_PAST || (at > 0 && length > PAST_LENGTH);
  });
  return first === -1 ? past : past.slice(past.length - first);
}

/** Tells whether a suite is the one of a result: of its text, and of the rows that it names. */
export function suiteDigest({ text, files }: SuiteText): string {
  const rows = Object.keys(files)
    .sort()
    .map((name) => `${name} ${files[name]}`);
  return `${textPrint([text, ...rows].join('\n'))}-${text.length.toString(36)}`;
}
