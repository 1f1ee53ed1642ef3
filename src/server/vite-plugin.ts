/** The same server app inside `vite dev`: page with hot reload and API from one origin. */
import { resolve } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import type { Plugin } from 'vite';
import { VERSION } from '#contract/package-version.ts';
import { createApp } from './app.ts';
import { readConfig } from './config.ts';
import { createLog } from './log.ts';
import { openServices } from './services.ts';

/** Everything else is the page's. */
const SERVER_PATH = /^\/(?:api\/|v1\/|relay(?:\/|$)|health$|openapi\.json$)/;

export function tweakbenchServer(): Plugin {
  return {
    name: 'tweakbench:server',
    apply: 'serve',
    configureServer: async ({ config: { root }, middlewares }) => {
      const config = readConfig({ TWEAKBENCH_DATA: resolve(root, '.data'), ...process.env }, []);
      const log = createLog(config.logLevel);
      const services = await openServices({ config, log, samplesFolder: resolve(root, 'public/examples') });
      const { fetch } = createApp({ services, version: VERSION, client: null });
      const listener = getRequestListener(fetch, { overrideGlobalObjects: false });
      middlewares.use((incoming, outgoing, next) => {
        const path = incoming.url?.split('?')[0] ?? '';
        if (SERVER_PATH.test(path)) void listener(incoming, outgoing);
        else next();
      });
    },
  };
}
