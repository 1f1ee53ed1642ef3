/** Results of tests, for tests. */
import { type FileCell, RESULTS_FORMAT, type ResultsFile } from '#contract/suite/results-file.ts';
import { tallyCells } from '../report/tally-cells.ts';

export function sampleCell(changes: Partial<FileCell> = {}): FileCell {
  return {
    case: 'refund',
    variant: 'Flow',
    repeat: 1,
    state: 'passed',
    why: '',
    answer: 'fine',
    timeMs: 1_210,
    firstTextMs: 300,
    tokens: 31,
    startedAt: 77,
    tweaks: [],
    isConfirmed: true,
    checks: [{ words: 'Contains “fine”', state: 'passed', why: 'The answer contains “fine”.' }],
    fingerprint: '',
    ...changes,
  };
}

export function sampleResults(cells: readonly FileCell[], changes: Partial<ResultsFile> = {}): ResultsFile {
  const names = [...new Set(cells.map((cell) => cell.case))];
  const variants = [...new Set(['Flow', ...cells.map(({ variant }) => variant)])];
  return {
    format: RESULTS_FORMAT,
    version: 1,
    suite: { name: 'Support', file: 'support.tests.yaml' },
    flow: { id: 'support-bot', name: 'Support bot', fingerprint: 'p1', components: {} },
    server: { name: 'Langflow 1.13.0', release: '1.13.0', address: 'http://127.0.0.1:7860' },
    product: '0.1.0',
    startedAt: '2026-01-02T03:04:05.000Z',
    endedAt: '2026-01-02T03:05:05.000Z',
    output: null,
    repeats: 1,
    variants: variants.map((name) => ({ name, tweaks: {} })),
    cases: names.map((name) => ({ name, inputs: ['Money back?'], expected: 'refund', tags: [], tweaks: {} })),
    cells: [...cells],
    tally: tallyCells(cells),
    ...changes,
  };
}
