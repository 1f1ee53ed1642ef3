/** How tests ended: the exit code and the last line, from one place. */
import type { CellTally } from '#contract/suite/results-file.ts';
import { formatCount } from '#run/figures/result-format.ts';
import { EXIT, type ExitCode } from '../terminal/exit-codes.ts';
import { listNames } from '../terminal/list-names.ts';

export interface Outcome {
  code: ExitCode;
  /** One line, without a line break. */
  line: string;
}

/** `end`: all cells ran. `alike`: the first cells broke, all for one reason. */
export type EndedBy = 'end' | 'stop' | 'bail' | 'server-gone' | 'alike';

export interface TestsEnd {
  /** Tally of all suites, also of cells that earlier results have. */
  tally: CellTally;
  /** Of the cells that were to run now. */
  own: CellTally;
  endedBy: EndedBy;
  /** Address or name of the server. */
  server: string;
  /** Per cent that must pass; null for no such gate. */
  minPassRate: number | null;
  /** Cells that passed in the baseline and do not now, by name, and how many are accepted; null without a baseline. */
  baseline: { regressed: readonly string[]; tolerance: number } | null;
  exitsZero: boolean;
}

/** The outcome of the tests. With a gate, cells that did not pass fail them only if the gate is missed. */
export function outcomeOf(end: TestsEnd): Outcome {
  const { own, endedBy, server } = end;
  const ranText = `${own.cells - own.notRun} of ${formatCount(own.cells, 'cell')} ran`;
  if (endedBy === 'stop') return { code: EXIT.stopped, line: `Stopped: ${ranText}` };
  if (endedBy === 'server-gone')
    return {
      code: EXIT.couldNotRun,
      line: `${server} no longer answers: ${ranText}. Start it again and run the rest with --failed RESULTS.json`,
    };
  if (endedBy === 'alike')
    return {
      code: EXIT.couldNotRun,
      line: `The first cells broke, all for one reason: ${ranText}. Correct it and run the rest with --failed RESULTS.json`,
    };
  const missed = missedGates(end);
  if (missed.length === 0) return { code: EXIT.passed, line: passedLine(end) };
  const line = `Failed: ${missed.join('; ')}${endedBy === 'bail' ? `. ${ranText} (--bail)` : ''}`;
  return end.exitsZero ? { code: EXIT.passed, line: `${line} (--exit-zero)` } : { code: EXIT.failed, line };
}

function missedGates({ tally, minPassRate, baseline, endedBy }: TestsEnd): string[] {
  const missed: string[] = [];
  if (minPassRate !== null && passRate(tally) < minPassRate)
    missed.push(`${rateText(tally)}, but ${minPassRate} % are needed`);
  if (baseline !== null && baseline.regressed.length > baseline.tolerance)
    missed.push(regressedText(baseline.regressed));
  const hasGate = minPassRate !== null || baseline !== null;
  // After `--bail` the pass rate of the whole suite is unknown, so the gate is not applied.
  if ((!hasGate || endedBy === 'bail') && tally.failed + tally.broken > 0) missed.push(countsText(tally));
  return missed;
}

function passedLine({ tally, minPassRate, baseline }: TestsEnd): string {
  if (tally.failed + tally.broken === 0) {
    const { passed, answered, notRun } = tally;
    // Only when part of the suite ran, without earlier results for the rest.
    const left = notRun === 0 ? '' : `, ${notRun} not run`;
    if (passed === 0 && answered > 0) return `Passed: ${formatCount(answered, 'cell')} answered, without checks${left}`;
    const rest = `${answered === 0 ? '' : `, ${answered} more answered without checks`}${left}`;
    return passed === 1 && rest === ''
      ? 'Passed: the only cell passed'
      : `Passed: ${notRun === 0 ? 'all ' : ''}${formatCount(passed, 'cell')} passed${rest}`;
  }
  const reasons = [
    ...(minPassRate === null ? [] : [`${rateText(tally)}, at least ${minPassRate} % are needed`]),
    ...(baseline === null ? [] : [baselineText(baseline)]),
  ];
  return `Passed: ${reasons.join('; ')}. ${countsText(tally)}`;
}

function baselineText({ regressed, tolerance }: NonNullable<TestsEnd['baseline']>): string {
  if (regressed.length === 0) return 'nothing that passed in the baseline fails now';
  return `${regressedText(regressed)}, ${tolerance} accepted`;
}

function regressedText(names: readonly string[]): string {
  const verb = names.length === 1 ? 'does' : 'do';
  return `${formatCount(names.length, 'cell')} passed in the baseline and ${verb} not now (${listNames(names, 3)})`;
}

/** Cells without checks do not count. */
function passRate({ cells, passed, answered }: CellTally): number {
  return cells === answered ? 100 : (passed * 100) / (cells - answered);
}

/** Rounded down, so that 99.96 % is not shown as 100 %. */
function rateText(tally: CellTally): string {
  const rate = Math.floor(passRate(tally) * 10) / 10;
  return `${tally.passed} of ${formatCount(tally.cells - tally.answered, 'cell')} passed (${rate} %)`;
}

function countsText({ cells, failed, broken }: CellTally): string {
  const parts = [...(failed > 0 ? [`${failed} failed`] : []), ...(broken > 0 ? [`${broken} broken`] : [])];
  return `${parts.join(' and ')} of ${formatCount(cells, 'cell')}`;
}
