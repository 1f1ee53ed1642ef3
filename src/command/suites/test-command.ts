/** `tweakbench test FILE…`: runs suites and says how they ended. */
import type { ResultsFile } from '#contract/suite/results-file.ts';
import { compareResults } from '#tests/report/compare-results.ts';
import { type AgainstBaseline, markdownReport } from '#tests/report/markdown-report.ts';
import { readResults } from '#tests/report/read-results.ts';
import { resultChanges } from '#tests/report/result-changes.ts';
import { tallyCells } from '#tests/report/tally-cells.ts';
import { addSummary, annotationsText } from '../report/github.ts';
import { type Outcome, outcomeOf } from '../report/outcome.ts';
import { DEFAULT_KEY, findLangflowAccess, type LangflowAccess } from '../target/langflow-access.ts';
import type { Target } from '../target/target.ts';
import type { CommandPorts } from '../terminal/command-ports.ts';
import { CommandError, EXIT, type ExitCode, usageError } from '../terminal/exit-codes.ts';
import { readNamedFile } from '../terminal/read-named-file.ts';
import { helpText, readWords } from '../terminal/read-words.ts';
import { createStyle } from '../terminal/style.ts';
import { type GivenEnvironment, givenValues } from './given-values.ts';
import { type LoadedSuite, loadSuite } from './load-suite.ts';
import { prepareSuite } from './prepare-suite.ts';
import { checkReportFiles, type ReportFile, writeReportFiles } from './report-files.ts';
import { runSuites, type SuitesRun } from './run-suites.ts';
import { readTestOptions, TEST_HELP, type TestOptions } from './test-options.ts';

/** Throws a CommandError when it cannot run. */
export async function testCommand(words: readonly string[], ports: CommandPorts): Promise<ExitCode> {
  const parsed = readWords(words, TEST_HELP);
  if (parsed.values.help === true) {
    ports.output.write(helpText(TEST_HELP));
    return EXIT.passed;
  }
  const options = readTestOptions(parsed);
  const suites = await Promise.all(options.files.map((file) => loadSuite(file, ports, options.allowsOutside)));
  const [failed, baseline] = await Promise.all(
    [options.choice.failed, options.baseline].map((file) => (file === undefined ? null : readResultsFile(file, ports))),
  );
  for (const earlier of [failed, baseline]) if (earlier) checkComparable(earlier, suites);
  const outputs = await checkReportFiles(options.outputs, ports.folder);
  const langflow = await findLangflowAccess(options.langflow, ports);
  const given: GivenEnvironment = {
    environment: ports.environment,
    allowed: options.allowedNames,
    keyName: langflow?.keyName ?? DEFAULT_KEY,
  };
  // All of them before the first is run.
  const ready = suites.map((loaded) => ({
    ...loaded,
    values: givenValues(loaded.suite.variables, loaded.file, given),
  }));
  const target = await openTarget(langflow, ports);
  try {
    const prepared = [];
    for (const suite of ready) prepared.push(await prepareSuite(suite, target, options, failed ?? null, ports));
    const run = await runSuites(prepared, target, options, ports);
    return await finish(run, {
      options,
      outputs,
      ports,
      baseline: baseline ?? null,
      server: target.address ?? target.server.name,
    });
  } finally {
    await target.close();
  }
}

interface Ending {
  options: TestOptions;
  outputs: readonly ReportFile[];
  ports: CommandPorts;
  baseline: ResultsFile | null;
  server: string;
}

/** Writes what was asked for, and says how it ended in the last line. */
async function finish({ runs, endedBy }: SuitesRun, ending: Ending): Promise<ExitCode> {
  const { options, outputs, ports, baseline, server } = ending;
  const isJson = options.reporter === 'json';
  const screen = isJson ? ports.errors : ports.output;
  const reported = runs.map((run) => ({ ...run, baseline: baseline && against(baseline, run.results) }));
  const all = runs.map(({ results }) => results);
  if (isJson) ports.output.write(`${JSON.stringify(all.length === 1 ? all[0] : all, null, 2)}\n`);
  if (ports.environment.GITHUB_ACTIONS === 'true') {
    screen.write(annotationsText(runs.flatMap(({ annotations }) => annotations)));
    const summaries = reported.map((run) => markdownReport(run.results, run.baseline));
    await addSummary(ports.environment, summaries.join('\n'));
  }
  const outcome = await writeAll().catch((error: unknown): Outcome => {
    if (error instanceof CommandError) return { code: error.code, line: error.message };
    throw error;
  });
  const style = createStyle(screen, ports.environment, options.isPlain);
  screen.write(`${(outcome.code === EXIT.passed ? style.good : style.bad)(outcome.line)}\n`);
  return outcome.code;

  async function writeAll(): Promise<Outcome> {
    for (const path of await writeReportFiles(outputs, reported, ports.folder, new Date(ports.now())))
      screen.write(`Written: ${path}\n`);
    const regressed = reported.flatMap((run) => run.baseline?.cells ?? []).filter(({ mark }) => mark === 'regressed');
    const cells = all.flatMap((results) => results.cells);
    return outcomeOf({
      tally: tallyCells(cells),
      own: tallyCells(cells.filter(({ carriedFrom }) => carriedFrom === undefined)),
      endedBy,
      server,
      minPassRate: options.minPassRate,
      exitsZero: options.exitsZero,
      baseline: baseline && {
        regressed: regressed.map((cell) => `${cell.case} · ${cell.variant}`),
        tolerance: options.tolerance,
      },
    });
  }
}

/** Throws a CommandError when nothing can be compared. */
function against(baseline: ResultsFile, results: ResultsFile): AgainstBaseline {
  const compared = compareResults(baseline, results);
  if (!compared.isComparable) throw new CommandError(EXIT.notComparable, compared.why);
  return { cells: compared.cells, changes: resultChanges(baseline, results) };
}

async function openTarget(langflow: LangflowAccess | null, ports: CommandPorts): Promise<Target> {
  if (langflow !== null) {
    const { openLangflow } = await import('../target/open-langflow.ts');
    return openLangflow(langflow, ports.stop);
  }
  const { openEmbedded } = await import('../target/open-embedded.ts');
  return openEmbedded(ports.environment, ports.samplesFolder);
}

async function readResultsFile(file: string, ports: CommandPorts): Promise<ResultsFile> {
  const read = readResults(await readNamedFile(ports, file));
  if ('results' in read) return read.results;
  throw usageError(`${file}: ${read.problem}`);
}

/** Before anything runs. */
function checkComparable(earlier: ResultsFile, suites: readonly LoadedSuite[]): void {
  const [only, ...others] = suites;
  if (!only || others.length > 0) throw usageError('--failed and --baseline are for one suite');
  const { name } = earlier.suite;
  if (only.suite.name === name) return;
  throw new CommandError(EXIT.notComparable, `The results are of the suite “${name}”, not of “${only.suite.name}”.`);
}
