/** What a check knows of an answer, what it may ask for, and what it says. */
import type { JsonObject, JsonValue } from '#contract/json.ts';
import type { TweakOutcome } from '#contract/run-event.ts';
import type { CheckResult } from '#contract/suite/results-file.ts';
import type { JudgeBy } from '#contract/suite/suite-check.ts';
import { cutLine } from '#contract/text/cut-text.ts';
import type { Search } from './search-text.ts';
import type { SchemaOutcome } from './validate-data.ts';

export interface CheckFacts {
  /** What was asked; null if the flow kept its own inputs. */
  question: string | null;
  answer: string;
  /** The answer's data if it has any; JSON in the text of an answer is found anyway. */
  data: JsonValue | null;
  expected: string | null;
  /** ms, as in `inputFigures`; null if there is none. */
  timeMs: number | null;
  firstTextMs: number | null;
  /** Null if the server reports none. */
  tokens: number | null;
  /** Components that ran; null if the server does not report them. */
  ran: readonly { id: string | null; name: string }[] | null;
  /** Ids and names of all components of the flow. */
  components: readonly { id: string; displayName: string }[];
  /** Names of the tools that were called, in order. */
  tools: readonly string[];
  /** What each tweak did, or is predicted to do if the server does not report it. */
  tweaks: readonly TweakOutcome[];
  isConfirmed: boolean;
}

/** Work that may take long, or that needs the network. */
export interface CheckPorts {
  /** Runs `searchText` in a worker, for one second at most. */
  search: Search;
  /** Runs `validateData` in a worker, for one second at most, because a schema may have regular expressions. */
  validate: (schema: JsonObject | boolean, data: JsonValue) => Promise<SchemaOutcome> | SchemaOutcome;
  /** Returns the text of the judge. Throws a `JudgeError` whose message is one sentence. */
  ask: (by: JudgeBy, prompt: string) => Promise<string>;
}

/** `CheckResult` without the check itself. */
export type Verdict = Omit<CheckResult, 'words'>;

export function verdictOf(isPassed: boolean, why: string): Verdict {
  return { state: isPassed ? 'passed' : 'missed', why };
}

/** For text within a sentence: on one line, at most 80 characters. */
export function excerpt(text: string): string {
  return cutLine(text, 80);
}
