import type { Page } from '@playwright/test';

/** As if the user had turned on the browser's data saver: the page loads the code editor only when the user goes to the tweaks. */
export async function saveData(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setDataSaverOverride', { dataSaverEnabled: true });
}
