/** A route: its description for /openapi.json, and its handler. */
import type { HttpBindings } from '@hono/node-server';
import type { RouteConfig } from '@hono/zod-openapi';
import type { Context } from 'hono';

export interface AppEnv {
  /** Empty when a test calls the app as a function. */
  Bindings: Partial<HttpBindings>;
}

export interface HttpRoute {
  config: RouteConfig;
  /** Throws an HttpError for an error response. */
  handle(context: Context<AppEnv>): Response | Promise<Response>;
}

type Parts = Omit<RouteConfig, 'method' | 'path' | 'summary'> & Pick<HttpRoute, 'handle'>;

function routeOf(method: RouteConfig['method']) {
  return (path: string, summary: string, { handle, ...parts }: Parts): HttpRoute => ({
    config: { method, path, summary, ...parts },
    handle,
  });
}

/** A route of each method: its path with the names of parameters in braces, and what it does. */
export const get = routeOf('get');
export const put = routeOf('put');
export const post = routeOf('post');
export const patch = routeOf('patch');
export const del = routeOf('delete');
