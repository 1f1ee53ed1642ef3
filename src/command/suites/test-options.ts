/** The options of `tweakbench test`. */

import type { ParsedOptions } from '#server/settings/parse-options.ts';
import { isNeverGiven } from '#tests/suite/variables.ts';
import { REPORTERS, type ReporterName } from '../report/cell-reporter.ts';
import type { AccessOptions } from '../target/langflow-access.ts';
import { EXIT, usageError } from '../terminal/exit-codes.ts';
import type { CommandHelp } from '../terminal/read-words.ts';

export const TEST_HELP: CommandHelp = {
  about: 'Runs suites of tests of a flow.',
  usage: 'tweakbench test FILE… [options]',
  options: [
    { name: 'url', value: 'URL', help: 'a Langflow (LANGFLOW_URL); without one, the embedded engine in this process' },
    { name: 'key-env', value: 'NAME', help: 'the variable that has its API key (LANGFLOW_API_KEY)' },
    { name: 'env', value: 'NAME', help: 'an environment of .lfx/environments.yaml instead of both' },
    {
      name: 'allow-env',
      value: 'NAME',
      isRepeatable: true,
      help: 'the suite gets this variable of the environment; JUDGE_… it gets anyway',
    },
    { name: 'allow-outside', help: 'the suite may name files outside its folder' },
    { name: 'only', value: 'PATTERN', isRepeatable: true, help: 'only cases whose name contains this; * is any text' },
    { name: 'tag', value: 'TAG', isRepeatable: true, help: 'only cases with this tag' },
    { name: 'variant', value: 'NAME', isRepeatable: true, help: 'only this variant; Flow is the flow without tweaks' },
    {
      name: 'failed',
      value: 'RESULTS.json',
      help: 'only what did not pass in these results; what passed is carried over into -o',
    },
    { name: 'jobs', short: 'j', value: 'N', help: 'requests at once (what the suite says, or 1)' },
    { name: 'repeat', value: 'N', help: 'how often each case runs with each variant (what the suite says, or 1)' },
    { name: 'delay', value: 'MS', help: 'milliseconds between the starts of two cells' },
    { name: 'timeout', value: 'S', help: 'seconds that one request may take (what the suite says, or 900)' },
    { name: 'bail', help: 'stops at the first cell that does not pass' },
    {
      name: 'retry-broken',
      value: 'N',
      help: 'runs a cell without an answer again, up to N times; waits as long as the server asks',
    },
    { name: 'min-pass-rate', value: 'P', help: 'fails only if less than P per cent pass' },
    {
      name: 'baseline',
      value: 'RESULTS.json',
      help: 'fails only if something passed in these results and does not now',
    },
    { name: 'tolerance', value: 'N', help: 'how many such cells are accepted (0)' },
    {
      name: 'output',
      short: 'o',
      value: 'FILE',
      isRepeatable: true,
      help: 'writes the results: .json, .junit.xml, .html, .md, .csv',
    },
    { name: 'reporter', value: REPORTERS.join('|'), help: 'what is printed (list)' },
    { name: 'exit-zero', help: 'ends with 0 although tests fail' },
    { name: 'no-color', help: 'prints without colours' },
  ],
  more: `\${NAME} in the tweaks of a suite, or in the model or key of a judge, is read from the environment, if NAME begins with
JUDGE_ or is given by --allow-env. Rows and flows of files are read from the folder of the suite and below it.
With several files, -o adds the name of each suite.

Exit codes: ${EXIT.passed} passed; ${EXIT.failed} a check failed or the gate was missed; ${EXIT.usage} an argument or a file is wrong;
  ${EXIT.couldNotRun} could not run (server, key, flow); ${EXIT.notComparable} the baseline is of other tests; ${EXIT.stopped} stopped by Ctrl+C`,
};

export interface TestOptions {
  files: readonly string[];
  langflow: AccessOptions;
  /** Variables of the environment that the suites get. */
  allowedNames: readonly string[];
  /** The suites may name files outside their folders. */
  allowsOutside: boolean;
  choice: { only: readonly string[]; tags: readonly string[]; variants: readonly string[]; failed: string | undefined };
  jobs: number | null;
  repeat: number | null;
  delayMs: number;
  timeoutMs: number | null;
  bails: boolean;
  retries: number;
  /** Per cent. */
  minPassRate: number | null;
  baseline: string | undefined;
  tolerance: number;
  outputs: readonly string[];
  reporter: ReporterName;
  exitsZero: boolean;
  isPlain: boolean;
}

/** Throws a CommandError that names the option. */
export function readTestOptions({ values, others }: ParsedOptions): TestOptions {
  if (others.length === 0) throw usageError(`Give the file of a suite\nUsage: ${TEST_HELP.usage}`);
  const text = (name: string): string | undefined => {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  const texts = (name: string): string[] => {
    const value = values[name];
    return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
  };
  const number = (name: string, { from, to, isWhole = true }: NumberRange): number | null => {
    const typed = text(name);
    if (typed === undefined) return null;
    const value = Number(typed.replace(/%$/, ''));
    if (typed.trim() === '' || !(value >= from && value <= to) || (isWhole && !Number.isInteger(value)))
      throw usageError(`--${name} is a ${isWhole ? 'whole ' : ''}number from ${from} to ${to}, not ${typed}`);
    return value;
  };
  const reporter = REPORTERS.find((name) => name === (text('reporter') ?? 'list'));
  if (reporter === undefined) throw usageError(`--reporter is one of ${REPORTERS.join(', ')}`);
  const tolerance = number('tolerance', { from: 0, to: 1_000_000 });
  const baseline = text('baseline');
  if (tolerance !== null && baseline === undefined) throw usageError('--tolerance needs --baseline');
  const timeout = number('timeout', { from: 0.001, to: 86_400, isWhole: false });
  const allowedNames = texts('allow-env');
  for (const name of allowedNames) checkAllowed(name);
  return {
    files: others,
    langflow: { url: text('url'), keyEnv: text('key-env'), env: text('env') },
    allowedNames,
    allowsOutside: values['allow-outside'] === true,
    choice: { only: texts('only'), tags: texts('tag'), variants: texts('variant'), failed: text('failed') },
    jobs: number('jobs', { from: 1, to: 100 }),
    repeat: number('repeat', { from: 1, to: 1000 }),
    delayMs: number('delay', { from: 0, to: 3_600_000 }) ?? 0,
    timeoutMs: timeout === null ? null : timeout * 1000,
    bails: values.bail === true,
    retries: number('retry-broken', { from: 0, to: 100 }) ?? 0,
    minPassRate: number('min-pass-rate', { from: 0, to: 100, isWhole: false }),
    baseline,
    tolerance: tolerance ?? 0,
    outputs: texts('output'),
    reporter,
    exitsZero: values['exit-zero'] === true,
    isPlain: values['no-color'] === true,
  };
}

function checkAllowed(name: string): void {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
    throw usageError(`--allow-env takes the name of a variable, such as MODEL_KEY, not ${name}`);
  if (isNeverGiven(name)) throw usageError(`--allow-env ${name}: no suite gets a setting of Tweakbench`);
}

interface NumberRange {
  from: number;
  to: number;
  isWhole?: boolean;
}
