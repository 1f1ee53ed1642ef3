/** Runs as a page sends them, for tests. */
import type { InputValues } from '#contract/component-values.ts';
import type { JsonObject } from '#contract/json.ts';
import { type SaveRun, type StoredRun, storedRunSchema } from '../masking/stored-run-schema.ts';

export interface StoredRunOptions {
  id?: string;
  number?: number;
  flow?: string;
  question?: string;
  answer?: string;
  tweaks?: JsonObject;
  startedAt?: number;
  values?: InputValues;
}

export function storedRun(options: StoredRunOptions = {}): StoredRun {
  const { id = crypto.randomUUID(), number = 0, flow = 'flow-1', question = 'hi', answer = 'Hello' } = options;
  const { tweaks = {}, startedAt = 1_000, values } = options;
  const path = '/api/v1/run/advanced/x';
  const planned = {
    transport: 'advanced-json',
    method: 'POST',
    path,
    headers: [],
    body: { tweaks },
    inputs: [0],
    stopReachesServer: true,
  };
  const arrival = { chunks: 0, characters: 0, firstAt: null, lastAt: null, ticks: [] };
  const output = {
    component: 'Model-1',
    displayName: 'Model',
    status: 'done',
    text: answer,
    arrival,
    result: null,
    resultIndex: null,
  };
  const input = { index: 0, status: 'done', echoed: {}, outcomes: [], startedAt: 0, firstTextAt: null, endedAt: 12.5 };
  return storedRunSchema.parse({
    id,
    number,
    status: 'done',
    flow: { id: flow, name: 'Support reply' },
    server: 'Embedded engine',
    address: null,
    startedAt,
    durationMs: 12.5,
    draft: { inputsMode: 'mine', inputs: [], tweaksText: JSON.stringify(tweaks) },
    request: { inputs: [{ input_value: question }], tweaks },
    plan: { requests: [planned], reasons: [], concurrency: 1 },
    connections: [],
    components: [{ id: 'Model-1', displayName: 'API Key' }],
    onlyInput: null,
    sessionId: null,
    inputs: [{ ...input, outputs: [output], error: null, ...(values && { values }) }],
    events: [],
    replies: [],
    response: null,
    error: null,
  });
}

export function savedRun(options: StoredRunOptions = {}): SaveRun {
  return { run: storedRun(options), change: 'No tweaks' };
}

/** Values of one component, `Model-1`. */
export function sampleValues(parts: Partial<InputValues['components'][number]> = {}): InputValues {
  const component = {
    component: 'Model-1',
    name: 'Model',
    startMs: 0,
    endMs: 1,
    received: null,
    calls: [],
    gave: null,
  };
  return { source: 'engine', components: [{ ...component, ...parts }] };
}
