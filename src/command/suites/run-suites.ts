/** Runs prepared suites one after another, and prints what happens. */
import { relative, resolve } from 'node:path';
import type { CellResult, ResultsFile } from '#contract/suite/results-file.ts';
import { graphFingerprint } from '#flow/index/graph-fingerprint.ts';
import { formatCount } from '#run/figures/result-format.ts';
import { makeResults } from '#tests/report/make-results.ts';
import { groupKey } from '#tests/report/tally-cells.ts';
import { cellsOf } from '#tests/suite/run-cell.ts';
import { cellName } from '../report/cell-name.ts';
import { createReporter } from '../report/cell-reporter.ts';
import { finalReport } from '../report/final-report.ts';
import type { Annotation } from '../report/github.ts';
import type { EndedBy } from '../report/outcome.ts';
import type { Target } from '../target/target.ts';
import type { CommandPorts } from '../terminal/command-ports.ts';
import { safeLine } from '../terminal/safe-line.ts';
import { createStyle } from '../terminal/style.ts';
import type { PreparedSuite } from './prepare-suite.ts';
import { runCells } from './run-cells.ts';
import type { TestOptions } from './test-options.ts';

export interface SuiteRun {
  file: string;
  results: ResultsFile;
  annotations: Annotation[];
}

export interface SuitesRun {
  runs: SuiteRun[];
  endedBy: EndedBy;
}

/** What stops one suite keeps the later ones from running: their cells are in their results, not run. */
export async function runSuites(
  suites: readonly PreparedSuite[],
  target: Target,
  options: TestOptions,
  ports: CommandPorts,
): Promise<SuitesRun> {
  const { output } = ports;
  const style = createStyle(output, ports.environment, options.isPlain);
  const reporter = createReporter(options.reporter, output, style, ports.errors, ports.now);
  const runs: SuiteRun[] = [];
  let endedBy: EndedBy = 'end';
  for (const prepared of suites) {
    const { suite, cells, suiteEnvironment, file } = prepared;
    reporter.begin(
      `${safeLine(suite.name)}: ${formatCount(cells.length, 'cell')} on ${target.server.name}`,
      cells.length,
    );
    const startedAt = new Date(ports.now());
    const ran = await runCells(suiteEnvironment, {
      cells,
      delayMs: options.delayMs,
      retries: options.retries,
      bails: options.bails,
      atOnce: options.jobs ?? suite.atOnce ?? 1,
      stop: ports.stop,
      isThere: target.isThere,
      endedBefore: endedBy,
      onStart: reporter.start,
      onResult: reporter.result,
    });
    reporter.end();
    endedBy = ran.endedBy;
    const shared = {
      suite,
      file,
      index: suiteEnvironment.index,
      server: target.server,
      address: target.address,
      flow: { ...suiteEnvironment.flow, fingerprint: graphFingerprint(prepared.flow) },
      startedAt,
      endedAt: new Date(ports.now()),
      notes: prepared.notes,
    };
    const results = makeResults({ ...shared, cells: withCarried(prepared, ran.results) });
    if (options.reporter !== 'json') {
      const explained = { index: suiteEnvironment.index, rules: suiteEnvironment.server.rules, width: output.columns };
      output.write(finalReport(makeResults({ ...shared, cells: ran.results }), cells, explained, style));
    }
    runs.push({ file, results, annotations: annotationsOf(prepared, ran.results, ports) });
  }
  return { runs, endedBy };
}

/** In the order of the suite. */
function withCarried({ suite, carried }: PreparedSuite, ran: readonly CellResult[]): CellResult[] {
  if (carried.length === 0) return [...ran];
  const keyOf = (one: { case: string; variant: string; repeat: number }) => `${groupKey(one)} ${one.repeat}`;
  const known = new Map([...carried, ...ran].map((cell) => [keyOf(cell), cell]));
  return [...cellsOf(suite)].flatMap(({ testCase, variant, repeat }) => {
    return known.get(keyOf({ case: testCase.name, variant: variant.name, repeat })) ?? [];
  });
}

/** One for each cell that did not pass, at the line of its case. */
function annotationsOf(
  { file, cells, suite }: PreparedSuite,
  results: readonly CellResult[],
  ports: CommandPorts,
): Annotation[] {
  const root = ports.environment.GITHUB_WORKSPACE ?? ports.folder;
  return results.flatMap((result, at): Annotation[] => {
    const cell = cells[at];
    if (!cell || (result.state !== 'failed' && result.state !== 'broken')) return [];
    const { location } = cell.testCase;
    const path =
      location.file === null ? resolve(ports.folder, file) : resolve(ports.folder, file, '..', location.file);
    const title = `${suite.name}: ${cellName(result)} ${result.state}`;
    return [{ file: relative(root, path).replaceAll('\\', '/'), line: location.line, title, message: result.why }];
  });
}
