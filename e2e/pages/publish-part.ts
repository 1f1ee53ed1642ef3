/** Page object of Publish: the form of a demo, and the table of those that are published. */
import type { Locator, Page } from '@playwright/test';

export class PublishPart {
  readonly page: Page;
  readonly dialog: Locator;
  readonly address: Locator;
  readonly title: Locator;
  /** The row of the only published demo. */
  readonly row: Locator;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog', { name: 'Publish a demo' });
    this.address = this.dialog.getByRole('textbox', { name: 'Address' });
    this.title = this.dialog.getByRole('textbox', { name: 'Title', exact: true });
    this.row = this.dialog.getByRole('table', { name: 'Published demos' }).getByRole('row').nth(1);
  }

  /** From the bench. */
  async open(): Promise<void> {
    await this.page.getByRole('button', { name: 'Present', exact: true }).click();
    await this.openDialog();
  }

  /** From Present. */
  async openDialog(): Promise<void> {
    await this.page.getByRole('button', { name: 'Publish', exact: true }).click();
  }

  async publish(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Publish', exact: true }).click();
  }

  /** Chooses from the menu of the demo at this address, such as Edit. */
  async chooseFor(address: string, item: string): Promise<void> {
    await this.row.getByRole('button', { name: `Menu of ${address}` }).click();
    await this.page.getByRole('menuitem', { name: item }).click();
  }
}
