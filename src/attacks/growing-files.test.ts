/** Files of strangers that double in size: twice the file may cost at most three times. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { findLangflowAccess } from '#command/target/langflow-access.ts';
import { doublingCost, TWICE } from '#contract/testing/doubling-cost.ts';
import { type GrowingInput, growingInput, repeatItem, textOf } from '#contract/testing/growing-input.ts';
import { readEvidence } from '#run/evidence/read-evidence.ts';
import { exportRun } from '#run/export/export-run.ts';
import { answeredRun } from '#run/testing/run-of.ts';
import { readDump } from '#server/workspace/copy/dump-file.ts';
import { readPresentation } from '#show/knobs/presentation-file.ts';
import { readResults } from '#tests/report/read-results.ts';
import { writeReport } from '#tests/report/write-report.ts';
import { editSuite } from '#tests/suite/edit-suite.ts';
import { guessReading, readRows } from '#tests/suite/rows/read-rows.ts';
import { readWrittenSuite, SUITE_HEAD } from '#tests/testing/read-written-suite.ts';
import { sampleCell, sampleResults } from '#tests/testing/sample-results.ts';
import { under } from './testing/limit-rows.ts';

const THEN = new Date(0);
const repeat = (part: string) => (size: number) => part.repeat(size);
const inSuite = (part: (at: number) => string, before: string) => (size: number) =>
  SUITE_HEAD + before + repeatItem(size, part).join('');
const readAsRows = (name: string) => (text: string) => readRows(text, guessReading(text, name));
const runWith = (changes: object) => exportRun({ ...answeredRun(['yes']), ...changes }, THEN).text;

const folder = mkdtempSync(join(tmpdir(), 'tweakbench-growing-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Writes a dump with this many rows and returns the name of the file. */
function dumpOf(size: number, person: (at: number) => string): string {
  const file = join(folder, `dump-${size}-${person(0).length}`);
  const head = { format: 'Tweakbench workspace', schema: 1, settings: [], counters: [], runs: 0 };
  const rows = repeatItem(size, (at) => ({ table: 'vote_readers', row: { person: person(at), vote: at, seen_at: 1 } }));
  writeFileSync(file, [head, ...rows, { end: size }].map((line) => `${JSON.stringify(line)}\n`).join(''));
  return file;
}

async function readWholeDump(file: string): Promise<void> {
  const { runs, pages } = await readDump(file);
  for await (const _ of runs);
  for await (const _ of pages);
}

async function findEnvironment(text: string): Promise<void> {
  await mkdir(join(folder, '.lfx'), { recursive: true });
  await writeFile(join(folder, '.lfx/environments.yaml'), text);
  const ports = { environment: {}, folder, stop: new AbortController().signal };
  await findLangflowAccess({ url: undefined, keyEnv: undefined, env: 'e1' }, ports);
}

const FILES: GrowingInput[] = [
  ...under('an evidence file', [
    growingInput(
      'events of an evidence file',
      1e5,
      (size) =>
        runWith({
          events: repeatItem(size, () => ({ receivedAt: 1, event: { event: 'input-end', at: 1, input: 0 } })),
        }),
      readEvidence,
    ),
    growingInput(
      'inputs of an evidence file',
      1e5,
      (size) => runWith({ inputs: repeatItem(size, () => answeredRun(['a']).inputs[0]) }),
      readEvidence,
    ),
    // From 5,000,000 characters the values are counted before they are parsed.
    growingInput('scripts of an evidence page', 1e6, repeat('<script type="application/json">'), readEvidence, 160_000),
  ]),
  ...under('a file of a request', [
    growingInput(
      'inputs of a presentation',
      1e5,
      (size) =>
        JSON.stringify({
          format: 'tweakbench-presentation',
          version: 1,
          request: { inputs: repeatItem(size, () => ({ value: 'a' })) },
        }),
      readPresentation,
    ),
  ]),
  ...under('results of tests', [
    growingInput(
      'cells of results',
      1e5,
      (size) => writeReport('json', sampleResults(repeatItem(size, () => sampleCell())), null, THEN),
      readResults,
    ),
  ]),
  ...under('a suite for', [
    growingInput(
      'cases of a suite',
      20_000,
      inSuite((at) => `  - input: question ${at}\n`, 'cases:\n'),
      (text) => readWrittenSuite(text),
    ),
    growingInput(
      'equal names of cases',
      20_000,
      inSuite(() => '  - {name: a, input: b}\n', 'cases:\n'),
      (text) => readWrittenSuite(text),
    ),
    growingInput(
      'mistakes of a suite',
      20_000,
      inSuite((at) => `  - inptu: ${at}\n`, 'cases:\n'),
      (text) => readWrittenSuite(text),
    ),
    growingInput(
      'unknown keys of a suite',
      20_000,
      inSuite((at) => `key${at}: 1\n`, ''),
      (text) => readWrittenSuite(text),
    ),
    growingInput(
      'tags of a case',
      20_000,
      inSuite((at) => `t${at}, `, 'cases:\n  - input: a\n    tags: ['),
      (text) => readWrittenSuite(`${text}]`),
    ),
    growingInput(
      'aliases of a suite',
      20_000,
      inSuite(() => '*a, ', 'x: &a [1]\ny: ['),
      (text) => readWrittenSuite(`${text}]`),
    ),
    growingInput(
      'brackets of a suite',
      20_000,
      inSuite(() => '{a: [', 'cases: '),
      (text) => readWrittenSuite(text),
    ),
  ]),
  ...under('a suite', [
    growingInput(
      'cases of a suite that is edited',
      5_000,
      inSuite((at) => `  - input: question ${at}\n`, 'cases:\n'),
      (text) => editSuite(text, { kind: 'set', path: ['cases', 1, 'input'], value: 'other' }),
    ),
    growingInput(
      'keys of a suite that is edited',
      1e5,
      (size) => `${inSuite((at) => `    key${at}: 1\n`, 'cases:\n  - input: a\ntweaks:\n  A:\n')(size)}`,
      (text) => editSuite(text, { kind: 'set', path: ['cases', 0, 'input'], value: 'other' }),
      2_000,
    ),
  ]),
  ...under('a file of rows', [
    growingInput('rows of CSV', 50_000, (size) => `input,x\n${'a,b\n'.repeat(size)}`, readAsRows('a.csv')),
    growingInput('quotes of CSV', 1e6, (size) => `input\n${'"a""'.repeat(size)}`, readAsRows('a.csv')),
    growingInput(
      'rows of JSON lines',
      50_000,
      textOf((at) => `{"input":"a","n":${at}}\n`),
      readAsRows('a.jsonl'),
    ),
    growingInput(
      'items of a JSON array on one line',
      30_000,
      (size) => `[${repeatItem(size, (at) => `{"input":"a","n":${at}}`).join(',')}]`,
      readAsRows('a.json'),
      20_000,
    ),
    growingInput('lines of a text', 50_000, repeat('a line, of words\n'), readAsRows('a.txt')),
  ]),
  ...under('a dump of the workspace', [
    growingInput('rows of a dump', 50_000, (size) => dumpOf(size, () => 'a'), readWholeDump),
    growingInput('characters of a line of a dump', 4e6, (size) => dumpOf(1, () => 'a'.repeat(size)), readWholeDump),
  ]),
  ...under('a file of environments', [
    growingInput(
      'environments of a file',
      10_000,
      textOf((at) => `  e${at}: {}\n`),
      (text) => findEnvironment(`environments:\n${text}`),
    ),
  ]),
];

it.each(FILES)('twice as many $name cost at most three times as much', async ({ prepare, ...sizes }) => {
  expect(await doublingCost(sizes, prepare)).toBeLessThan(TWICE);
});
