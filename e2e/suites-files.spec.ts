/** Suites and cases from files: suite files and their problems, rows with mapped columns, pasted rows, dropped files. */
import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { SuitesPart } from './pages/suites-part.ts';
import { TestsPart } from './pages/tests-part.ts';

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
  await open.choose(['large.tests.yaml', '#'.repeat(9_000_000)]);
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

/** Those left out are named. */
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

  await drop('picture.csv', '\0\u0001', 'text/csv');
  await expect(dockOf(suites)).toContainText('This file cannot be read. It is not text.');
});

test('a file of many rows is kept as a file, its cases are shown, and it is saved beside the suite', async ({
  bench,
  page,
}) => {
  const suites = new SuitesPart(page);
  await page.goto('/?mode=tests');
  await suites.make('Many', 'One empty case');
  const rows = Array.from({ length: 60_000 }, (_, at) => `Question ${at + 1},answer ${at + 1}`);
  await bench.dropFile('many.csv', `question,expected\n${rows.join('\n')}\n`, { type: 'text/csv', over: suites.cases });
  const dock = dockOf(suites);
  await expect(dock).toContainText('This file has 60,000 rows; a suite takes 50,000 cases.');
  await dock.getByRole('button', { name: 'Take the first 49,999' }).click();
  await dock.getByRole('button', { name: 'Add 49,999 cases' }).click();
  await expect(suites.cases.getByRole('table', { name: 'Cases' })).toHaveAttribute('aria-rowcount', '50001');
  await suites.row(1).focus();
  await page.keyboard.press('End');
  await expect(suites.row(50_000)).toContainText('Question 49999');

  // Of the table of results only the rows in view are drawn, also while they run.
  const tests = new TestsPart(page);
  const drawn = tests.grid.getByRole('rowheader');
  await suites.region.getByRole('button', { name: 'Back to the results' }).click();
  await expect(tests.grid).toHaveAttribute('aria-rowcount', '50001');
  await tests.runAll.click();
  await page.getByRole('button', { name: 'Send 50,000 requests' }).click();
  await expect(tests.counts).toContainText(/\d+ answered/);
  await tests.grid.press('Control+End');
  await expect(drawn.last()).toHaveAccessibleName('Case 50000');
  expect(await drawn.count()).toBeLessThan(60);
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await tests.waitUntilEnd();
  await expect(tests.grid).toHaveAttribute('aria-rowcount', '50001');
  await tests.region.getByRole('button', { name: 'Edit suite' }).click();
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await expect(suites.row(2)).toBeHidden();
});
