/** The bench with verbs of the domain; grown only when a story needs one. */
import { expect, type Locator, type Page } from '@playwright/test';

export class BenchPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens the page and waits until the form takes input. */
  async open(path = '/'): Promise<void> {
    await this.page.goto(path);
    await expect(this.input(1)).toBeEditable();
  }

  input(number: number): Locator {
    return this.page.getByRole('textbox', { name: `Input ${number} value` });
  }

  get flow(): Locator {
    return this.page.getByRole('combobox', { name: 'Flow', exact: true });
  }

  async chooseFlow(name: string): Promise<void> {
    await this.flow.click();
    await this.flow.fill(name);
    await this.page.getByRole('option', { name }).first().click();
  }

  get runButton(): Locator {
    return this.page.getByRole('button', { name: 'Run', exact: true });
  }

  get stopButton(): Locator {
    return this.page.getByRole('button', { name: 'Stop', exact: true });
  }

  get status(): Locator {
    return this.page.getByRole('status', { name: 'Run status' });
  }

  /** Presses Run and waits until the run has ended, however it ended. */
  async run(): Promise<void> {
    await this.runButton.click();
    await expect(this.status).toHaveText(/Run (finished|failed|stopped)/);
  }

  answersOf(input: number): Locator {
    return this.page.getByRole('region', { name: `Input ${input} answers` });
  }

  answer(output: string, input: number): Locator {
    return this.page.getByRole('article', { name: `${output}, Input ${input}` });
  }

  /** The Monaco editor, not the plain text area that stands in for it until it is loaded. */
  get editor(): Locator {
    return this.page.locator('.monaco-editor').getByRole('textbox', { name: 'Tweaks JSON' });
  }

  /** Replaces the tweaks, as a paste would: typed braces would be closed by the editor. */
  async setTweaks(text: string): Promise<void> {
    await this.editor.focus();
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.insertText(text);
  }
}
