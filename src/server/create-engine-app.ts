/** The embedded engine without a server: the routes that run a flow and take decisions, called as functions. */
import { Hono } from 'hono';
import { endpoints } from '#contract/endpoints.ts';
import { releaseHeld } from './http/hold-memory.ts';
import type { AppEnv } from './http/route.ts';
import { answerFailure } from './routes/answer-failure.ts';
import { jobRoutes } from './routes/job-routes.ts';
import { runAdvancedRoute } from './routes/run-advanced.ts';
import type { EngineServices } from './services/engine-services.ts';

export function createEngineApp(services: EngineServices): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.use(releaseHeld());
  const run = runAdvancedRoute(services, () => null);
  app.post(`${endpoints.runAdvanced('')}:flow_id_or_name`, (context) => run.handle(context));
  for (const { config, handle } of jobRoutes(services, () => null))
    app.on(config.method, config.path.replace('{job_id}', ':job_id'), (context) => handle(context));
  app.onError((error, context) => answerFailure(error, context, services.log));
  return app;
}
