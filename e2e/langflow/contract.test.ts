/**
 * Sends the recorded requests of run/advanced to a real Langflow and to the embedded server: the same answers, except
 * for the deliberate differences.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isJsonObject, type JsonValue } from '../../src/contract/json.ts';
import { readResultText, runResponseSchema } from '../../src/contract/run-response.ts';
import { type RecordedCase, readRecording, runAdvancedCases } from '../../src/contract/testing/recordings.ts';
import { exportFromOutline, parseOutline } from '../../src/flow/testing/outline-flow.ts';
import { type RecordedServer, startRecordedServer } from './recorded-server.ts';
import { currentLangflow, publish, type RunAnswer, runAdvanced } from './servers.ts';
import type { TestedServer } from './tested-server.ts';

const cases = runAdvancedCases();
const flowNames = [...new Set(cases.map(({ flow }) => flow).filter((flow) => flow !== null))];
const UNKNOWN_FLOW = '00000000-0000-4000-8000-000000000000';
/** Unique per run of the suite, so that a second run on the same server does not find the flow of the first. */
const ENDPOINT = `contract-echo-${process.pid}-${Date.now()}`;

/** Deliberate differences of the embedded server (docs/embedded-server.md): the status of each, and the reason. */
const wanted = new Map<string, { real: number; ours: number; why: string }>([
  ['two untargeted inputs', { real: 200, ours: 200, why: 'every input is answered, not only the first' }],
  ['two untargeted inputs to a model', { real: 200, ours: 200, why: 'every input is answered, not only the first' }],
  ['two targeted inputs', { real: 200, ours: 200, why: 'every input is answered, not only the first' }],
  ['session unknown', { real: 404, ours: 200, why: 'a session is made on first use' }],
  ['no key', { real: 403, ours: 200, why: 'no key is asked for unless one is set' }],
  ['wrong key', { real: 403, ours: 200, why: 'no key is asked for unless one is set' }],
  ['dataframe node selected', { real: 500, ours: 200, why: 'a table is answered with its rows' }],
]);

const langflow = currentLangflow();
let recorded: RecordedServer;
const ids = { real: new Map<string, string>(), ours: new Map<string, string>() };

beforeAll(async () => {
  recorded = await startRecordedServer();
  for (const name of flowNames) {
    const flow = exportFromOutline(parseOutline(readRecording(`flows/${name}.json`)));
    const endpoint = name === 'echo' ? ENDPOINT : undefined;
    ids.real.set(name, await publish(langflow, { ...flow, name: `contract ${name}` }, endpoint));
    ids.ours.set(name, await publish(recorded.server, { ...flow, name: `contract ${name}` }, endpoint));
  }
});
afterAll(() => recorded.close());

/** `component=text` for every result of every input, as in the tables of the recordings. */
function textsOf(body: JsonValue): string[] {
  const { outputs } = runResponseSchema.parse(body);
  return (outputs ?? []).flatMap((entry, index) =>
    (entry?.outputs ?? []).map(
      (result) => `${index} ${result?.component_id}=${result ? readResultText(result) : null}`,
    ),
  );
}

/** A body with the id of the published flow instead of the recorded one. */
function bodyFor(body: JsonValue | undefined, recordedId: string, id: string): JsonValue {
  if (body === undefined) return '';
  return typeof body === 'string' ? body : JSON.parse(JSON.stringify(body).replaceAll(recordedId, id));
}

/** Sends a recorded request to one of the servers, with that server's flow and key. */
async function ask(side: 'real' | 'ours', { name, flow, request }: RecordedCase): Promise<RunAnswer> {
  const server: TestedServer = side === 'real' ? langflow : recorded.server;
  const [path = '', query] = request.path.split('?');
  const recordedId = path.split('/').at(-1) ?? '';
  const id = flow === null ? UNKNOWN_FLOW : (ids[side].get(flow) ?? '');
  const { 'content-type': _type, 'x-api-key': key = '', ...others } = server.headers;
  const headers: Record<string, string> = { ...others };
  const type = request.headers['Content-Type'] ?? (request.body === undefined ? undefined : 'application/json');
  if (type !== undefined) headers['content-type'] = type;
  if (name === 'wrong key') headers['x-api-key'] = 'wrong';
  else if (name !== 'no key' && query === undefined && key !== '') headers['x-api-key'] = key;
  const address = `${name === 'flow by endpoint name' ? ENDPOINT : id}${query === undefined ? '' : `?x-api-key=${key}`}`;
  return runAdvanced({ ...server, headers }, address, bodyFor(request.body, recordedId, id));
}

/** The paths of all keys, sorted, to compare answers without their values; list items count as one. */
function keyShape(value: JsonValue, path = ''): string[] {
  const paths = new Set<string>();
  collectPaths(value, path, paths);
  return [...paths].sort();
}

function collectPaths(value: JsonValue, path: string, paths: Set<string>): void {
  if (Array.isArray(value)) for (const item of value) collectPaths(item, `${path}[]`, paths);
  else if (isJsonObject(value))
    for (const [key, item] of Object.entries(value)) collectPaths(item, `${path}.${key}`, paths);
  paths.add(path);
}

describe('run/advanced', () => {
  it.each(cases.filter(({ name }) => !wanted.has(name)).map((given) => [given.name, given] as const))(
    'answers as recorded on both servers: %s',
    async (_name, given) => {
      const [real, ours] = [await ask('real', given), await ask('ours', given)];
      const what = `${real.text.slice(0, 600)}\n${ours.text.slice(0, 600)}`;
      // The server has the recorded release, so it answers as recorded.
      expect(real.status, what).toBe(given.status);
      expect(ours.status, what).toBe(real.status);
      if (real.status === 200) expect(textsOf(ours.body)).toEqual(textsOf(real.body));
      expect(keyShape(ours.body)).toEqual(keyShape(real.body));
    },
  );
});

describe('a deliberate difference', () => {
  it.each([...wanted])('has the documented status on each server: %s', async (name, { real, ours }) => {
    const given = cases.find((candidate) => candidate.name === name);
    if (!given) throw new Error(`No recording is called ${name}`);
    expect((await ask('real', given)).status).toBe(real);
    expect((await ask('ours', given)).status).toBe(ours);
  });

  it.each(['two untargeted inputs', 'two targeted inputs'])(
    'is that the embedded server answers each input of %s, while a Langflow repeats the first answer',
    async (name) => {
      const given = cases.find((candidate) => candidate.name === name);
      if (!given) throw new Error(`No recording is called ${name}`);
      const answers = async (side: 'real' | 'ours') => splitByInput(textsOf((await ask(side, given)).body));
      const [first, second] = await answers('real');
      expect(second).toEqual(first);
      const [ourFirst, ourSecond] = await answers('ours');
      expect(ourFirst).toEqual(first);
      expect(ourSecond).not.toEqual(ourFirst);
    },
  );
});

function splitByInput(texts: readonly string[]): [string[], string[]] {
  const of = (input: string) => texts.filter((text) => text.startsWith(`${input} `)).map((text) => text.slice(2));
  return [of('0'), of('1')];
}
