/** Page object of the bench. */
import { expect, type Locator, type Page } from '@playwright/test';
import { echoFlow } from '../servers/echo-flow.ts';
import { type RememberedLangflow, rememberLangflow } from './remember-langflow.ts';

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
    return this.page.getByRole('textbox', { name: `Input ${number} value`, exact: true });
  }

  async inputMenu(number: number, item: string): Promise<void> {
    await this.chooseInMenu(`Input ${number} menu`, item);
  }

  /** Removes every input but the first. */
  async keepOneInput(): Promise<void> {
    for (let count = 0; count < 10 && (await this.input(2).isVisible()); count += 1) await this.inputMenu(2, 'Remove');
  }

  /** Chooses from the menu above the inputs: Paste request, Paste inputs. */
  async requestMenu(item: string): Promise<void> {
    await this.chooseInMenu('Request menu', item);
  }

  /** Chooses from the menu above the tweaks, such as Format JSON. */
  async tweaksMenu(item: string): Promise<void> {
    await this.chooseInMenu('Tweaks menu', item);
  }

  /** Chooses from the menu of the shown run: pin, save. */
  async runMenu(item: string | RegExp): Promise<void> {
    await this.chooseInMenu('Run menu', item);
  }

  async chooseInMenu(menu: string, item: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name: menu, exact: true }).click();
    await this.page.getByRole('menuitem', { name: item }).click();
  }

  async chooseTargets(number: number, names: string[]): Promise<void> {
    await this.chooseIn(`Input ${number} components`, names);
  }

  async sendInputs(choice: string): Promise<void> {
    await this.page.getByRole('combobox', { name: 'Inputs sent' }).click();
    await this.page.getByRole('option', { name: choice }).click();
  }

  async chooseOutputs(names: string[]): Promise<void> {
    await this.chooseIn('Outputs', names);
  }

  /** Types a name that need not be in the list. */
  async addOutput(name: string): Promise<void> {
    const field = this.page.getByRole('combobox', { name: 'Outputs', exact: true });
    await field.fill(name);
    await field.press('Enter');
    await this.page.keyboard.press('Escape');
  }

  /** Selects exactly `names` in a multi-select. */
  private async chooseIn(label: string, names: string[]): Promise<void> {
    const field = this.page.getByRole('combobox', { name: label, exact: true });
    await field.focus();
    for (let count = 0; count < 10; count += 1) await field.press('Backspace');
    for (const name of names) {
      await field.fill(name);
      await this.page.getByRole('option', { name }).first().click({ timeout: 5_000 });
    }
    await this.page.keyboard.press('Escape');
  }

  get flow(): Locator {
    return this.page.getByRole('combobox', { name: 'Flow', exact: true });
  }

  async chooseFlow(name: string): Promise<void> {
    await this.flow.click();
    await this.flow.fill(name);
    // Case-sensitive, because "Research Agent" contains "search agent".
    const exactly = new RegExp(name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    await this.page.getByRole('option', { name: exactly }).first().click();
    await expect(this.page.getByRole('heading', { level: 1 })).toContainText(name);
  }

  async flowMenu(item: string): Promise<void> {
    await this.chooseInMenu('Flow menu', item);
  }

  /** Imports a Chat Input -> Chat Output flow with the file dialog. */
  async importFlow(fileName: string, { withCode = false } = {}): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.flowMenu('Import flow');
    await (await chooser).setFiles({
      name: fileName,
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify({ ...echoFlow({ withCode }), name: fileName.replace('.json', '') })),
    });
    await expect(this.flow).toHaveValue(new RegExp(fileName.replace('.json', '')));
  }

  /** Drops a file on the page. */
  async dropFile(name: string, text: string, options?: { type?: string; over?: Locator }): Promise<void> {
    await this.dropFiles([[name, text]], options);
  }

  async dropFiles(
    files: readonly (readonly [name: string, text: string])[],
    { type = 'application/json', over = this.page.getByRole('main') } = {},
  ): Promise<void> {
    const transfer = await this.page.evaluateHandle(
      ([files, type]) => {
        const data = new DataTransfer();
        for (const [name, content] of files) data.items.add(new File([content], name, { type }));
        return data;
      },
      [files, type] as const,
    );
    for (const kind of ['dragenter', 'dragover', 'drop']) await over.dispatchEvent(kind, { dataTransfer: transfer });
  }

  /** Opens the page with a connection to a Langflow, through the relay by default. */
  async connectLangflow(url: string, choice: RememberedLangflow = {}): Promise<void> {
    await rememberLangflow(this.page, url, choice);
    await this.page.goto(`${choice.server ?? ''}/`);
    await expect(this.page.getByRole('button', { name: /^Connection: Langflow/ })).toBeVisible();
  }

  async dropEchoFlow(name: string): Promise<void> {
    await this.dropFile(`${name}.json`, JSON.stringify({ ...echoFlow(), name }));
  }

  async historyMenu(number: number, item: string): Promise<void> {
    await this.page.getByRole('button', { name: `Run ${number} menu`, exact: true }).click();
    await this.page.getByRole('menuitem', { name: item, exact: true }).click();
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

  /** Presses Run and waits for the end of the run, with any result. */
  async run(): Promise<void> {
    await this.runButton.click();
    await expect(this.status).toHaveText(/Run (started|finished|failed|stopped)/);
    await expect(this.stopButton).toBeHidden();
    await expect(this.status).toHaveText(/Run (finished|failed|stopped)/);
  }

  /** Waits until the newest run is saved, which is a moment after its end: what differs from the run before is then known. */
  async waitUntilSaved(): Promise<void> {
    const runs = this.page.getByRole('list', { name: 'Runs' }).getByRole('listitem');
    await expect(runs.first().getByRole('paragraph')).toHaveText(/^(?!Not on the server yet).*\S/);
  }

  /** The value of a key of the URL, which follows the page a moment later. */
  async urlValue(key: string): Promise<string> {
    await expect(this.page).toHaveURL(new RegExp(`[?&]${key}=`));
    return new URL(this.page.url()).searchParams.get(key) ?? '';
  }

  answersOf(input: number): Locator {
    return this.page.getByRole('region', { name: `Input ${input} answers`, exact: true });
  }

  answer(output: string, input: number): Locator {
    return this.page.getByRole('article', { name: `${output}, Input ${input}`, exact: true });
  }

  /** The text of the answer, without its times and buttons. */
  async answerText(output: string, input: number): Promise<string> {
    const paragraphs = this.answer(output, input).getByRole('paragraph');
    await expect(paragraphs.first()).toBeVisible();
    // Wait until Markdown is rendered; before that, the source is shown.
    await expect.poll(async () => (await paragraphs.allInnerTexts()).join()).not.toContain('\n\n');
    return (await paragraphs.allInnerTexts()).join('\n');
  }

  /** The Monaco editor, not the text area that is shown until it is loaded. */
  get editor(): Locator {
    return this.page.locator('.monaco-editor').getByRole('textbox', { name: 'Tweaks JSON' });
  }

  /** Points at the tweaks, or at the editor that has replaced their plain text, and waits for the editor. */
  async loadEditor(): Promise<void> {
    const plain = this.page.getByRole('textbox', { name: 'Tweaks JSON' });
    await plain.or(this.editorLines).filter({ visible: true }).first().hover();
    await this.editorLines.waitFor();
  }

  /** The text as rendered by the editor. */
  get editorLines(): Locator {
    return this.page.locator('.monaco-editor .view-lines');
  }

  /** Pastes the tweaks, because the editor would close typed braces. `becomes` is the text after the page's own changes. */
  async setTweaks(text: string, { becomes = text } = {}): Promise<void> {
    const { page } = this;
    await page.getByRole('textbox', { name: 'Tweaks JSON' }).first().focus();
    // Hidden until the editor takes keys.
    await this.editorLines.waitFor();
    await this.editor.focus();
    await page.keyboard.press('ControlOrMeta+A');
    if (text === '') {
      await page.keyboard.press('Delete');
      await expect(this.editorLines).toHaveText('');
      return;
    }
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await page.keyboard.press('ControlOrMeta+V');
    await expect.poll(() => this.copiedTweaks()).toBe(becomes);
  }

  /** The link that was just copied. Until it is, the clipboard has what another story copied. */
  async copiedLink(): Promise<string> {
    await expect(this.status).toHaveText(/^Link copied/);
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** The whole text: the editor renders only the visible part, with the hints of the report. */
  private async copiedTweaks(): Promise<string> {
    for (const key of ['ControlOrMeta+A', 'ControlOrMeta+C', 'ArrowRight']) await this.page.keyboard.press(key);
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  reportRow(name: RegExp): Locator {
    return this.page.getByRole('table', { name: 'Tweak report' }).getByRole('row').filter({ hasText: name });
  }
}
