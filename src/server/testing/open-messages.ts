/** The conversations of a database, until the end of the test. */
import { onTestFinished } from 'vitest';
import { migrate } from '../workspace/database/migrate.ts';
import { openWorkspaceDatabase } from '../workspace/database/open-workspace-database.ts';
import { createMessageStore, type MessageStoreOptions } from '../workspace/messages/message-store.ts';

export async function openMessages(address: string, options: Partial<MessageStoreOptions> = {}) {
  const database = await openWorkspaceDatabase(address);
  onTestFinished(database.close);
  await migrate(database);
  return { database, store: createMessageStore({ queries: database.queries, ...options }) };
}
