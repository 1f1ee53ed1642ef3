/** Page object of Tests with an open suite. */
import { expect, type Locator, type Page } from '@playwright/test';
import { TONE_FLOW } from '../servers/keep-suite.ts';

export class TestsPart {
  readonly page: Page;
  readonly region: Locator;
  readonly grid: Locator;
  readonly runAll: Locator;
  readonly counts: Locator;

  constructor(page: Page) {
    this.page = page;
    this.region = page.getByRole('region', { name: 'Tests', exact: true });
    this.grid = this.region.getByRole('grid', { name: 'Test results' });
    this.runAll = page.getByRole('banner').getByRole('button', { name: 'Run all' });
    this.counts = this.region.getByRole('list', { name: 'Cell counts' });
  }

  /** Opens a stored suite of the flow with this name. */
  async open(suite: string, flow = TONE_FLOW.name): Promise<void> {
    await this.page.goto(`/?mode=tests&suite=${suite}`);
    await expect(this.grid).toBeVisible();
    // Wait for the flow: until then the page may have another one open, and changing it delays Run all.
    await expect(this.page.getByRole('combobox', { name: 'Flow', exact: true })).toHaveValue(flow);
  }

  /** Runs all and waits for the end. */
  async runAllToEnd(): Promise<void> {
    await this.runAll.click();
    await this.waitUntilEnd();
  }

  async waitUntilEnd(): Promise<void> {
    await expect(this.page.getByRole('status', { name: 'Run status' })).toHaveText(/^Done|have run$/);
  }

  /** `place` names the cell: `Case 1, A Precise`. */
  cell(label: string): Locator {
    return this.grid.getByRole('gridcell', { name: new RegExp(`^${label}: `) });
  }

  async expectCell(label: string, state: string): Promise<void> {
    await expect(this.grid.getByRole('gridcell', { name: `${label}: ${state}`, exact: true })).toBeVisible();
  }

  drawer(label: string): Locator {
    return this.page.getByRole('complementary', { name: label, exact: true });
  }

  async show(filter: string): Promise<void> {
    await this.region
      .getByRole('radiogroup', { name: 'Cases shown' })
      .getByRole('radio', { name: new RegExp(`^${filter}\\b`) })
      .check();
  }

  async suiteMenu(item: string): Promise<void> {
    await this.choose('Suite menu', item);
  }

  async export(item: string): Promise<void> {
    await this.choose('Export', item);
  }

  async choose(menu: string, item: string): Promise<void> {
    await this.region.getByRole('button', { name: menu, exact: true }).click();
    await this.page.getByRole('menuitem', { name: item, exact: true }).click();
  }
}
