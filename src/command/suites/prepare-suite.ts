/** A suite that can run: its flow is found, its cells are chosen, its variables have values. */
import { randomUUID } from 'node:crypto';
import { dirname, resolve } from 'node:path';
import { errorMessage } from '#contract/error-message.ts';
import type { ResultsFile } from '#contract/suite/results-file.ts';
import { parseFlowFile } from '#run/model/parse-flow-file.ts';
import { DEFAULT_TIMEOUTS } from '#run/send/deadline.ts';
import { rebindSuite } from '#run/suite/rebind-suite.ts';
import type { SuitePlace } from '#run/suite/run-cell.ts';
import type { Cell, Suite } from '#run/suite/suite.ts';
import type { Target, TargetFlow } from '../target/target.ts';
import type { CommandPorts, Environment } from '../terminal/command-ports.ts';
import { CommandError, EXIT, usageError } from '../terminal/exit-codes.ts';
import { readNamedFile } from '../terminal/read-named-file.ts';
import { chooseCells } from './choose-cells.ts';
import { createCheckPorts } from './create-check-ports.ts';
import type { LoadedSuite } from './load-suite.ts';
import type { TestOptions } from './test-options.ts';

export interface PreparedSuite extends LoadedSuite {
  flow: TargetFlow;
  cells: Cell[];
  place: SuitePlace;
}

/** Throws a CommandError that says what is missing. */
export async function prepareSuite(
  { file, suite: written }: LoadedSuite,
  target: Target,
  options: TestOptions,
  failed: ResultsFile | null,
  ports: CommandPorts,
): Promise<PreparedSuite> {
  const asked = options.repeat === null ? written : { ...written, repeat: options.repeat };
  const { only, tags, variants } = options.choice;
  const choice = { only, tags, variants, failed };
  const chosen = chooseCells(asked, choice);
  const values = readVariables(asked.variables, ports.environment, file);
  const flow = await findFlow(asked, file, target, ports.folder);
  const { suite, notes } = rebindSuite(asked, flow.index);
  const cells = suite === asked ? chosen : chooseCells(suite, choice);
  for (const note of notes) ports.errors.write(`${file}: ${note}\n`);
  const limitMs = options.timeoutMs ?? suite.timeLimitMs;
  const timeouts = limitMs === null ? DEFAULT_TIMEOUTS : { totalMs: limitMs, idleMs: limitMs };
  const shared = {
    server: target.server,
    connection: target.connection,
    timeouts,
    begin: () => ({ id: randomUUID(), startedAt: ports.now() }),
  };
  const place: SuitePlace = {
    ...shared,
    suite,
    values,
    flow: { id: flow.id, name: flow.name },
    index: flow.index,
    newSession: randomUUID,
    sharedSession: randomUUID(),
    checkPorts: createCheckPorts({ ...shared, findFlow: target.findFlow }),
  };
  return { file, suite, flow, cells, place };
}

function readVariables(names: readonly string[], environment: Environment, file: string): Map<string, string> {
  const values = new Map<string, string>();
  const missing: string[] = [];
  for (const name of names) {
    const value = environment[name];
    if (value === undefined) missing.push(name);
    else values.set(name, value);
  }
  if (missing.length === 0) return values;
  const words = missing.length === 1 ? `The variable ${missing[0]} is` : `The variables ${missing.join(', ')} are`;
  throw new CommandError(EXIT.couldNotRun, `${words} not set; ${file} needs ${missing.length === 1 ? 'it' : 'them'}`);
}

async function findFlow({ flow }: Suite, file: string, target: Target, folder: string): Promise<TargetFlow> {
  if (flow.file === null) return target.findFlow(flow.id ?? '');
  const path = resolve(folder, dirname(file), flow.file);
  const text = await readNamedFile(folder, path);
  try {
    const [found, ...others] = parseFlowFile(text);
    if (found === undefined || others.length > 0) throw new Error('it has several flows; give a file with one');
    return await target.addFlow(found);
  } catch (error) {
    throw error instanceof CommandError ? error : usageError(`${path}: ${errorMessage(error)}`);
  }
}
