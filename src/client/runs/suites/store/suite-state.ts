/** What is known of a suite that is open in the page. */
import type { JsonValue } from '#contract/json.ts';
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
  /** Of the text as it is now. */
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
