/** Runs as a page sends them, for tests. */
import type { JsonObject } from '#contract/json.ts';
import { type KeptRun, keptRunSchema, type SaveRun } from '#contract/workspace/kept-run.ts';

export interface KeptRunOptions {
  id?: string;
  number?: number;
  flow?: string;
  question?: string;
  answer?: string;
  tweaks?: JsonObject;
  startedAt?: number;
}

export function keptRun(options: KeptRunOptions = {}): KeptRun {
  const { id = crypto.randomUUID(), number = 0, flow = 'flow-1', question = 'hi', answer = 'Hello' } = options;
  const { tweaks = {}, startedAt = 1_000 } = options;
  return keptRunSchema.parse({
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
    plan: { requests: [{ path: '/api/v1/run/advanced/x', body: { tweaks } }], reasons: [], concurrency: 1 },
    components: [{ id: 'Model-1', displayName: 'API Key' }],
    onlyInput: null,
    sessionId: null,
    inputs: [{ index: 0, status: 'done', outputs: [{ text: answer, result: null }], outcomes: [], error: null }],
    events: [],
    replies: [],
    response: null,
    error: null,
  });
}

export function savedRun(options: KeptRunOptions = {}): SaveRun {
  return { run: keptRun(options), change: 'No tweaks' };
}
