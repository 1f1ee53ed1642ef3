/** The name in the path of a route of owners. */
import type { Context } from 'hono';
import { demoNameSchema } from '#contract/demos/demo-settings.ts';
import type { AppEnv } from '../http/route.ts';
import { missing } from '../routes/workspace-answers.ts';

/** Throws an HttpError 404 for what no demo can be called. */
export function demoNameOf(context: Context<AppEnv>): string {
  const name = context.req.param('name') ?? '';
  if (!demoNameSchema.safeParse(name).success) throw missing('demo');
  return name;
}
