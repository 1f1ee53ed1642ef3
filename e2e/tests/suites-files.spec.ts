/** Suites and cases from files: suite files and their problems, rows with mapped columns, pasted rows, dropped files. */
import { writeFile } from 'node:fs/promises';
import type { Locator } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { SuitesPart } from '../pages/suites-part.ts';

const HEAD = 'format: tweakbench-tests\nversion: 1\nname: Opened   # from a file\nflow: somewhere-else\n';

/** Page object of the dialog that a suite file opens. */
class OpenSuiteDialog {
  readonly dialog: Locator;
  readonly problems: Locator;
  private readonly suites: SuitesPart;

  constructor(suites: SuitesPart) {
    this.suites = suites;
    this.dialog = suites.page.getByRole('dialog', { name: 'Open suite file' });
    this.problems = this.dialog.getByRole('list', { name: 'Problems of the file' });
  }

  async choose(...files: (readonly [name: string, text: string])[]): Promise<void> {
    await this.suites.chooseFiles(this.suites.region.getByRole('button', { name: 'Open suite file' }), files);
  }

  async chooseFromDisk(path: string): Promise<void> {
    const chooser = this.suites.page.waitForEvent('filechooser');
    await this.suites.region.getByRole('button', { name: 'Open suite file' }).click();
    await (await chooser).setFiles(path);
  }

  async press(name: string): Promise<void> {
    await this.dialog.getByRole('button', { name }).last().click();
  }
}

const MISSPELT = `${HEAD}chekcs: []\ncases:\n  - {input: a, checks: [{contians: b}]}\n`;

async function chooseFilesThatAreNoSuite(open: OpenSuiteDialog): Promise<void> {
  await open.choose(['bad.tests.yaml', MISSPELT]);
  await expect(open.problems).toContainText('Line 5 chekcs Unknown key “chekcs”. Did you mean “checks”?');
  await expect(open.problems).toContainText(
    'Line 7 cases[0].checks[0].contians Unknown check “contians”. Did you mean “contains”?',
  );
  await open.press('Cancel');
  const large = test.info().outputPath('large.tests.yaml');
  await writeFile(large, '#'.repeat(9_000_000));
  await open.chooseFromDisk(large);
  await expect(open.dialog.getByRole('alert')).toContainText(
    'large.tests.yaml has 9.0 MB. A suite has at most 2,000,000 characters. Put its cases in a file of rows',
  );
  await open.press('Close');
}

async function openWithRows(open: OpenSuiteDialog): Promise<void> {
  const rows = 'question,gold\nWho are you?,a guide\nWhere is it?,here\n';
  const text = `${HEAD}cases:\n  - input: hi   # first\n    checks: [{contains: Hi}]\n  - {file: more.csv, columns: {question: input, gold: expected}}\n`;
  await open.choose(['opened.tests.yaml', text], ['more.csv', rows]);
  await expect(open.dialog).toContainText('Opened: 3 cases, 1 variant.');
  await expect(open.dialog).toContainText('Its flow, somewhere-else, is not on this server.');
  await open.dialog.getByRole('combobox', { name: 'Flow of the suite' }).click();
  await open.dialog.page().getByRole('option', { name: 'Two inputs, two answers', exact: true }).click();
  await open.press('Open suite');
}

const dockOf = ({ region }: SuitesPart) => region.getByRole('region', { name: 'Import' });

/** A secret is guessed for no field, and none is offered. */
async function mapColumns(suites: SuitesPart): Promise<void> {
  const dock = dockOf(suites);
  const option = (name: string | RegExp) => suites.page.getByRole('option', { name });
  const goesTo = (column: string) => dock.getByRole('combobox', { name: `Column ${column} goes to` });
  await expect(dock).toContainText('refunds.csv');
  await expect(dock).toContainText('3 rows, semicolon, first row has the names');
  await expect(goesTo('question')).toHaveValue('Input 1');
  await expect(goesTo('tone')).toHaveValue('Tweak Prompt Template · tone');
  await expect(goesTo('api_key')).toHaveValue('Not used');
  await goesTo('api_key').click();
  await expect(option(/api_key/)).toHaveCount(0);
  await option('Not used').click();
  await goesTo('must_say').click();
  await option('Check: matches').click();
}

/** Adds the rows of the file; those that are left out are named first. */
async function addRows(suites: SuitesPart): Promise<void> {
  const dock = dockOf(suites);
  await dock.getByRole('button', { name: /2 rows left out/ }).click();
  const left = dock.getByRole('list', { name: 'Rows left out' });
  await expect(left).toContainText('Row 2: it has no question.');
  await expect(left).toContainText('Row 3: Not a regular expression: missing ).');
  await dock.getByRole('button', { name: 'Add 1 case' }).click();
  await expect(suites.row(3)).toContainText('Who?');
  await expect(suites.row(4)).toBeHidden();
  const imported = await suites.text();
  expect(imported).toContain('- input: Who?\n    checks:\n      - matches: you\n    tweaks:\n');
  expect(imported).not.toContain('sk-1');
}

test('a suite file is opened with its rows and saved with its comments, and rows of a file become cases, which can be undone', async ({
  bench,
  page,
}) => {
  test.slow();
  const suites = new SuitesPart(page);
  await page.goto('/?mode=tests');
  const open = new OpenSuiteDialog(suites);
  await chooseFilesThatAreNoSuite(open);
  await openWithRows(open);
  await expect(suites.row(3)).toContainText('Where is it?here');
  await suites.row(2).click();
  await expect(suites.oneCase(2)).toContainText('This is a row of more.csv. Import the file again to change its rows.');
  const saved = await suites.text();
  expect(saved).toContain('name: Opened   # from a file\n');
  expect(saved).toContain('  - input: hi   # first\n');

  const drop = (name: string, text: string, type: string) => bench.dropFile(name, text, { type, over: suites.cases });
  await suites.region.getByRole('button', { name: 'Tests', exact: true }).click();
  await suites.make('Imported', 'From the bench');
  await drop(
    'refunds.csv',
    'question;must_say;tone;api_key\nWho?;you;warm;sk-1\n;;cold;\n"What;\nnow?";(;warm;\n',
    'text/csv',
  );
  await mapColumns(suites);
  await addRows(suites);

  await drop('lines.txt', 'One\nTwo\nThree\n', 'text/plain');
  await dockOf(suites).getByRole('button', { name: 'Replace the 3 cases' }).click();
  await expect(suites.row(1)).toContainText('One');
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await expect(suites.row(1)).toContainText('Ada');

  await drop('open.csv', 'input,gold\n"Who?,Ada\nWhere?,here\n', 'text/csv');
  await expect(dockOf(suites)).toContainText('Line 2 has an unclosed quote. Look at the rows');
  await drop('wide.csv', `input\n${',x'.repeat(1_000)}\n`, 'text/csv');
  await expect(dockOf(suites)).toContainText('The file has more than 1,000 columns at line 2.');

  await drop('rows.json', '[{"question": "Who?"}, {"question": "Where?"}]', 'application/json');
  await expect(dockOf(suites)).toContainText('2 rows');

  await drop('picture.csv', '\0\u0001', 'text/csv');
  await expect(dockOf(suites)).toContainText('This file cannot be read. It is not text.');
});
