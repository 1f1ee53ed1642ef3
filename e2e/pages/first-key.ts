/** Measures a first visit: what is loaded until `Input 1 value` accepts a key. */
import type { Page } from '@playwright/test';

/** Runs in the page: types one letter as soon as the field is there, and reports when it was accepted. */
const TYPE_AT_ONCE = `(() => {
  const field = () => document.querySelector('textarea[aria-label="Input 1 value"]');
  const isOpen = (found) => found && !found.readOnly && !found.matches(':disabled') && found.value !== '';
  const report = () => {
    const parts = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
    reportFirstKey({ bytes: parts.reduce((sum, { transferSize }) => sum + transferSize, 0), ms: performance.now() });
  };
  const look = () => {
    const found = field();
    if (!isOpen(found)) return setTimeout(look, 4);
    const before = found.value;
    found.focus();
    document.execCommand('insertText', false, 'x');
    setTimeout(() => (field()?.value.length > before.length ? report() : look()));
  };
  look();
})()`;

export interface FirstKey {
  /** Everything received by then: compressed bodies, and 300 bytes of headers for each response. */
  bytes: number;
  /** Milliseconds from the start of the navigation. */
  ms: number;
}

/** Opens `url` and resolves as soon as the field has accepted a letter. The context's cache must be empty. */
export async function visitUntilFirstKey(page: Page, url: string): Promise<FirstKey> {
  let report: (first: FirstKey) => void = () => undefined;
  const first = new Promise<FirstKey>((resolve) => {
    report = resolve;
  });
  await page.exposeFunction('reportFirstKey', (seen: FirstKey) => report(seen));
  await page.addInitScript({ content: TYPE_AT_ONCE });
  await page.goto(url, { waitUntil: 'commit' });
  return first;
}
