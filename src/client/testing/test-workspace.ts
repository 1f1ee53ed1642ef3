/** The workspace of the page's own server, in a data folder of its own. Requests to other addresses go where they go. */
import { afterEach, beforeEach, vi } from 'vitest';
import { openTestApp, type TestApp } from '#server/testing/test-app.ts';

export interface TestWorkspace extends AsyncDisposable {
  /** Requests so far, as "PUT /workspace/v1/runs/run-1". */
  seen: string[];
  /** While set: no answer (0), or this status. */
  fault: number | null;
  /** Called before each request. */
  before: (request: Request) => unknown;
  /** Asks the server as another browser does. */
  ask: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Response>;
  /** What the server keeps, for what only others than the page can do. */
  stores: TestApp['services']['workspace'];
}

export interface TestWorkspaceOptions {
  /** Flows run on the embedded engine, and everything else of the server is there. */
  hasEngine?: boolean;
  /** Settings of the server. */
  settings?: Record<string, string>;
}

/** Each test of the file has a workspace of its own; the function returns that of the present test. */
export function workspaceForEachTest(options: TestWorkspaceOptions = {}): () => TestWorkspace {
  let workspace: TestWorkspace | null = null;
  beforeEach(async () => {
    workspace = await openTestWorkspace(options);
  });
  afterEach(() => workspace?.[Symbol.asyncDispose]());
  return () => {
    if (workspace === null) throw new Error('No test is running');
    return workspace;
  };
}

/** Replaces `fetch` until it is disposed. */
export async function openTestWorkspace({
  hasEngine = false,
  settings = {},
}: TestWorkspaceOptions = {}): Promise<TestWorkspace> {
  const app = await openTestApp({ settings });
  const send = globalThis.fetch;
  const workspace: TestWorkspace = {
    seen: [],
    fault: null,
    before: () => undefined,
    ask: (method, path, body, headers) => app.call(method, `/workspace/v1${path}`, body, headers),
    stores: app.services.workspace,
    async [Symbol.asyncDispose]() {
      vi.unstubAllGlobals();
      await app[Symbol.asyncDispose]();
    },
  };
  vi.stubGlobal('fetch', async (input: string | URL | Request, init: RequestInit = {}) => {
    const isOwn = typeof input === 'string' && input.startsWith(hasEngine ? '/' : '/workspace/');
    if (!isOwn) return send(input, init);
    const { method = 'GET', body } = init;
    workspace.seen.push(`${method} ${input}`);
    await workspace.before(new Request(`http://localhost${input}`, { method }));
    if (workspace.fault === 0) throw new TypeError('fetch failed');
    if (workspace.fault !== null) return Response.json({ detail: 'The disk is full.' }, { status: workspace.fault });
    const headers = Object.fromEntries(new Headers(init.headers));
    const text = body instanceof Blob ? await body.text() : typeof body === 'string' ? body : undefined;
    return app.call(method, input, text, headers);
  });
  return workspace;
}
