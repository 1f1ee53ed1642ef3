import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/**
 * Opens one of the page's databases. It is closed again when a later release in another tab needs it out of its way, or the
 * browser throws its data away; `onClosed` is then called, and what was opened is of no use any more. Rejects when the browser
 * keeps no database for this page.
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
