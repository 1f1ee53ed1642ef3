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

/** The page's databases with their stores, and how many cells of suites wait there. */
export async function databasesOf(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const said: string[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const open = indexedDB.open(name);
      await new Promise((done) => open.addEventListener('success', done));
      const stores = [...open.result.objectStoreNames];
      let waiting = '';
      if (stores.includes('cells')) {
        const count = open.result.transaction('cells').objectStore('cells').count();
        await new Promise((done) => count.addEventListener('success', done));
        waiting = `; ${count.result} cells`;
      }
      open.result.close();
      said.push(`${name}: ${stores.join(', ')}${waiting}`);
    }
    return said;
  });
}
