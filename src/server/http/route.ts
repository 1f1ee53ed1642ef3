/** The form of one route: what /openapi.json says about it, and what it does. */
import type { HttpBindings } from '@hono/node-server';
import type { RouteConfig } from '@hono/zod-openapi';
import type { Context } from 'hono';

export interface AppEnv {
  /** Empty when a test calls the app as a function. */
  Bindings: Partial<HttpBindings>;
}

export interface Route {
  config: RouteConfig;
  /** Throws an HttpError for an answer that is an error. */
  handle(context: Context<AppEnv>): Response | Promise<Response>;
}
