/** Suites, results, cells and votes as a page sends them, for tests. */
import type { CellOutcome } from '#contract/workspace/cell-outcome.ts';
import type { SaveResult } from '#contract/workspace/result.ts';
import type { ResultHead } from '#contract/workspace/result-head.ts';
import type { SaveSuite } from '#contract/workspace/suite-entry.ts';
import type { SaveVote, VotePair } from '#contract/workspace/vote.ts';
import type { SaveCells } from '../workspace/suites/save-cells.ts';
import { storedRun } from './stored-runs.ts';

export function savedSuite(changes: Partial<SaveSuite> = {}): SaveSuite {
  const flow = { id: 'flow-1', name: 'Support reply' };
  return { kind: 'batch', flow, address: null, name: '', body: { atOnce: 4 }, rows: 0, ...changes };
}

export function resultHead(changes: Partial<ResultHead> = {}): ResultHead {
  return {
    digest: 'd',
    cases: 3,
    cells: 3,
    variants: ['Flow'],
    repeats: 1,
    atOnce: 1,
    output: null,
    flow: { id: 'flow-1', name: 'Support reply', fingerprint: 'p' },
    server: { name: 'Embedded engine', release: '1.13.0', address: null },
    startedAt: 5,
    endedAt: null,
    medianMs: null,
    ...changes,
  };
}

export function savedResult(suite: string, changes: Partial<SaveResult> = {}): SaveResult {
  const about = { variants: [{ name: 'Flow', tweaks: {} }], components: {} };
  return { suite, head: resultHead(), about, ...changes };
}

export type SavedCell = SaveCells['cells'][number];

export function cellOutcome(changes: Partial<CellOutcome> = {}): CellOutcome {
  return {
    case: 'a case',
    variant: 'Flow',
    repeat: 1,
    state: 'passed',
    why: '',
    answer: 'none',
    timeMs: 1.5,
    firstTextMs: null,
    tokens: null,
    startedAt: 5,
    checks: [],
    tweaks: [],
    isConfirmed: false,
    inputs: ['a question'],
    expected: null,
    tags: [],
    fingerprint: 'p',
    ...changes,
  };
}

/** A cell that was answered; with a run if `answer` is given. */
export function savedCell(index: number, answer?: string, changes: Partial<SavedCell> = {}): SavedCell {
  const run = answer === undefined ? {} : { run: storedRun({ id: `cell-${index}`, answer }) };
  const key = { case: index, variant: 0, repeat: 0 };
  const outcome = cellOutcome(answer === undefined ? {} : { answer });
  return { ...key, state: 2, ms: 1.5, outcome, ...run, ...changes };
}

export function votePair(number: number): VotePair {
  return { question: `Question ${number}?`, case: number, answers: [`Precise ${number} 😀\u0000`, `Warm ${number}`] };
}

export function savedVote(changes: Partial<SaveVote> = {}): SaveVote {
  return {
    name: 'Billing questions',
    flow: { id: 'flow-1', name: 'Support reply' },
    source: { suite: 's', result: 'r' },
    pairs: [votePair(1), votePair(2)],
    same: 1,
    variants: [
      { letter: 'A', name: 'Precise', tweaks: { 'Model-m': { temperature: 0 } } },
      { letter: 'B', name: 'Warm', tweaks: { 'Model-m': { temperature: 1 } } },
    ],
    ...changes,
  };
}
