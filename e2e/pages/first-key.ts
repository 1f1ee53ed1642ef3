/** A first visit as the network sees it: what is loaded until `Input 1 value` takes a key. */
import type { Page } from '@playwright/test';

/** Runs in the page: types one letter at the first moment at which the field is there, and reports once it was kept. */
const TYPE_AT_ONCE = `(() => {
  const typed = (field, before) => {
    if (field.value.length > before.length) reportFirstKey(performance.now());
    else look();
  };
  const look = () => requestAnimationFrame(() => {
    const field = document.querySelector('textarea[aria-label="Input 1 value"]');
    if (!field || field.readOnly || field.matches(':disabled') || field.value === '') return look();
    const before = field.value;
    field.focus();
    document.execCommand('insertText', false, 'x');
    requestAnimationFrame(() => typed(document.querySelector('textarea[aria-label="Input 1 value"]'), before));
  });
  look();
})()`;

export interface FirstKey {
  /** On the wire: compressed bodies and headers of everything that had arrived by then. */
  bytes: number;
  /** Milliseconds from the start of the navigation. */
  ms: number;
}

/** Opens `url` and resolves as soon as the field has taken a letter. The context's cache is to be empty. */
export async function visitUntilFirstKey(page: Page, url: string): Promise<FirstKey> {
  const session = await page.context().newCDPSession(page);
  let bytes = 0;
  session.on('Network.dataReceived', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  session.on('Network.responseReceived', ({ response }) => {
    bytes += response.encodedDataLength;
  });
  await session.send('Network.enable');
  const first = new Promise<FirstKey>((resolve) => {
    void page.exposeFunction('reportFirstKey', (ms: number) => resolve({ bytes, ms })).then(async () => {
      await page.addInitScript({ content: TYPE_AT_ONCE });
      await page.goto(url, { waitUntil: 'commit' });
    });
  });
  return first;
}
