/** What axe says of the page as it stands. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** `screen` names what is looked at in the message of a failure; `within` is the only part that is looked at. */
export async function expectNoFindings(
  page: Page,
  screen: string,
  { within }: { within?: string } = {},
): Promise<void> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (within === undefined ? axe : axe.include(within)).analyze();
  const findings = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
  );
  expect(findings, screen).toEqual([]);
}
