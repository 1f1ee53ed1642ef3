/** Links with a request, opened where the server asks for a token: before it was entered, and after it, from another site. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { GREETING, linkTo } from '../../e2e/pages/open-request.ts';
import { escapeHtml } from '../../src/contract/text/html-text.ts';
import type { PageDriver } from './page-driver.ts';

/** Throws an Error that says what is wrong. `url` is a Tweakbench with this token, which has not been visited yet. */
export async function arriveByLinks(page: PageDriver, url: string, token: string): Promise<void> {
  const linkWith = (tone: string) =>
    `${url}/${linkTo({ ...GREETING, tweaks: JSON.stringify({ 'Prompt Template': { tone } }) })}`;
  const seeTone = (tone: string) => page.see('table', 'Tweak report', ({ text }) => text.includes(tone));

  await page.open(linkWith('pirate and brisk'));
  await page.see('button', 'Open Tweakbench');
  // Into the field of the token, which has no role and is focused.
  await page.type(token);
  await page.click('button', 'Open Tweakbench');
  await seeTone('pirate and brisk');

  const chat = createServer((_request, response) => {
    const link = `<!doctype html><a href="${escapeHtml(linkWith('calm and slow'))}">Look at this</a>`;
    response.writeHead(200, { 'content-type': 'text/html' }).end(link);
  });
  try {
    await once(chat.listen(0, 'localhost'), 'listening');
    const address = chat.address();
    if (address === null || typeof address === 'string') throw new Error('The other site has no port');
    // Another site than that of the product, which is at 127.0.0.1.
    await page.open(`http://localhost:${address.port}/`);
    await page.click('link', 'Look at this');
    await seeTone('calm and slow');
  } finally {
    chat.close();
  }
}
