/** Listens on a port, and closes again: runs are stopped, other requests may finish. */
import { createServer } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { ActiveRuns } from '../services/active-runs.ts';
import { type Config, ConfigError } from '../settings/config.ts';
import { SLOW_SENDERS } from '../settings/limits.ts';
import { inUrl } from '../settings/reach.ts';

/** Time for other requests to finish at the end, so that the process has ended after 5 s. Runs are stopped at once. */
const GRACE_MS = 3_000;

export interface ListenOptions {
  config: Pick<Config, 'port' | 'host'>;
  fetch: (request: Request, env: object) => Response | Promise<Response>;
  runs: ActiveRuns;
  slowSenders?: typeof SLOW_SENDERS;
}

export interface Listening {
  /** For example http://127.0.0.1:4747. */
  url: string;
  port: number;
  /** Accepts no more requests, stops all runs, waits up to `graceMs` for other requests, and then closes their connections. */
  close(graceMs?: number): Promise<void>;
}

/** Throws a ConfigError when the port is not available. */
export async function listen({
  config,
  fetch,
  runs,
  slowSenders: { headMs, requestMs, checkMs } = SLOW_SENDERS,
}: ListenOptions): Promise<Listening> {
  const server = createAdaptorServer({
    fetch,
    serverOptions: { headersTimeout: headMs, requestTimeout: requestMs, connectionsCheckingInterval: checkMs },
  });
  if (!('closeIdleConnections' in server)) throw new Error('Not a plain HTTP server');
  await new Promise<void>((done, fail) => {
    server.once('error', (error) => void listenError(error, config).then(fail));
    server.listen(config.port, config.host, () => done());
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : config.port;
  return {
    url: `http://${shownHost(config.host)}:${port}`,
    port,
    close: (graceMs = GRACE_MS) =>
      new Promise((done) => {
        // First, so that a request that is still being read does not start a run.
        runs.shutDown();
        const cut = setTimeout(() => server.closeAllConnections(), graceMs);
        // A keep-alive connection would keep the server open too.
        const sweep = setInterval(() => server.closeIdleConnections(), 50);
        server.close(() => {
          clearTimeout(cut);
          clearInterval(sweep);
          done();
        });
        server.closeIdleConnections();
      }),
  };
}

async function listenError(error: Error, { port, host }: Pick<Config, 'port' | 'host'>): Promise<Error> {
  const code = 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE') {
    return new ConfigError(
      `Port ${port} on ${host} is used by another program. Use another one: --port ${await freePort(port, host)}`,
    );
  }
  if (code === 'EACCES')
    return new ConfigError(`Port ${port} on ${host} is not allowed for this user. Set PORT to another one`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new ConfigError(`TWEAKBENCH_HOST ${host} is not an address of this machine`);
  }
  return error;
}

/** The next free port, or 0, which means any. */
async function freePort(taken: number, host: string): Promise<number> {
  for (let port = taken + 1; port <= Math.min(taken + 20, 65_535); port += 1) {
    const isFree = await new Promise<boolean>((done) => {
      const probe = createServer();
      probe.once('error', () => done(false));
      probe.listen(port, host, () => probe.close(() => done(true)));
    });
    if (isFree) return port;
  }
  return 0;
}

/** The address for a browser on this machine. */
function shownHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return inUrl(host);
}
