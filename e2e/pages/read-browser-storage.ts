/** Reads everything that a page has stored in its browser, as one text to search. */
import type { Page } from '@playwright/test';

/** Databases, local storage, cookies, the URL and the clipboard; session storage on request. */
export async function readBrowserStorage(page: Page, { withTab = false } = {}): Promise<string> {
  return page.evaluate(async (includesTab) => {
    const rows: unknown[] = [];
    for (const { name } of await indexedDB.databases()) {
      const open = indexedDB.open(name ?? '');
      const database = await new Promise<IDBDatabase>((done, fail) => {
        open.onsuccess = () => done(open.result);
        open.onerror = () => fail(open.error);
      });
      for (const store of database.objectStoreNames) {
        const all = database.transaction(store).objectStore(store).getAll();
        await new Promise<void>((done) => {
          all.onsuccess = () => done();
        });
        rows.push(all.result);
      }
      database.close();
    }
    return JSON.stringify([
      rows,
      { ...localStorage },
      includesTab ? { ...sessionStorage } : null,
      document.cookie,
      location.href,
      await navigator.clipboard.readText(),
    ]);
  }, withTab);
}
