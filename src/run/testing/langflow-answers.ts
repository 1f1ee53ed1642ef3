/** A server that answers probes with the recorded answers of a Langflow release. */
import { createServer } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import { z } from 'zod';
import { readRecording } from '#contract/testing/recordings.ts';
import { listenLocally } from './listen-locally.ts';

export interface LangflowAnswer {
  status: number;
  body: unknown;
  /** Default: JSON. */
  type?: string;
  /** Target of a redirect. */
  location?: string;
  retryAfter?: string;
}

/** A function receives the body of the request, and its query. */
export type LangflowReply =
  | LangflowAnswer
  | ((body: string, query: URLSearchParams) => LangflowAnswer | Promise<LangflowAnswer>);

/** Answers by method and path without query, for example `GET /api/v1/version`. */
export type LangflowAnswers = Readonly<Record<string, LangflowReply>>;

export interface AnswerServer {
  url: string;
  seen: { method: string; path: string; key: string | null; body: string }[];
  /** How many connections it has had. */
  connections(): number;
  close(): Promise<void>;
}

export const htmlPage: LangflowAnswer = {
  status: 200,
  body: '<!doctype html><title>Langflow</title>',
  type: 'text/html',
};

const missing = (name: string) => ({ type: 'missing', loc: ['body', name], msg: 'Field required' });
const extra = (name: string) => ({
  type: 'extra_forbidden',
  loc: ['body', name],
  msg: 'Extra inputs are not permitted',
});
const flows: LangflowAnswer = {
  status: 200,
  body: [
    { id: 'a', name: 'Echo', is_component: false },
    { id: 'b', name: 'Saved component', is_component: true },
  ],
};
const version = (number: string, name: string): LangflowAnswer => ({
  status: 200,
  body: { version: number, main_version: number, package: name },
});

export const langflow113: LangflowAnswers = {
  'GET /api/v1/version': version('1.13.0', 'Langflow'),
  'GET /api/v1/flows/': flows,
  'POST /api/v2/workflows': { status: 422, body: { detail: [missing('flow_id')] } },
  'GET /api/v1/monitor/traces': { status: 200, body: { traces: [], total: 0, pages: 0 } },
  'GET /api/v2/files': { status: 200, body: [] },
};

/** Its workflows route is enabled, but does not support the mode. */
export const langflow19: LangflowAnswers = {
  ...langflow113,
  'GET /api/v1/version': version('0.9.6', 'Langflow Base'),
  'POST /api/v2/workflows': { status: 422, body: { detail: [missing('flow_id'), extra('mode')] } },
};

export const langflow17: LangflowAnswers = {
  ...langflow113,
  'GET /api/v1/version': version('0.7.3', 'Langflow Base'),
  'POST /api/v2/workflows': { status: 405, body: { detail: 'Method Not Allowed' } },
  'GET /api/v1/monitor/traces': htmlPage,
};

const recordedSchema = z.object({
  cases: z.array(z.object({ request: z.string(), status: z.number(), reply: z.unknown() })),
});

/** An `lfx serve`, as recorded. */
export const lfxServe: LangflowAnswers = Object.fromEntries(
  recordedSchema
    .parse(readRecording('lfx-serve.json'))
    .cases.map(({ request, status, reply }) => [request, { status, body: reply }]),
);

/** Any other path gets a 404. */
export async function startAnswerServer(answers: LangflowAnswers): Promise<AnswerServer> {
  const seen: AnswerServer['seen'] = [];
  let connections = 0;
  const server = createServer(async (request, response) => {
    const [path = '', query] = (request.url ?? '').split('?');
    const method = request.method ?? '';
    const key = request.headers['x-api-key'];
    const body = await readText(request);
    seen.push({ method, path, key: typeof key === 'string' ? key : null, body });
    const found = answers[`${method} ${path}`] ?? { status: 404, body: { detail: 'Not Found' } };
    const answer = typeof found === 'function' ? await found(body, new URLSearchParams(query)) : found;
    const isJson = answer.type === undefined;
    response.writeHead(answer.status, {
      'content-type': answer.type ?? 'application/json',
      ...(answer.location !== undefined && { location: answer.location }),
      ...(answer.retryAfter !== undefined && { 'retry-after': answer.retryAfter }),
    });
    response.end(isJson ? JSON.stringify(answer.body) : String(answer.body));
  });
  server.on('connection', () => {
    connections += 1;
  });
  return {
    ...(await listenLocally(server)),
    seen,
    connections: () => connections,
  };
}
