/** A request as another tool copies it, and how it gets into the page. */
import type { Page } from '@playwright/test';

/** As copied by a browser, for bash. */
export function curl(address: string, key: string, flow: string, sent: object): string {
  const text = JSON.stringify(sent).replaceAll('\\', '\\\\').replaceAll("'", "\\'");
  return [
    `curl '${address}/api/v1/run/advanced/${flow}'`,
    "-H 'accept: application/json'",
    "-H 'content-type: application/json'",
    `-H 'x-api-key: ${key}'`,
    "-H 'x-team: blue'",
    `--data-raw $'${text}'`,
  ].join(' \\\n  ');
}

/** Into what has the focus. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.keyboard.press('ControlOrMeta+V');
}
