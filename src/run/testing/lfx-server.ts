/**
 * An `lfx serve` with the answers of wire/lfx-serve.json. A run answers with the prompt of the flow, filled with its Chat Input, so
 * that it shows what was written into a scratch flow.
 */
import { createServer } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import { z } from 'zod';
import { type FlowGraph, flowExportSchema } from '#contract/flow-export.ts';
import { jsonValue } from '#contract/json-schema.ts';
import { readRecording } from '#contract/testing/recordings.ts';
import { exportFromOutline, parseOutline } from '#flow/testing/outline-flow.ts';
import { listenLocally } from './listen-locally.ts';

const recorded = z
  .object({ cases: z.array(z.looseObject({ case: z.string(), status: z.number(), reply: jsonValue })) })
  .parse({ cases: readCases() }).cases;

/** The last cases are measured times, without a reply. */
function readCases(): unknown[] {
  const { cases } = z.object({ cases: z.array(z.looseObject({})) }).parse(readRecording('lfx-serve.json'));
  return cases.filter((one) => 'reply' in one);
}

interface LfxAnswer {
  status: number;
  body: unknown;
}

/** The recorded answer of this case. */
export function lfxAnswer(name: string): LfxAnswer {
  const found = recorded.find((one) => one.case === name);
  if (!found) throw new Error(`No case is called ${name}`);
  return { status: found.status, body: found.reply };
}

const outline = parseOutline(readRecording('flows/chat.json'));
for (const { type, fields } of outline.nodes) {
  if (type === 'ChatInput') fields.input_value = { ...fields.input_value, value: 'Own question' };
  if (fields.tone) fields.tone = { ...fields.tone, value: 'plain' };
}
/** The file of the flow that it serves. */
export const LFX_FLOW = { ...exportFromOutline(outline), id: outline.id, name: 'Served' };
export const LFX_PROMPT = 'Prompt-p1';
export const LFX_KEY = 'lfx-key';

export interface LfxServer {
  url: string;
  host: string;
  readonly seen: { method: string; path: string; body: string }[];
  /** Titles of the flows that it has now. */
  titles(): string[];
  /** Another flow without a definition that is used. */
  add(title: string): void;
  /** Runs are not answered until `release`. */
  hold(): void;
  release(): void;
  /** The next runs fail like a component. */
  failRuns(): void;
  failUploads(): void;
  /** Answers deletions with 500, until it is called with false. */
  failDeletes(fails: boolean): void;
  close(): Promise<void>;
}

const uploadSchema = z.looseObject({ id: z.uuid(), name: z.string(), data: flowExportSchema.shape.data });
const runSchema = z.looseObject({ input_value: z.string() });

export async function startLfxServer(): Promise<LfxServer> {
  const flows = new Map<string, { title: string; data: FlowGraph }>();
  flows.set(LFX_FLOW.id, { title: LFX_FLOW.name, data: LFX_FLOW.data });
  const seen: LfxServer['seen'] = [];
  let held: Promise<void> | null = null;
  let release = () => {};
  let failing: 'runs' | 'uploads' | null = null;
  let failsDeletes = false;

  function upload(body: string): LfxAnswer {
    const sent = uploadSchema.safeParse(JSON.parse(body));
    if (!sent.success || failing === 'uploads') return lfxAnswer('upload of a bad flow');
    const { id, name: title, data } = sent.data;
    if (flows.has(id)) return lfxAnswer('upload again');
    flows.set(id, { title, data });
    return { status: 201, body: { id, name: title, description: null, run_url: `/flows/${id}/run` } };
  }

  async function run(id: string, body: string): Promise<LfxAnswer> {
    const flow = flows.get(id);
    if (!flow) return lfxAnswer('unknown flow');
    const sent = runSchema.safeParse(JSON.parse(body));
    if (!sent.success) return lfxAnswer('run without input_value');
    await held;
    const { body: good } = lfxAnswer('run');
    if (failing === 'runs') {
      const result = 'Flow execution failed: Error building Component Prompt Template: \n\nNo such variable.';
      return { status: 500, body: { ...Object(good), result, success: false, type: 'error', component: '' } };
    }
    return { status: 200, body: { ...Object(good), result: filledPrompt(flow.data, sent.data.input_value) } };
  }

  function list(): LfxAnswer {
    const rows = [...flows].map(([id, { title }]) => ({ id, relative_path: '<uploaded>', title, description: null }));
    return { status: 200, body: rows };
  }

  async function answer(method: string, path: string, key: string | undefined, body: string): Promise<LfxAnswer> {
    if (path === '/health')
      return { status: 200, body: { ...Object(lfxAnswer('health, no key').body), flow_count: flows.size } };
    if (!path.startsWith('/flows')) return lfxAnswer('v1 version');
    if (key === undefined) return lfxAnswer('flows, no key');
    if (key !== LFX_KEY) return lfxAnswer('flows, wrong key');
    if (path === '/flows') return list();
    if (method === 'POST' && path === '/flows/upload/') return upload(body);
    const [, , id = '', action] = path.split('/');
    if (method === 'POST' && action === 'run') return run(id, body);
    if (method === 'DELETE') {
      if (failsDeletes) return { status: 500, body: 'Internal Server Error' };
      return flows.delete(id) ? lfxAnswer('delete') : lfxAnswer('delete again');
    }
    const flow = flows.get(id);
    return flow && action === 'info'
      ? { status: 200, body: { id, relative_path: 'served.json', title: flow.title, description: null } }
      : lfxAnswer('unknown flow');
  }

  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://lfx');
    const method = request.method ?? '';
    const body = await readText(request).catch(() => null);
    if (body === null) return;
    seen.push({ method, path: pathname, body });
    const key = request.headers['x-api-key'];
    const found = await answer(method, pathname, typeof key === 'string' ? key : undefined, body);
    response.writeHead(found.status, { 'content-type': 'application/json' });
    response.end(found.status === 204 ? undefined : JSON.stringify(found.body));
  });
  const { url, close } = await listenLocally(server);
  return {
    url,
    host: new URL(url).host,
    close,
    seen,
    titles: () => [...flows.values()].map(({ title }) => title),
    add: (title) => void flows.set(crypto.randomUUID(), { title, data: LFX_FLOW.data }),
    hold() {
      held = new Promise((done) => {
        release = done;
      });
    },
    release: () => release(),
    failRuns() {
      failing = 'runs';
    },
    failUploads() {
      failing = 'uploads';
    },
    failDeletes(fails) {
      failsDeletes = fails;
    },
  };
}

/** Fills the prompt as lfx does, which gives an empty text to no component. */
function filledPrompt(data: FlowGraph, input: string): string {
  const question = input === '' ? fieldValue(data, (type) => type === 'ChatInput', 'input_value') : input;
  const prompt = (field: string) => fieldValue(data, (_, id) => id === LFX_PROMPT, field);
  return prompt('template').replace(/\{(\w+)\}/g, (_, name) => (name === 'question' ? question : prompt(name)));
}

function fieldValue(data: FlowGraph, isIt: (type: string, id: string) => boolean, field: string): string {
  const node = data.nodes.find(({ id, data: { type } }) => isIt(type ?? '', id));
  return z.looseObject({ value: z.string() }).parse(node?.data.node?.template?.[field]).value;
}
