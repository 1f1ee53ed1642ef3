/** `/p/NAME`: the page of a demo, and the files that it loads. */
import { type Context, Hono } from 'hono';
import { DEMO_FILES, type DemoFiles } from '../http/demo-files.ts';
import type { AppEnv } from '../http/route.ts';
import type { Services } from '../services/services.ts';

export function visitorPage(
  { workspace, log }: Pick<Services, 'workspace' | 'log'>,
  files: DemoFiles | null,
): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const nothing = (context: Context<AppEnv>) => context.json({ detail: 'Not Found' }, 404);
  app.get('/p/:name', async (context) => {
    if (files === null) return nothing(context);
    try {
      const demo = await workspace.demos.find(context.req.param('name'));
      return demo ? files.page(200, demo.settings.frameOrigins) : files.page(404, []);
    } catch (error) {
      log.error({ err: error }, 'a demo could not be opened');
      return files.page(503, []);
    }
  });
  // A link that was pasted with a slash at its end.
  for (const path of ['/p/:name/', '/p/:name/demo/'])
    app.get(path, (context) => {
      const { pathname, search } = new URL(context.req.url);
      return context.redirect(`${pathname.slice(0, -1)}${search}`, 308);
    });
  app.get(`${DEMO_FILES}*`, async (context) => (await files?.part(context)) ?? nothing(context));
  return app;
}
