/**
 * A server that fails in every way in which a run can fail. The flow in the path of a run is the scenario
 * (`POST /api/v1/run/advanced/cut-stream`), unless `setScenario` sets one for all runs. Other requests are forwarded to
 * `passTo`, so that a whole page can use this server.
 */
import { createServer, type IncomingMessage, request as requestUpstream, type ServerResponse } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import { type FaultScenario, faultScenarios } from './fault-scenarios.ts';
import { listenLocally } from './listen-locally.ts';

export interface SeenRequest {
  method: string;
  path: string;
  headers: Record<string, string | string[] | undefined>;
  body: string;
  /** True after the client closed the connection before the answer was complete. */
  isAborted: boolean;
}

export interface FaultServer {
  url: string;
  /** Run requests, oldest first. */
  seen: readonly SeenRequest[];
  /** Uses this scenario for every run; null uses the path again. */
  setScenario(scenario: FaultScenario | null): void;
  close(): Promise<void>;
}

export interface FaultServerOptions {
  /** Address of a real server for all other requests, for example `http://127.0.0.1:4747`. */
  passTo?: string;
}

const RUN_PATH = /^\/api\/v1\/run\/(?:advanced\/)?([^/?]+)/;

export async function startFaultServer({ passTo }: FaultServerOptions = {}): Promise<FaultServer> {
  const seen: SeenRequest[] = [];
  let forced: FaultScenario | null = null;
  const server = createServer(async (request, response) => {
    const path = request.url ?? '/';
    const name = request.method === 'POST' ? RUN_PATH.exec(path)?.[1] : undefined;
    const scenario = name === undefined ? undefined : (forced ?? (isScenario(name) ? name : undefined));
    if (scenario === undefined) {
      if (passTo !== undefined) pass(passTo, request, response);
      else answerLikeEmbedded(path, response);
      return;
    }
    const record: SeenRequest = {
      method: request.method ?? '',
      path,
      headers: request.headers,
      body: '',
      isAborted: false,
    };
    seen.push(record);
    response.once('close', () => {
      record.isAborted = !response.writableFinished;
    });
    const body = await readText(request).catch(() => null);
    if (body === null) return;
    record.body = body;
    faultScenarios[scenario](request, response, body);
  });
  return {
    ...(await listenLocally(server)),
    seen,
    setScenario(scenario) {
      forced = scenario;
    },
  };
}

function isScenario(name: string): name is FaultScenario {
  return Object.hasOwn(faultScenarios, name);
}

/** Answers like the embedded server, so that a page connects to it as such. */
function answerLikeEmbedded(path: string, response: ServerResponse): void {
  const isVersion = path === '/api/v1/version';
  response.writeHead(isVersion ? 200 : 404, { 'content-type': 'application/json' });
  response.end(JSON.stringify(isVersion ? { version: '1.13.0', package: 'Tweakbench' } : { detail: 'Not Found' }));
}

/** Sends the host and origin of the real server, which checks both. */
function pass(base: string, request: IncomingMessage, response: ServerResponse): void {
  const target = new URL(request.url ?? '/', base);
  const headers = { ...request.headers, host: target.host };
  if (request.headers.origin !== undefined) headers.origin = target.origin;
  const upstream = requestUpstream(target, { method: request.method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  upstream.once('error', () => response.destroy());
  response.once('close', () => upstream.destroy());
  request.pipe(upstream);
}
