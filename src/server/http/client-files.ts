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
      const tests = testsAddress(path);
      if (tests !== null) return context.redirect(tests);
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

/**
 * The page is one address with a query, while links to tests are short: `/tests/SUITE/RESULT/CASE/VARIANT`, `/tests/SUITE/edit`.
 * Returns the address of the page that shows it; null for any other path.
 */
function testsAddress(path: string): string | null {
  const [root, suite, result, ...cell] = path.split('/').filter((part) => part !== '');
  if (root !== 'tests') return null;
  const query = new URLSearchParams({ mode: 'tests' });
  if (suite !== undefined) query.set('suite', decoded(suite));
  if (result === 'edit') query.set('edit', 'true');
  else if (result !== undefined) query.set('result', decoded(result));
  if (cell.length === 2 && cell.every((part) => /^\d{1,7}$/.test(part))) query.set('cell', cell.join('.'));
  return `/?${query}`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
