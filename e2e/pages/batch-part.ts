/** Page object of Batch. */
import { expect, type Locator, type Page } from '@playwright/test';

export class BatchPart {
  readonly page: Page;
  readonly region: Locator;
  /** Where rows are pasted. */
  readonly rows: Locator;
  readonly table: Locator;
  readonly startButton: Locator;
  readonly stopButton: Locator;
  readonly resumeButton: Locator;
  readonly progressbar: Locator;

  constructor(page: Page) {
    this.page = page;
    this.region = page.getByRole('region', { name: 'Batch', exact: true });
    this.rows = this.region.getByRole('textbox', { name: 'Rows', exact: true });
    this.table = this.region.getByRole('table', { name: 'Batch rows' });
    this.startButton = this.region.getByRole('button', { name: 'Start batch' });
    this.stopButton = page.getByRole('button', { name: 'Stop batch' });
    this.resumeButton = page.getByRole('button', { name: 'Resume batch' });
    this.progressbar = this.region.getByRole('progressbar');
  }

  /** Opens Batch from anywhere. */
  async open(): Promise<void> {
    await this.page.getByRole('radiogroup', { name: 'Mode' }).getByRole('radio', { name: 'Batch' }).check();
    await expect(this.region).toBeVisible();
  }

  /** Leaves Batch for the bench. */
  async leave(): Promise<void> {
    await this.page.getByRole('radiogroup', { name: 'Mode' }).getByRole('radio', { name: 'Bench' }).check();
  }

  async start(rows: string): Promise<void> {
    await this.rows.fill(rows);
    await this.startButton.click();
  }

  async openFile(name: string, content: string | Buffer): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.region.getByRole('button', { name: 'Open file' }).click();
    const mimeType = name.endsWith('.csv') ? 'text/csv' : 'text/plain';
    await (await chooser).setFiles({ name, mimeType, buffer: Buffer.from(content) });
  }

  /** The menu of the place that a column is written to. */
  column(name: string): Locator {
    return this.region.getByRole('combobox', { name: `Column ${name} goes to` });
  }

  get check(): Locator {
    return this.region.getByRole('combobox', { name: 'Check each answer' });
  }

  async filterRows(name: 'All rows' | 'Failed' | 'Errors'): Promise<void> {
    await this.region.getByRole('radiogroup', { name: 'Rows shown' }).getByRole('radio', { name }).check();
  }

  /** The number of finished rows. */
  async finished(): Promise<number> {
    return Number(await this.progressbar.getAttribute('value'));
  }

  /** The line of a row in the table. */
  line(row: number): Locator {
    return this.table.getByRole('row').nth(row);
  }

  showButton(row: number): Locator {
    return this.region.getByRole('button', { name: `Show row ${row}`, exact: true });
  }

  /** The details of the row that is shown. */
  details(row: number): Locator {
    return this.page.getByRole('region', { name: `Row ${row}`, exact: true });
  }

  async openAsRun(row: number): Promise<void> {
    await this.showButton(row).click();
    await this.details(row).getByRole('button', { name: 'Open as a run' }).click();
  }

  /** Deletes the batch, after which the rows of the next one can be written. */
  async delete(): Promise<void> {
    await this.region.getByRole('button', { name: 'Delete batch' }).click();
    await expect(this.rows).toBeVisible();
  }
}
