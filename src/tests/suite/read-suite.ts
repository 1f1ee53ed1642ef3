/** Reads a suite file and the files of rows that it names. Reports everything that is wrong at once, with line and column. */
import { errorMessage } from '#contract/error-message.ts';
import { isJsonObject, type JsonValue } from '#contract/json.ts';
import { readDuration } from '#contract/suite/duration.ts';
import {
  FLOW_VARIANT,
  MAX_CASES,
  type SuiteCase,
  type SuiteFile,
  type SuiteTurn,
  suiteFileSchema,
} from '#contract/suite/suite-file.ts';
import { readCaseFile, type UnnamedCase } from './read-case-file.ts';
import { pathText, type ReadDocument, readDocument } from './read-document.ts';
import type { CaseColumns, Suite, SuiteFlow, SuiteProblem, TestTurn } from './suite.ts';
import { givenTwice, type Mismatch, mismatchesOf } from './suite-mismatches.ts';
import { brokenRules, suiteVariables } from './suite-rules.ts';

export interface SuitePorts {
  /** Text of a file by its path relative to the suite. Rejects with a sentence that says why it cannot be read. */
  readText: (path: string) => Promise<string>;
}

/** Listing more would help nobody. */
const MAX_PROBLEMS = 100;

export interface ReadSuite {
  /** Null if and only if there are problems. */
  suite: Suite | null;
  problems: SuiteProblem[];
  /** What the text says, of any form; null if it is not YAML. */
  value: JsonValue | null;
}

export async function readSuite(text: string, ports: SuitePorts): Promise<ReadSuite> {
  const document = readDocument(text);
  const { value, locate } = document;
  const problems = [...document.problems];
  const report = ({ path, message }: Mismatch) =>
    problems.push({ file: null, ...locate(path), path: pathText(path), message });
  const parsed = suiteFileSchema.safeParse(value);
  if (problems.length === 0) {
    if (!isJsonObject(value))
      report({ path: [], message: 'This is not a suite: it has no keys (format, name, flow, cases)' });
    else {
      for (const mismatch of mismatchesOf(parsed.error?.issues ?? [], value)) report(mismatch);
      for (const mismatch of brokenRules(value)) report(mismatch);
    }
  }
  const files: CaseColumns[] = [];
  const cases = parsed.success ? await readCases(parsed.data, document, ports, problems, files) : [];
  if (!parsed.success || problems.length > 0) return { suite: null, problems: sortedProblems(problems), value };
  const file = parsed.data;
  const { 'time-limit': limit, 'at-once': atOnce = null } = file;
  const suite: Suite = {
    name: file.name,
    flow: flowOf(file.flow),
    output: file.output ?? null,
    session: file.defaults?.session ?? 'fresh',
    repeat: file.repeat ?? 1,
    atOnce,
    timeLimitMs: limit === undefined ? null : readDuration(limit),
    variants: [
      { name: FLOW_VARIANT, tweaks: {} },
      ...(file.variants ?? []).map(({ name, tweaks = {} }) => ({ name, tweaks })),
    ],
    cases,
    files,
    variables: namesOfVariables(value),
  };
  return { suite, problems: [], value };
}

async function readCases(
  file: SuiteFile,
  { locate }: ReadDocument,
  { readText }: SuitePorts,
  problems: SuiteProblem[],
  files: CaseColumns[],
): Promise<Suite['cases']> {
  const all: UnnamedCase[] = [];
  for (const [at, entry] of file.cases.entries()) {
    const position = locate(['cases', at]);
    if (!('file' in entry)) {
      all.push(caseOf(entry, file, position.line));
      continue;
    }
    const path = ['cases', at, 'file'];
    const inSuite = (where: (string | number)[], message: string) =>
      problems.push({ file: null, ...locate(where), path: pathText(where), message });
    const text = await readText(entry.file).catch((error: unknown) => {
      inSuite(path, errorMessage(error));
      return null;
    });
    if (text === null) continue;
    const read = readCaseFile(entry, text, file);
    for (const { line, message, column } of read.problems) {
      if (column !== undefined) inSuite(['cases', at, 'columns', column], message);
      else problems.push({ file: entry.file, line, column: 1, path: '', message });
    }
    for (const one of read.cases) all.push(one);
    if (read.columns !== null) files.push(read.columns);
  }
  if (all.length > MAX_CASES) {
    const message = `The suite has ${all.length.toLocaleString('en')} cases; the limit is ${MAX_CASES.toLocaleString('en')}`;
    problems.push({ file: null, ...locate(['cases']), path: 'cases', message });
  }
  return named(all, problems);
}

/** Names cases that have none after their first input, and makes these names unique. */
function named(cases: readonly UnnamedCase[], problems: SuiteProblem[]): Suite['cases'] {
  const known = new Set<string>();
  for (const { name, location } of cases) {
    if (name === null) continue;
    // The same within the suite is reported with all other rules.
    if (known.has(name) && location.file !== null) {
      problems.push({ ...location, column: 1, path: '', message: givenTwice(name) });
    }
    known.add(name);
  }
  const counts = new Map<string, number>();
  return cases.map((one, at) => {
    if (one.name !== null) return { ...one, name: one.name };
    const line = one.turns[0]?.input?.trim().split('\n', 1)[0]?.trim() ?? '';
    const base = [...line].slice(0, 60).join('') || `case ${at + 1}`;
    let count = counts.get(base) ?? 1;
    let name = count === 1 ? base : `${base} (${count})`;
    for (; known.has(name); name = `${base} (${count})`) count += 1;
    counts.set(base, count);
    known.add(name);
    return { ...one, name };
  });
}

function caseOf(entry: SuiteCase, file: SuiteFile, line: number): UnnamedCase {
  const { 'checked-variants': checkedVariants } = entry;
  const { type = 'any', components = [] } = file.defaults ?? {};
  const given: readonly SuiteTurn[] = entry.turns ?? [{ input: entry.input }];
  const shared = [...(file.checks ?? []), ...(entry.checks ?? [])];
  const turns = given.map((turn, at): TestTurn => {
    const isLast = at === given.length - 1;
    const decisions = { ...entry.decisions, ...turn.decisions };
    return {
      input: turn.input ?? null,
      type: turn.type ?? entry.type ?? type,
      components: turn.components ?? entry.components ?? components,
      expected: turn.expected ?? (isLast ? (entry.expected ?? null) : null),
      ...(Object.keys(decisions).length > 0 && { decisions }),
      checks: [...(isLast ? shared : []), ...(turn.checks ?? [])],
    };
  });
  return {
    name: entry.name ?? null,
    turns,
    tweaks: entry.tweaks ?? {},
    columns: [],
    tags: entry.tags ?? [],
    isSkipped: entry.skip === true,
    ...(checkedVariants !== undefined && { checkedVariants }),
    location: { file: null, line },
  };
}

function flowOf(flow: SuiteFile['flow']): SuiteFlow {
  if (typeof flow === 'string') return { id: flow, file: null, fingerprint: null, components: new Map() };
  const { id = null, file = null, fingerprint = null, components = {} } = flow;
  return { id, file, fingerprint, components: new Map(Object.entries(components)) };
}

/** Only of what the suite itself says: a row of somebody's file cannot ask for a value of the environment. */
function namesOfVariables(value: JsonValue): string[] {
  return [...new Set(suiteVariables(value).flatMap(({ names }) => names))].sort();
}

function sortedProblems(problems: readonly SuiteProblem[]): SuiteProblem[] {
  const sorted = problems.toSorted(
    (left, right) =>
      (left.file ?? '').localeCompare(right.file ?? '') || left.line - right.line || left.column - right.column,
  );
  const rest = sorted.length - MAX_PROBLEMS;
  const last = sorted[MAX_PROBLEMS];
  if (rest <= 0 || !last) return sorted;
  return [...sorted.slice(0, MAX_PROBLEMS), { ...last, message: `… and ${rest.toLocaleString('en')} more problems` }];
}
