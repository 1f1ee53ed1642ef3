/** The server as one function from request to response: guard, routes, page. */
import { setTimeout } from 'node:timers/promises';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { OpenAPIHono, type RouteConfig, z } from '@hono/zod-openapi';
import { isLoopback } from '#contract/loopback.ts';
import { createDemoTargets } from './demos/demo-targets.ts';
import { createOpenAnswers } from './demos/open-answers.ts';
import { ownerRoutes } from './demos/owner-routes.ts';
import { visitorPage } from './demos/visitor-page.ts';
import { visitorRoutes } from './demos/visitor-routes.ts';
import { guard } from './guard/guard.ts';
import { createHolderOf, createPersonOf } from './guard/person.ts';
import type { ClientFiles } from './http/client-files.ts';
import { compressJson } from './http/compress-json.ts';
import type { DemoFiles } from './http/demo-files.ts';
import { releaseHeld } from './http/hold-memory.ts';
import { logRequests } from './http/log.ts';
import type { AppEnv, HttpRoute } from './http/route.ts';
import { DATA_HEADERS } from './http/security-headers.ts';
import { type LangflowHelp, relayRoutes } from './relay/relay-routes.ts';
import { createRelayTargets } from './relay/relay-targets.ts';
import { answerFailure } from './routes/answer-failure.ts';
import { fileRoutes } from './routes/file-routes.ts';
import { flowRoutes } from './routes/flow-routes.ts';
import { jobRoutes } from './routes/job-routes.ts';
import { messageRoutes } from './routes/message-routes.ts';
import { openaiChatRoutes } from './routes/openai-chat.ts';
import { runAdvancedRoute } from './routes/run-advanced.ts';
import { systemRoutes } from './routes/system-routes.ts';
import { valuesRoute } from './routes/values-route.ts';
import { voteRoutes } from './routes/votes/vote-routes.ts';
import { workspaceResultRoutes } from './routes/workspace-result-routes.ts';
import { workspaceRoutes } from './routes/workspace-routes.ts';
import { workspaceRunRoutes } from './routes/workspace-run-routes.ts';
import { workspaceSuiteRoutes } from './routes/workspace-suite-routes.ts';
import type { Services } from './services/services.ts';
import { hasScripts } from './settings/has-scripts.ts';

export interface AppOptions {
  services: Services;
  version: string;
  /** The built page; null when something else serves it. */
  client: ClientFiles | null;
  /** The built page for visitors of demos; null without one. */
  demo: DemoFiles | null;
  /** How the server waits for this many ms; a test may decide itself when that is over. */
  pause?: (ms: number) => Promise<void>;
  /** A Langflow on this machine that the page offers. */
  findLangflow?: LangflowHelp['find'];
}

export function createApp({
  services,
  version,
  client,
  demo,
  pause = setTimeout,
  findLangflow = async () => null,
}: AppOptions): OpenAPIHono<AppEnv> {
  const { config, log } = services;
  const personOf = createPersonOf(config, services.workspace.secret);
  const holderOf = createHolderOf(personOf);
  const tools = {
    personOf,
    targets: createDemoTargets(services),
    openAnswers: createOpenAnswers(services.workspace.demos, services.workspace.questions, log),
    pause,
  };
  const routes: HttpRoute[] = [
    ...systemRoutes(version, config.openai),
    ...flowRoutes(services),
    runAdvancedRoute(services, holderOf),
    ...jobRoutes(services, holderOf),
    valuesRoute(services, holderOf),
    ...fileRoutes(services),
    ...messageRoutes(services),
    ...openaiChatRoutes(services),
    ...workspaceRoutes(services, personOf),
    ...workspaceRunRoutes(services, personOf),
    ...workspaceSuiteRoutes(services, personOf),
    ...workspaceResultRoutes(services, personOf),
    ...voteRoutes(services, personOf),
    ...ownerRoutes(services, tools),
    ...visitorRoutes(services, tools),
  ];

  const app = new OpenAPIHono<AppEnv>();
  app.use(logRequests(log));
  app.use(async (context, next) => {
    await next();
    // A relayed response has been sent already; only this object marks it.
    if (context.res === RESPONSE_ALREADY_SENT) return;
    for (const [name, value] of Object.entries(DATA_HEADERS)) {
      if (!context.res.headers.has(name)) context.header(name, value);
    }
  });
  app.use(compressJson());
  app.use(releaseHeld());
  app.use(guard(config, log, services.workspace.secret));
  for (const route of routes) {
    app.openAPIRegistry.registerPath(withPathParameters(route.config));
    for (const path of honoPaths(route.config.path))
      app.on(route.config.method, path, (context) => route.handle(context));
  }
  app.route('/', visitorPage(services, demo));
  app.doc31('/openapi.json', { openapi: '3.1.0', info: { title: 'Tweakbench', version } });
  app.route(
    '/',
    relayRoutes(
      createRelayTargets({
        langflowUrl: config.langflow.url,
        // The relay asks for no API key. So where programs need one and no token protects the server, the relay does
        // not add Langflow's key.
        langflowApiKey: config.apiKey === null || config.token !== null ? config.langflow.apiKey : null,
        mayRegister: isLoopback(config.host),
        secret: services.workspace.secret,
      }),
      config.relay,
      { find: findLangflow, hasScripts: hasScripts() },
      config.userHeader === null ? [] : [config.userHeader.name],
    ),
  );
  app.notFound(async (context) => {
    const isRead = context.req.method === 'GET' || context.req.method === 'HEAD';
    // As on Langflow, where an unknown path accepts only GET.
    if (!isRead) return context.json({ detail: 'Method Not Allowed' }, 405);
    return (await client?.serve(context)) ?? context.json({ detail: 'Not Found' }, 404);
  });
  app.onError((error, context) => answerFailure(error, context, log));
  return app;
}

/** The route description, with the parameters named in its path, each of type text. */
function withPathParameters(config: RouteConfig): RouteConfig {
  const names = [...config.path.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name ?? '');
  if (names.length === 0) return config;
  const params = z.object(Object.fromEntries(names.map((name) => [name, z.string()])));
  return { ...config, request: { ...config.request, params } };
}

/** An OpenAPI path in Hono's syntax, also with a trailing slash where the description has one or the path is a list. */
function honoPaths(path: string): string[] {
  const route = path.replaceAll(/\{([^{}]+)\}/g, ':$1');
  if (route.endsWith('/')) return [route, route.slice(0, -1)];
  return route === '/api/v2/files' ? [route, `${route}/`] : [route];
}
