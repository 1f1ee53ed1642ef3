/** Reads everything that a page has stored in its browser, as one text to search. */
import type { Page } from '@playwright/test';

/** Local storage, cookies, the URL and the clipboard; session storage on request. The page has no database. */
export async function readBrowserStorage(page: Page, { withTab = false } = {}): Promise<string> {
  return page.evaluate(async (includesTab) => {
    const databases = await indexedDB.databases();
    if (databases.length > 0) throw new Error(`The page has a database: ${JSON.stringify(databases)}`);
    return JSON.stringify([
      { ...localStorage },
      includesTab ? { ...sessionStorage } : null,
      document.cookie,
      location.href,
      await navigator.clipboard.readText(),
    ]);
  }, withTab);
}
