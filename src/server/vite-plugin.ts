/** The same server app inside `vite dev`: page with hot reload and API at one origin. */
import { resolve } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import type { Plugin } from 'vite';
import { VERSION } from '#contract/package-version.ts';
import { createApp } from './create-app.ts';
import { createLog } from './http/log.ts';
import { withInitialServer } from './process/initial-server.ts';
import { createLangflowFinder } from './relay/find-langflow.ts';
import { openServices } from './services/services.ts';
import { type Config, readConfig } from './settings/config.ts';

/** All other paths belong to the page. */
const SERVER_PATH = /^\/(?:api\/|v1\/|workspace\/|schemas\/|relay(?:\/|$)|p\/[^/]+\/|health$|openapi\.json$)/;
const DEMO_PAGE = /^\/p\/[^/]+$/;

export function tweakbenchServer(): Plugin {
  let config: Config | null = null;
  return {
    name: 'tweakbench:server',
    apply: 'serve',
    transformIndexHtml: (html) => (config === null ? html : withInitialServer(html, config.langflow)),
    configureServer: async ({ config: { root }, middlewares, httpServer }) => {
      config = readConfig({ TWEAKBENCH_DATA: resolve(root, '.data'), ...process.env }, []);
      const log = createLog(config.logLevel);
      const services = await openServices({ config, log, samplesFolder: resolve(root, 'public/examples') });
      services.workers.warm();
      httpServer?.once('close', services.close);
      process.once('exit', services.close);
      const { fetch } = createApp({
        services,
        version: VERSION,
        client: null,
        demo: null,
        findLangflow: createLangflowFinder(config),
      });
      const listener = getRequestListener(fetch, { overrideGlobalObjects: false });
      middlewares.use((incoming, outgoing, next) => {
        const path = incoming.url?.split('?')[0] ?? '';
        if (SERVER_PATH.test(path)) void listener(incoming, outgoing);
        else {
          if (DEMO_PAGE.test(path)) incoming.url = '/demo.html';
          next();
        }
      });
    },
  };
}
