/** Page object of Compare. */
import type { Locator, Page } from '@playwright/test';

export class ComparePart {
  readonly page: Page;
  readonly region: Locator;

  constructor(page: Page) {
    this.page = page;
    this.region = page.getByRole('region', { name: 'Compare', exact: true });
  }

  async open(): Promise<void> {
    await this.page.getByRole('radiogroup', { name: 'Mode' }).getByRole('radio', { name: 'Compare' }).click();
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
