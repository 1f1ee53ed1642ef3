/** Page object of the list of suites and of their editor. */
import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';

export class SuitesPart {
  readonly page: Page;
  readonly region: Locator;
  readonly cases: Locator;
  readonly everyCase: Locator;
  readonly saved: Locator;

  constructor(page: Page) {
    this.page = page;
    this.region = page.getByRole('region', { name: 'Tests', exact: true });
    this.cases = this.region.getByRole('region', { name: 'Cases', exact: true });
    this.everyCase = this.region.getByRole('region', { name: 'For every case' });
    this.saved = this.region.getByText('Saved', { exact: true });
  }

  /** The pane of the case that is shown beside the table; `number` is from 1. */
  oneCase(number: number): Locator {
    return this.region.getByRole('region', { name: `Case ${number}`, exact: true });
  }

  row(number: number): Locator {
    return this.cases
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader', { name: `${number}`, exact: true }) });
  }

  check(name: string): Locator {
    return this.region.getByRole('group', { name, exact: true });
  }

  async openList(): Promise<void> {
    await this.page.getByRole('radiogroup', { name: 'Mode' }).getByRole('radio', { name: 'Tests' }).check();
    await expect(this.region).toBeVisible();
  }

  /** Makes a suite and opens its editor; `how` is the label of a radio. */
  async make(name: string, how = 'One empty case'): Promise<void> {
    await this.region.getByRole('button', { name: 'New suite' }).first().click();
    const dialog = this.page.getByRole('dialog', { name: 'New suite' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
    await dialog.getByRole('radio', { name: how }).check();
    await dialog.getByRole('button', { name: 'Create suite' }).click();
    await expect(dialog).toBeHidden();
    await expect(this.cases).toBeVisible();
  }

  /** `button` is the name of the button, `kind` an item of its menu. */
  async addCheck(button: string, kind: string): Promise<void> {
    await this.region.getByRole('button', { name: button, exact: true }).click();
    const menu = this.page.getByRole('menu', { name: button, exact: true });
    await menu.getByRole('menuitem', { name: kind, exact: true }).click();
    await expect(menu).toBeHidden();
  }

  /** The text of the suite as it is saved as a file. */
  async text(): Promise<string> {
    const download = this.page.waitForEvent('download');
    await this.region.getByRole('button', { name: 'Save suite file' }).click();
    return readFile(await (await download).path(), 'utf8');
  }

  async chooseMenu(menu: string, item: string): Promise<void> {
    await this.page.getByRole('button', { name: menu, exact: true }).click();
    await this.page.getByRole('menuitem', { name: item, exact: true }).click();
  }

  /** Chooses files where a button asks for them. */
  async chooseFiles(button: Locator, files: readonly (readonly [name: string, text: string])[]): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await button.click();
    await (await chooser).setFiles(
      files.map(([name, text]) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })),
    );
  }
}
