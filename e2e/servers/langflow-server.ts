/**
 * A fake Langflow 1.13: one flow with a model, for which run/advanced repeats the first input's answer, and whose two
 * streaming routes play the recorded streams.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { isJsonObject, type JsonObject } from '../../src/contract/json.ts';
import { readRecording, recordedStreams, withFinalText } from '../../src/contract/testing/recordings.ts';
import { exportFromOutline, parseOutline } from '../../src/flow/testing/outline-flow.ts';
import { messageResult } from './run-answers.ts';

export const CHAT_FLOW = '00000004-0000-4000-8000-000000000004';
export const CHAT_NAME = 'Support chat';

interface ListedFlow {
  id: string;
  name: string;
  folder_id: string;
}

export interface LangflowSettings {
  /** Refuses every other key, with the recorded message. */
  apiKey?: string;
  /** Whether CORS allows pages of other origins. */
  allowsOrigins?: boolean;
  /** Fails every request for its flow. */
  isFlowBroken?: boolean;
  /** How many more flows it lists. */
  moreFlows?: number;
}

export interface SeenRequest {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

export interface LangflowServer {
  url: string;
  /** Host and port, as shown by the page. */
  host: string;
  /** Requests to its routes that run a flow. */
  readonly runs: SeenRequest[];
  readonly seen: SeenRequest[];
  /** The most runs that it handled in parallel. */
  readonly mostAtOnce: number;
  settings: LangflowSettings;
  /** Holds runs back until the returned function is called. */
  hold(): () => void;
  /** Slows down the next streams by this factor of the recorded times; 0 writes everything at once. */
  paceStreams(factor: number): void;
  /** Cuts the next streams after this many frames. */
  cutStreamsAfter(frames: number | null): void;
  /** Replaces the final answer of the next streams with this text; null leaves it as streamed. */
  endStreamsWith(text: string | null): void;
  /** Edits the flow, as in Langflow's own editor. */
  editFlow(): void;
  /** Lets a field of the flow's model load a global variable. */
  loadVariable(field: string, variable: string): void;
  close(): Promise<void>;
}

export async function startLangflow(settings: LangflowSettings = {}): Promise<LangflowServer> {
  const state = {
    settings,
    flow: { ...exportFromOutline(parseOutline(readRecording('flows/chat.json'))), id: CHAT_FLOW },
  };
  const seen: SeenRequest[] = [];
  const runs: SeenRequest[] = [];
  let held: Promise<void> = Promise.resolve();
  const playing: Playing = { cutAfter: null, pace: 0, finalText: null };
  let working = 0;
  let mostAtOnce = 0;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://langflow');
    const method = request.method ?? 'GET';
    const body = await readText(request);
    const note: SeenRequest = { method, path: url.pathname + url.search, headers: request.headers, body };
    seen.push(note);
    const { apiKey, allowsOrigins = true, moreFlows = 0, isFlowBroken = false } = state.settings;
    if (allowsOrigins) {
      response.setHeader('access-control-allow-origin', '*');
      response.setHeader('access-control-allow-headers', '*');
      response.setHeader('access-control-allow-methods', '*');
    }
    const json = (value: unknown, status = 200) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(value));
    };
    if (method === 'OPTIONS') return void response.writeHead(allowsOrigins ? 200 : 400).end();
    if (url.pathname === '/health') return json({ status: 'ok' });
    if (url.pathname === '/api/v1/version')
      return json({ version: '1.13.0', main_version: '1.13.0', package: 'Langflow' });
    if (apiKey !== undefined && request.headers['x-api-key'] !== apiKey)
      return json({ detail: 'Invalid or missing API key' }, 403);
    if (isFlowBroken && url.pathname === `/api/v1/flows/${CHAT_FLOW}`) return json({ detail: 'no such table' }, 500);
    const isRun = method === 'POST' && (url.pathname.startsWith('/api/v1/run/') || body.includes('"flow_id"'));
    if (!isRun) return answerRest(`${method} ${url.pathname}`, json, moreFlows);
    runs.push(note);
    working += 1;
    mostAtOnce = Math.max(mostAtOnce, working);
    await held;
    working -= 1;
    if (url.pathname.startsWith('/api/v1/run/advanced/')) return json(advancedReply(JSON.parse(body)));
    await play(response, url.pathname.startsWith('/api/v2/') ? 'v2-chat-1.13.0' : 'run-chat-1.13.0', playing);
  }

  function answerRest(route: string, json: (value: unknown, status?: number) => void, moreFlows: number): void {
    const answers: Record<string, () => unknown> = {
      'GET /api/v1/flows/': () => listFlows(moreFlows),
      [`GET /api/v1/flows/${CHAT_FLOW}`]: () => ({ ...state.flow, name: CHAT_NAME }),
      'GET /api/v1/projects/': () => [
        { id: 'folder-1', name: 'Starter Project' },
        { id: 'folder-2', name: 'Team' },
      ],
      'GET /api/v1/monitor/traces': () => ({ traces: [], total: 0, pages: 0 }),
      'GET /api/v1/monitor/messages/sessions': () => [CHAT_FLOW, 'tb-earlier'],
      'GET /api/v1/monitor/messages': () => [
        {
          id: 'm1',
          session_id: 'tb-earlier',
          sender: 'User',
          sender_name: 'User',
          text: 'An earlier question',
          timestamp: '1',
        },
      ],
      'GET /api/v2/files': () => [],
    };
    const found = answers[route];
    if (route === 'POST /api/v2/workflows') json(noFlowGiven, 422);
    else if (found) json(found());
    else json({ detail: 'Not Found' }, 404);
  }

  /** In a copy of the flow. */
  function fieldToChange(component: string, name: string): JsonObject {
    state.flow = structuredClone(state.flow);
    const node = state.flow.data.nodes.find(({ id }) => id === component);
    const field: unknown = node?.data.node?.template?.[name];
    if (!isJsonObject(field)) throw new Error(`The flow has no field ${name} of ${component}`);
    return field;
  }

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `http://${host}`,
    host,
    runs,
    seen,
    get mostAtOnce() {
      return mostAtOnce;
    },
    get settings() {
      return state.settings;
    },
    set settings(next) {
      state.settings = next;
    },
    hold() {
      let release = () => {};
      held = new Promise((done) => {
        release = done;
      });
      return () => release();
    },
    paceStreams(factor) {
      playing.pace = factor;
    },
    cutStreamsAfter(frames) {
      playing.cutAfter = frames;
    },
    endStreamsWith(text) {
      playing.finalText = text;
    },
    editFlow() {
      const template = fieldToChange('Prompt-p1', 'template');
      template.value += ' Be brief.';
    },
    loadVariable(field, variable) {
      Object.assign(fieldToChange('EchoLLM-m1', field), { value: variable, load_from_db: true });
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

/** The routes that stream and do not name a flow. */
const noFlowGiven = { detail: [{ type: 'missing', loc: ['body', 'flow_id'], msg: 'Field required' }] };

function listFlows(more: number): ListedFlow[] {
  const others = Array.from({ length: more }, (_, index) => ({
    id: `f-${index}`,
    name: `Flow ${index + 1}`,
    folder_id: index % 2 === 0 ? 'folder-1' : 'folder-2',
  }));
  return [{ id: CHAT_FLOW, name: CHAT_NAME, folder_id: 'folder-1' }, ...others];
}

/** Every input gets the same message as the first. */
function advancedReply(body: { inputs?: { input_value?: string }[] }): unknown {
  const inputs = body.inputs ?? [{ input_value: '' }];
  const first = inputs[0]?.input_value ?? '';
  const result = messageResult('ChatOutput-o1', 'Chat Output', `You said: ${first}`);
  return {
    session_id: CHAT_FLOW,
    outputs: inputs.map(({ input_value = '' }) => ({ inputs: { input_value }, outputs: [result] })),
  };
}

interface Playing {
  cutAfter: number | null;
  pace: number;
  finalText: string | null;
}

async function play(response: ServerResponse, name: string, { cutAfter, pace, finalText }: Playing): Promise<void> {
  const recorded = recordedStreams().find((stream) => stream.name === name);
  if (!recorded) throw new Error(`There is no recording ${name}`);
  const recording = finalText === null ? recorded : withFinalText(recorded, finalText);
  response.writeHead(200, { 'content-type': recording.head.contentType ?? 'text/event-stream' });
  let at = 0;
  for (const { raw, t_ms } of recording.frames.slice(0, cutAfter ?? recording.frames.length)) {
    if (pace > 0) await new Promise((done) => setTimeout(done, (t_ms - at) * pace));
    at = t_ms;
    response.write(raw);
  }
  response.end();
}
