/** Page object of the connection popover. */
import { expect, type Locator, type Page } from '@playwright/test';

export interface LangflowChoice {
  address?: string;
  key?: string;
  relay?: boolean;
  profile?: string;
}

export class ConnectionPanel {
  readonly page: Page;
  readonly dialog: Locator;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog', { name: 'Connection', exact: true });
  }

  chip(state: string): Locator {
    return this.page.getByRole('button', { name: `Connection: ${state}`, exact: true });
  }

  async open(): Promise<void> {
    if (await this.dialog.isVisible()) return;
    await this.page.getByRole('button', { name: /^Connection:/ }).click();
    await expect(this.dialog).toBeVisible();
  }

  async choose({ address, key, relay, profile }: LangflowChoice): Promise<void> {
    await this.open();
    await this.dialog.getByRole('radio', { name: 'Langflow server' }).click();
    if (profile !== undefined) await this.dialog.getByRole('combobox', { name: 'Name (optional)' }).fill(profile);
    if (address !== undefined) await this.address.fill(address);
    if (key !== undefined) await this.key.fill(key);
    if (relay !== undefined) await this.relay.setChecked(relay);
  }

  async connect(choice: LangflowChoice = {}): Promise<void> {
    await this.choose(choice);
    await this.press('Connect');
  }

  async useEmbedded(): Promise<void> {
    await this.open();
    await this.dialog.getByRole('radio', { name: 'Embedded engine' }).click();
    await this.press('Connect');
    await expect(this.chip('Embedded engine')).toBeVisible();
    await this.close();
  }

  async press(name: string): Promise<void> {
    await this.dialog.getByRole('button', { name, exact: true }).click();
  }

  async close(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await expect(this.dialog).toBeHidden();
  }

  get address(): Locator {
    return this.dialog.getByRole('textbox', { name: 'Server address' });
  }

  get key(): Locator {
    return this.dialog.getByRole('textbox', { name: 'API key' });
  }

  get relay(): Locator {
    return this.dialog.getByRole('switch', { name: 'Send through this server' });
  }
}
