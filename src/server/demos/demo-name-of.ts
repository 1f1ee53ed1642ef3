/** The name in the path of a route of owners. */
import type { Context } from 'hono';
import { demoNameSchema } from '#contract/demos/demo-settings.ts';
import { HttpError } from '../http/http-error.ts';
import type { AppEnv } from '../http/route.ts';

/** Throws an HttpError 404 for what no demo can be called. */
export function demoNameOf(context: Context<AppEnv>): string {
  const name = context.req.param('name') ?? '';
  if (!demoNameSchema.safeParse(name).success) throw missingDemo();
  return name;
}

export function missingDemo(): HttpError {
  return new HttpError(404, { detail: 'There is no such demo here. It may have been deleted' });
}
