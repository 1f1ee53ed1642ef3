/** Replays what a Langflow 1.13.0 answered on run/advanced, and names each deliberate difference (docs/embedded-server.md). */
import { describe, expect, it } from 'vitest';
import { isJsonObject, type JsonValue } from '#contract/json.ts';
import { type RunRequest, runRequestSchema } from '#contract/run-request.ts';
import { readResultText, runResponseSchema } from '#contract/run-response.ts';
import { type RecordedCase, readRecording, runAdvancedCases } from '#contract/testing/recordings.ts';
import { collectRun } from './testing/collect-run.ts';
import { recordedComponents } from './testing/recorded-components.ts';
import { recordedFlow } from './testing/recorded-flow.ts';
import { testPorts } from './testing/test-ports.ts';

const REPLACED: readonly (readonly [RegExp, string])[] = [
  [/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6} UTC/g, '<time>'],
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<id>'],
  [/https?:\/\/\S+/g, '<url>'],
];

/** Removes from an answer what differs from run to run: times, ids, links. */
function scrub(value: JsonValue): JsonValue {
  if (typeof value === 'string') {
    return REPLACED.reduce((text, [pattern, mark]) => text.replace(pattern, mark), value);
  }
  if (Array.isArray(value)) return value.map(scrub);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, scrub(item)]));
}

/** Parses the body as the server does before it reaches the engine. */
function toRequest(body: JsonValue | undefined): RunRequest {
  if (!isJsonObject(body)) return {};
  const { inputs, stream, ...rest } = body;
  const entries = Array.isArray(inputs) ? inputs.filter(isJsonObject) : null;
  const request = {
    ...(entries ? { inputs: entries.map(({ session: _, ...entry }) => entry) } : {}),
    ...(stream === undefined ? {} : { stream: stream === true || stream === 'yes' }),
    ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null)),
  };
  return runRequestSchema.parse(request);
}

/** Refused before a flow runs: keys, bodies, unknown flows and sessions. The server's tests cover those. */
function reachesEngine({ status, body, request, flow }: RecordedCase): boolean {
  if (flow === null || request.headers['Content-Type'] === 'text/plain') return false;
  if (status === 422) return isJsonObject(body) && !Array.isArray(body.detail);
  return status === 200 || status === 500;
}

const dataFrameCase = 'dataframe node selected';
const cases = runAdvancedCases().filter(reachesEngine);
const caseNamed = (name: string): RecordedCase => {
  const found = cases.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`No recording is called ${name}`);
  return found;
};

function run({ flow, request }: Pick<RecordedCase, 'flow' | 'request'>) {
  return collectRun({
    index: recordedFlow(flow ?? ''),
    request: toRequest(request.body),
    ports: testPorts(),
    registry: recordedComponents,
  });
}

/** With several inputs Langflow returns the first one's results for all; only the first can be compared. */
function firstEntry(body: JsonValue): JsonValue {
  if (!isJsonObject(body) || !Array.isArray(body.outputs)) return body;
  return { ...body, outputs: body.outputs.slice(0, 1) };
}

describe('run/advanced as recorded', () => {
  it('has cases to replay', () => {
    expect(cases.length).toBeGreaterThan(50);
  });

  it.each(cases.filter(({ name }) => name !== dataFrameCase))('is answered the same: $name', async (recorded) => {
    const { status, response, error } = await run(recorded);
    expect(status).toBe(recorded.status);
    const answer = status === 200 ? JSON.parse(JSON.stringify(response)) : error;
    expect(scrub(firstEntry(answer))).toEqual(scrub(firstEntry(recorded.body)));
  });
});

describe('deliberate differences', () => {
  it('answers every input with its own results', async () => {
    const { response } = await run(caseNamed('two untargeted inputs'));
    const texts = (response.outputs ?? []).map((entry) =>
      entry?.outputs.map((result) => result && readResultText(result)),
    );
    expect(texts).toEqual([['one'], ['two']]);
  });

  it('evaluates each targeted input again, while the others keep their saved values', async () => {
    const { response } = await run(caseNamed('two targeted inputs'));
    const texts = (response.outputs ?? []).map((entry) =>
      entry?.outputs.map((result) => result && readResultText(result)),
    );
    expect(texts).toEqual([
      ['Tell children about dogs.', 'Tell children about dogs.'],
      ['Tell vets about cats.', 'Tell vets about cats.'],
    ]);
  });

  it('answers 200 for a table component named in outputs', async () => {
    const { status, response } = await run(caseNamed(dataFrameCase));
    expect(status).toBe(200);
    const result = response.outputs?.[0]?.outputs[0];
    expect(result?.component_id).toBe('Maker-k1');
    expect(result?.outputs?.frame).toEqual({
      message: [
        { name: 'Ada', age: 36, ok: true },
        { name: 'Bob', age: null, ok: false },
      ],
      type: 'array',
    });
  });

  it('accepts any session, creates it on first use, and returns it', async () => {
    const ports = testPorts();
    const { status, response } = await collectRun({
      index: recordedFlow('echo'),
      request: { inputs: [{ input_value: 'hi' }], session_id: 'brand-new' },
      ports,
    });
    expect(status).toBe(200);
    expect(response.session_id).toBe('brand-new');
    expect(ports.conversations.get('brand-new')?.map((message) => message.text)).toEqual(['hi', 'hi']);
  });
});

describe('results by kind of output', () => {
  const kinds = readRecording('outputs-by-type.json');
  const skipped = new Set(['dataframe-node-selected (custom, 500)', 'two-chat-outputs', 'component-error']);
  const samples = Object.entries(isJsonObject(kinds) ? kinds : {}).filter(
    ([name, sample]) => isJsonObject(sample) && isJsonObject(sample.result) && !skipped.has(name),
  );

  it('has one recording of each kind', () => {
    expect(samples.length).toBeGreaterThan(8);
  });

  it.each(samples)('%s has every key that the contract reads', (_, sample) => {
    const result = isJsonObject(sample) ? sample.result : null;
    expect(runResponseSchema.safeParse({ outputs: [{ outputs: [result ?? null] }] }).success).toBe(true);
  });
});
