/** Serves the built page. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Context } from 'hono';
import { answerFile, readStaticFiles, type StaticFile } from './static-files.ts';

/** Routes of the server, where an unknown path is an error and not a view of the page. */
const SERVER_PATH = /^\/(?:api|v1|relay|assets|demo|p)\//;

export interface ClientFiles {
  /** The response to a GET, null when the path is not the page's. */
  serve(context: Context): Promise<Response | null>;
}

/** Only files that exist at the start are served, so no path can leave the folder. `amendPage` may change the HTML. */
export async function openClientFiles(
  folder: string,
  amendPage: (html: string) => string = (html) => html,
): Promise<ClientFiles> {
  const files = await readStaticFiles(folder);
  const built = files.get('/index.html');
  const index = built && (await amend(built, amendPage));
  if (index) files.set('/index.html', index);
  return {
    serve: async (context) => {
      const { path } = context.req;
      const file = files.get(path === '/' ? '/index.html' : path);
      if (file) return answerFile(context, file);
      const wantsPage = (context.req.header('accept') ?? '').includes('text/html');
      return index && wantsPage && !SERVER_PATH.test(path) ? answerFile(context, index) : null;
    },
  };
}

/** The page with what is to be inserted; as built, with its precompressed copies, if that is nothing. */
async function amend(page: StaticFile, amendPage: (html: string) => string): Promise<StaticFile> {
  const built = await readFile(page.file, 'utf8');
  const html = amendPage(built);
  if (html === built) return page;
  const tag = `"${createHash('sha256').update(html).digest('hex').slice(0, 16)}"`;
  return { ...page, tag, encodings: [], content: Buffer.from(html) };
}
