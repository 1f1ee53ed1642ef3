import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/**
 * Opens one of the page's databases. The connection is closed when a newer release in another tab upgrades the database, or
 * when the browser deletes it: `onClosed` is then called, and the connection cannot be used any more. Rejects if the browser
 * allows no database for this page.
 */
export function openDatabase<Schema extends DBSchema>(
  name: string,
  version: number,
  upgrade: (database: IDBPDatabase<Schema>) => void,
  onClosed: () => void,
): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(name, version, {
    upgrade: (database) => upgrade(database),
    blocking: (_current, _blocked, event) => {
      if (event.target instanceof IDBDatabase) event.target.close();
      onClosed();
    },
    terminated: onClosed,
  });
}
