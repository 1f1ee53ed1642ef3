/** A route: its description for /openapi.json, and its handler. */
import type { HttpBindings } from '@hono/node-server';
import type { RouteConfig } from '@hono/zod-openapi';
import type { Context } from 'hono';

export interface AppEnv {
  /** Empty when a test calls the app as a function. */
  Bindings: Partial<HttpBindings>;
}

export interface Route {
  config: RouteConfig;
  /** Throws an HttpError for an error response. */
  handle(context: Context<AppEnv>): Response | Promise<Response>;
}
