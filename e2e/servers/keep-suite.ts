/** Stores a suite of tests on a Tweakbench, as the page would, and reads its results. */
import { randomUUID } from 'node:crypto';

/** The sample flow that answers a question in a tone. */
export const TONE_FLOW = { id: '7b1f0a52-3c7e-4d19-9a64-0c5de21f8a02', name: 'Tone switcher' };

/** A suite of a flow, by its endpoint name; `rest` is what follows `flow: …` in the file. */
export function suiteOf(flow: string, rest: string): string {
  return `format: tweakbench-tests\nversion: 1\nname: Words\nflow: ${flow}\n${rest}`;
}

/** `text` as in a file; `files` are ids of rows by the name that the text gives them. Resolves with the id of the suite. */
export async function keepSuite(
  url: string,
  text: string,
  id: string = randomUUID(),
  files: Record<string, string> = {},
): Promise<string> {
  const said = (key: string) => new RegExp(`^${key}: (.+)$`, 'm').exec(text)?.[1] ?? '';
  const flow: { id: string; name: string } = await (await fetch(`${url}/api/v1/flows/${said('flow')}`)).json();
  const target = { flow: { id: flow.id, name: flow.name }, address: null };
  const body = { kind: 'tests', ...target, name: said('name'), body: { text, files }, rows: 0 };
  await put(`${url}/workspace/v1/suites/${id}`, body);
  return id;
}

/** Stores the rows of an imported file. Resolves with their id. */
export async function keepRows(
  url: string,
  file: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): Promise<string> {
  const id = `rows-of-${file.replace(/\W/g, '-')}`;
  for (let first = 0; first < rows.length; first += ROWS_AT_ONCE)
    await put(`${url}/workspace/v1/suites/${id}/rows/${first}`, {
      columns,
      rows: rows.slice(first, first + ROWS_AT_ONCE),
    });
  const said = { kind: 'tests-file', flow: TONE_FLOW, address: null, name: file, body: { file }, rows: rows.length };
  await put(`${url}/workspace/v1/suites/${id}`, said);
  return id;
}

const ROWS_AT_ONCE = 5_000;

async function put(address: string, body: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(address, { method: 'PUT', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`The suite was not kept: ${answer.status} ${await answer.text()}`);
}

export interface SuiteResult {
  id: string;
  status: string;
  isRunning: boolean;
  tally: Record<string, number> | null;
  counts?: Record<string, number>;
}

/** Newest first. */
export async function resultsOf(server: string, suite: string): Promise<SuiteResult[]> {
  const answer = await fetch(`${server}/workspace/v1/results?suite=${suite}`);
  return (await answer.json()).results;
}

/** How many cells have passed, which is the state 2. */
export async function passedCells(server: string, suite: string): Promise<number> {
  const [newest] = await resultsOf(server, suite);
  return newest?.tally?.passed ?? newest?.counts?.['2'] ?? 0;
}
