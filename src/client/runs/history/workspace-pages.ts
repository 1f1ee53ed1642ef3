import type * as z from 'zod/mini';
import { readAnswer, type WorkspaceClient } from './workspace-client.ts';

/** Yields all pages of a list; `path` has a query. Rejects with a sentence. */
export async function* workspacePages<Page extends { next: string | null }>(
  workspaceClient: WorkspaceClient,
  schema: z.ZodMiniType<Page>,
  path: string,
): AsyncGenerator<Page, void, void> {
  let next: string | null = null;
  do {
    const page: Page = readAnswer(schema, await workspaceClient(next === null ? path : `${path}&cursor=${next}`));
    yield page;
    next = page.next;
  } while (next !== null);
}
