/** The embedded server in this process, with the recorded custom components. */
import { recordedComponents } from '../../src/engine/testing/recorded-components.ts';
import { listen } from '../../src/server/process/listen.ts';
import { openTestApp } from '../../src/server/testing/test-app.ts';
import type { TestedServer } from './tested-server.ts';

export interface RecordedServer {
  server: TestedServer;
  close(): Promise<void>;
}

export async function startRecordedServer(): Promise<RecordedServer> {
  const app = await openTestApp({ registry: recordedComponents });
  const config = { port: 0, host: '127.0.0.1' };
  const { url, close } = await listen({ config, fetch: app.fetch, runs: app.services.runs });
  return {
    server: { url, headers: { 'content-type': 'application/json' }, isLangflow: false },
    close: async () => {
      await close(0);
      await app[Symbol.asyncDispose]();
    },
  };
}
