/** What is printed while cells run. */
import type { CellResult } from '#contract/suite/results-file.ts';
import { formatDuration } from '#run/figures/result-format.ts';
import { type CellVerdict, cellVerdict } from '#tests/report/cell-verdict.ts';
import { cellNotes } from '#tests/report/report-text.ts';
import type { SuiteCell } from '#tests/suite/suite.ts';
import type { Screen } from '../terminal/command-ports.ts';
import type { Style } from '../terminal/style.ts';
import { cellName } from './cell-name.ts';
import { shortText } from './short-difference.ts';

export interface CellReporter {
  begin(title: string, cells: number): void;
  start(cell: SuiteCell): void;
  /** `waitMs`: how long the server of a broken cell asks to wait, if it does. */
  result(result: CellResult, waitMs: number | null): void;
  /** Called when no cell runs any more. */
  end(): void;
}

export const REPORTERS = ['list', 'dot', 'json'] as const;
export type ReporterName = (typeof REPORTERS)[number];

/** ms between two updates of the progress line. */
const UPDATE_MS = 100;
const CLEAR = '\r\x1b[2K';
const MARKS: Record<CellVerdict, string> = { passed: '✓', answered: '✓', failed: '✗', broken: '!', 'not run': '-' };
const DOTS: Record<CellVerdict, string> = { passed: '.', answered: '.', failed: 'F', broken: 'B', 'not run': '-' };

const SILENT: CellReporter = {
  begin: () => undefined,
  start: () => undefined,
  result: () => undefined,
  end: () => undefined,
};

/** `errors` gets the progress of a run, unless the screen shows it; `now` is in ms. */
export function createReporter(
  name: ReporterName,
  screen: Screen,
  style: Style,
  errors: Pick<Screen, 'write'>,
  now: () => number,
): CellReporter {
  if (name === 'list' && screen.isTerminal) return progressReporter(screen, style);
  const reporter = name === 'json' ? SILENT : name === 'dot' ? dotReporter(screen, style) : listReporter(screen, style);
  return withProgress(reporter, errors, now);
}

/** ms between two lines of progress. */
const TOLD_MS = 5_000;

function withProgress(reporter: CellReporter, errors: Pick<Screen, 'write'>, now: () => number): CellReporter {
  let [total, done, broken, startedAt, toldAt] = [0, 0, 0, 0, 0];
  return {
    ...reporter,
    begin(title, cells) {
      reporter.begin(title, cells);
      [total, done, broken, startedAt, toldAt] = [cells, 0, 0, now(), now()];
    },
    result(result, waitMs) {
      reporter.result(result, waitMs);
      done += 1;
      if (result.state === 'broken') broken += 1;
      const at = now();
      if (done === total || at - toldAt < TOLD_MS) return;
      toldAt = at;
      const counts = `${done.toLocaleString('en')} of ${total.toLocaleString('en')}`;
      const left = timeLeftText(((total - done) * (at - startedAt)) / done);
      errors.write(`${counts}${broken === 0 ? '' : `, ${broken.toLocaleString('en')} broken`}, about ${left} left\n`);
    },
  };
}

function timeLeftText(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  return seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}

/** A line for each cell. */
function listReporter(screen: Screen, style: Style): CellReporter {
  return {
    ...SILENT,
    begin: (title) => screen.write(`${style.strong(title)}\n`),
    result: (result, waitMs) => screen.write(`${cellLine(result, waitMs, style)}\n`),
  };
}

function dotReporter(screen: Screen, style: Style): CellReporter {
  let column = 0;
  return {
    ...SILENT,
    begin: (title) => screen.write(`${style.strong(title)}\n`),
    result: (result) => {
      const verdict = cellVerdict(result);
      column += 1;
      const isFull = column % Math.min(80, screen.columns) === 0;
      screen.write(paintOf(verdict, style)(DOTS[verdict]) + (isFull ? '\n' : ''));
    },
    end: () => screen.write('\n'),
  };
}

/** One line that is overwritten, and above it a line for each cell that did not pass. */
function progressReporter(screen: Screen, style: Style): CellReporter {
  let total = 0;
  let done = 0;
  let failed = 0;
  let shownAt = Number.NEGATIVE_INFINITY;
  let last = '';
  const show = (isDue = false): void => {
    const now = performance.now();
    if (!isDue && now - shownAt < UPDATE_MS) return;
    shownAt = now;
    const counts = `${done} of ${total}${failed === 0 ? '' : `, ${failed} not passed`}`;
    screen.write(`${CLEAR}${shortText(`${counts} · ${last}`, Math.max(20, screen.columns - 1))}`);
  };
  return {
    begin: (title, cells) => {
      total = cells;
      done = 0;
      failed = 0;
      screen.write(`${style.strong(title)}\n`);
    },
    start: ({ testCase, variant }) => {
      last = `${testCase.name} · ${variant.name}`;
      show();
    },
    result: (result, waitMs) => {
      done += 1;
      if (result.state !== 'passed') {
        failed += 1;
        screen.write(`${CLEAR}${cellLine(result, waitMs, style)}\n`);
      }
      show(result.state !== 'passed');
    },
    end: () => screen.write(CLEAR),
  };
}

function cellLine(result: CellResult, waitMs: number | null, style: Style): string {
  const { timeMs, why } = result;
  const verdict = cellVerdict(result);
  const time = timeMs === null ? '' : `  ${style.quiet(formatDuration(timeMs))}`;
  const reason = [reasonOf(verdict, why, waitMs), ...cellNotes(result)].filter((part) => part !== '').join(', ');
  return `${paintOf(verdict, style)(MARKS[verdict])} ${cellName(result)}${reason === '' ? '' : `: ${reason}`}${time}`;
}

function paintOf(verdict: CellVerdict, style: Style): (text: string) => string {
  if (verdict === 'passed') return style.good;
  if (verdict === 'answered') return style.quiet;
  return verdict === 'failed' ? style.bad : style.warn;
}

/** A long reason is cut, so that how long the server asks to wait is always shown. */
function reasonOf(verdict: CellVerdict, why: string, waitMs: number | null): string {
  if (verdict === 'passed') return '';
  if (verdict === 'answered') return 'answered, no checks';
  return `${shortText(why, 200)}${waitMs === null ? '' : ` (asks to wait ${formatDuration(waitMs)})`}`;
}
