/** Page object of the graph. */
import { expect, type Locator, type Page } from '@playwright/test';
import { boxOf } from './box-of.ts';

export class GraphPart {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get region(): Locator {
    return this.page.getByRole('region', { name: 'Flow graph' });
  }

  async open(): Promise<void> {
    await this.page.getByRole('tab', { name: 'Graph', exact: true }).click();
    await expect(this.region.getByRole('button', { name: 'Fit graph' })).toBeVisible();
  }

  /** Chooses how the flow is shown. */
  async display(choice: string): Promise<void> {
    await this.region.getByRole('button', { name: 'Graph display' }).click();
    await this.page.getByRole('menuitemradio', { name: choice }).click();
  }

  /** The first component whose accessible name starts with this. */
  node(name: string): Locator {
    return this.region.getByRole('button', { name: new RegExp(`^${name}(,|$)`) }).first();
  }

  /** All drawn components. */
  get nodes(): Locator {
    return this.region.getByRole('application').getByRole('button');
  }

  /** The same flow as text. */
  get list(): Locator {
    return this.region.getByRole('list', { name: 'Components of the flow' });
  }

  get details(): Locator {
    return this.region.getByRole('table', { name: /^Fields of / });
  }

  boxOf(name: string): ReturnType<typeof boxOf> {
    return boxOf(this.node(name));
  }
}
