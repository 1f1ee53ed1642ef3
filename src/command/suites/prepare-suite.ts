/** A suite that can run: its flow is found, its cells are chosen, its variables have values. */
import { randomUUID } from 'node:crypto';
import { errorMessage } from '#contract/error-message.ts';
import type { CellResult, ResultsFile } from '#contract/suite/results-file.ts';
import { graphFingerprint } from '#flow/index/graph-fingerprint.ts';
import { parseFlowFile } from '#run/model/parse-flow-file.ts';
import { DEFAULT_TIMEOUTS } from '#run/send/deadline.ts';
import { serverInfo } from '#tests/report/make-results.ts';
import { checkColumns } from '#tests/suite/check-columns.ts';
import { rebindSuite } from '#tests/suite/rebind-suite.ts';
import type { SuiteEnvironment } from '#tests/suite/run-cell.ts';
import type { SuiteCell } from '#tests/suite/suite.ts';
import type { Target, TargetFlow } from '../target/target.ts';
import type { CommandPorts } from '../terminal/command-ports.ts';
import { CommandError, usageError } from '../terminal/exit-codes.ts';
import { type CarriedOver, carryOver } from './carry-over.ts';
import { chooseCells } from './choose-cells.ts';
import { createCheckPorts } from './create-check-ports.ts';
import { type LoadedSuite, problemLines } from './load-suite.ts';
import type { TestOptions } from './test-options.ts';

export interface PreparedSuite extends LoadedSuite {
  flow: TargetFlow;
  cells: SuiteCell[];
  suiteEnvironment: SuiteEnvironment;
  /** About components that were matched again, and columns that are not used. */
  notes: readonly string[];
  /** The cells of the results of which only the rest runs. */
  carried: readonly CellResult[];
}

/** Throws a CommandError that says what is missing. */
export async function prepareSuite(
  { values, ...loaded }: LoadedSuite & Pick<SuiteEnvironment, 'values'>,
  target: Target,
  options: TestOptions,
  failed: ResultsFile | null,
  ports: CommandPorts,
): Promise<PreparedSuite> {
  const { file, suite: written } = loaded;
  const requested = options.repeat === null ? written : { ...written, repeat: options.repeat };
  const { only, tags, variants } = options.choice;
  const choice = { only, tags, variants, failed };
  const chosen = chooseCells(requested, choice);
  const flow = await findFlow(loaded, target);
  const { suite, notes } = rebindSuite(requested, flow.index);
  const columns = checkColumns(suite, flow.index);
  if (columns.problems.length > 0) throw usageError(problemLines(columns.problems, file));
  const cells = suite === requested ? chosen : chooseCells(suite, choice);
  const now = { suite, flowFingerprint: graphFingerprint(flow), server: serverInfo(target.server, target.address) };
  const over = failed === null ? NOTHING : carryOver(failed, options.choice.failed ?? '', cells, now);
  const said = [...notes, ...columns.notes, ...over.notes];
  for (const note of said) ports.errors.write(`${file}: ${note}\n`);
  const limitMs = options.timeoutMs ?? suite.timeLimitMs;
  const timeouts = limitMs === null ? DEFAULT_TIMEOUTS : { totalMs: limitMs, idleMs: limitMs };
  const shared = {
    server: target.server,
    connection: target.connection,
    timeouts,
    begin: () => ({ id: randomUUID(), startedAt: ports.now() }),
  };
  const suiteEnvironment: SuiteEnvironment = {
    ...shared,
    suite,
    values,
    flow: { id: flow.id, name: flow.name },
    index: flow.index,
    newSession: randomUUID,
    sharedSession: randomUUID(),
    checkPorts: createCheckPorts({ ...shared, findFlow: target.findFlow }),
  };
  return { ...loaded, suite, flow, cells, suiteEnvironment, notes: said, carried: over.cells };
}

const NOTHING: CarriedOver = { cells: [], notes: [] };

async function findFlow({ suite: { flow }, readBeside }: LoadedSuite, target: Target): Promise<TargetFlow> {
  if (flow.file === null) return target.findFlow(flow.id ?? '');
  const text = await readBeside(flow.file);
  try {
    const [found, ...others] = parseFlowFile(text);
    if (found === undefined || others.length > 0) throw new Error('it has several flows; give a file with one');
    return await target.addFlow(found);
  } catch (error) {
    throw error instanceof CommandError ? error : usageError(`${flow.file}: ${errorMessage(error)}`);
  }
}
