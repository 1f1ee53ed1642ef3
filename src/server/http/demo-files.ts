/** Serves the visitor's page of demos, which is built by itself: nothing of the other page is open to visitors. */
import { readFile } from 'node:fs/promises';
import type { Context } from 'hono';
import { DEMO_PAGE_HEADERS } from './security-headers.ts';
import { answerFile, readStaticFiles } from './static-files.ts';

/** Where the files are, other than the page. */
export const DEMO_FILES = '/demo/';

export interface DemoFiles {
  /** `frameOrigins`: whose pages may show it in a frame. */
  page(status: 200 | 404 | 503, frameOrigins: readonly string[]): Response;
  /** Null when there is no such file. */
  part(context: Context): Promise<Response> | null;
}

/** `folder` has `demo.html`, and what it loads from `DEMO_FILES`. */
export async function openDemoFiles(folder: string): Promise<DemoFiles> {
  const files = await readStaticFiles(folder);
  const page = files.get('/demo.html');
  const html = page ? await readFile(page.file, 'utf8') : '';
  return {
    page: (status, frameOrigins) => {
      const ancestors = frameOrigins.length > 0 ? frameOrigins.join(' ') : "'none'";
      const policy = `${DEMO_PAGE_HEADERS['content-security-policy']}; frame-ancestors ${ancestors}`;
      return new Response(html, { status, headers: { ...DEMO_PAGE_HEADERS, 'content-security-policy': policy } });
    },
    part: (context) => {
      const file = files.get(context.req.path.slice(DEMO_FILES.length - 1));
      return file === undefined || file === page ? null : answerFile(context, file);
    },
  };
}
