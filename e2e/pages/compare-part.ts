/** Page object of Compare. */
import { expect, type Locator, type Page } from '@playwright/test';

export class ComparePart {
  readonly page: Page;
  readonly region: Locator;

  constructor(page: Page) {
    this.page = page;
    this.region = page.getByRole('region', { name: 'Compare', exact: true });
  }

  /** From the bench: shows run `a`, and compares it with run `b`. */
  async open(a: number, b: number): Promise<void> {
    await this.page.getByRole('button', { name: `Run ${a}`, exact: true }).click();
    await this.page.getByRole('button', { name: `Run ${b} menu`, exact: true }).click();
    await this.page.getByRole('menuitem', { name: 'Compare with current', exact: true }).click();
  }

  /** Back to the bench. */
  async close(): Promise<void> {
    await this.region.getByRole('button', { name: 'Back to the bench' }).click();
    await expect(this.region).toBeHidden();
  }

  picker(letter: string): Locator {
    return this.region.getByRole('combobox', { name: `Run ${letter}`, exact: true });
  }

  table(name: string): Locator {
    return this.region.getByRole('table', { name, exact: true });
  }

  /** One answer, such as "Chat Output, Input 1, A". */
  answer(label: string): Locator {
    return this.region.getByRole('article', { name: label, exact: true });
  }

  removed(label: string): Locator {
    return this.answer(label).getByRole('deletion');
  }

  added(label: string): Locator {
    return this.answer(label).getByRole('insertion');
  }
}
