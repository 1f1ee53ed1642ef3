/** Suites and cases from files: suite files and their problems, rows with mapped columns, pasted rows, dropped files. */
import { expect, test } from './fixtures.ts';
import { SuitesPart } from './pages/suites-part.ts';
import { TestsPart } from './pages/tests-part.ts';

const HEAD = 'format: tweakbench-tests\nversion: 1\nname: Opened   # from a file\nflow: somewhere-else\n';

test('a suite file is opened with its rows and saved with its comments, and rows of a file become cases, which can be undone', async ({
  bench,
  page,
}) => {
  test.slow();
  const suites = new SuitesPart(page);
  await page.goto('/?mode=tests');
  const open = suites.region.getByRole('button', { name: 'Open suite file' });
  const dialog = page.getByRole('dialog', { name: 'Open suite file' });

  await suites.chooseFiles(open, [
    ['bad.tests.yaml', `${HEAD}chekcs: []\ncases:\n  - {input: a, checks: [{contians: b}]}\n`],
  ]);
  const problems = dialog.getByRole('list', { name: 'Problems of the file' });
  await expect(problems).toContainText('Line 5 chekcs Unknown key “chekcs”. Did you mean “checks”?');
  await expect(problems).toContainText(
    'Line 7 cases[0].checks[0].contians Unknown check “contians”. Did you mean “contains”?',
  );
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghi'].map((one, at) => `${one}: &${one} [${`*${'abcdefgh'[at]},`.repeat(9)}]`).join('\n')}\n`;
  await suites.chooseFiles(open, [['bomb.tests.yaml', bomb]]);
  await expect(problems).toContainText('The aliases (*NAME) of the suite stand for too many values.');
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  await suites.chooseFiles(open, [['large.tests.yaml', '#'.repeat(9_000_000)]]);
  await expect(dialog.getByRole('alert')).toContainText(
    'large.tests.yaml has 9.0 MB. A suite has at most 2,000,000 characters. Put its cases in a file of rows',
  );
  await dialog.getByRole('button', { name: 'Close' }).last().click();

  const rows = 'question,gold\nWho are you?,a guide\nWhere is it?,here\n';
  const text = `${HEAD}cases:\n  - input: hi   # first\n    checks: [{contains: Hi}]\n  - {file: more.csv, columns: {question: input, gold: expected}}\n`;
  await suites.chooseFiles(open, [
    ['opened.tests.yaml', text],
    ['more.csv', rows],
  ]);
  await expect(dialog).toContainText('Opened: 3 cases, 1 variant.');
  await expect(dialog).toContainText('Its flow, somewhere-else, is not on this server.');
  await dialog.getByRole('button', { name: 'Open suite' }).click();
  await expect(suites.row(3)).toContainText('Where is it?here');
  await suites.row(2).click();
  await expect(suites.oneCase(2)).toContainText('This is a row of more.csv. Import the file again to change its rows.');
  const saved = await suites.text();
  expect(saved).toContain('name: Opened   # from a file\n');
  expect(saved).toContain('  - input: hi   # first\n');

  // Columns are mapped, and rows left out are named.
  await suites.region.getByRole('button', { name: 'Tests', exact: true }).click();
  await suites.make('Imported', 'From the bench');
  const dock = suites.region.getByRole('region', { name: 'Import' });
  const csv = 'question;must_say;tone;api_key\nWho?;you;warm;sk-1\n;;cold;\n"What;\nnow?";(;warm;\n';
  await bench.dropFile('refunds.csv', csv, { type: 'text/csv', over: suites.cases });
  await expect(dock).toContainText('refunds.csv');
  await expect(dock).toContainText('3 rows, semicolon, first row has the names');
  const goesTo = (column: string) => dock.getByRole('combobox', { name: `Column ${column} goes to` });
  await expect(goesTo('question')).toHaveValue('Input 1');
  await expect(goesTo('tone')).toHaveValue('Tweak Prompt Template · tone');
  // A secret is guessed for no field, and none is offered.
  await expect(goesTo('api_key')).toHaveValue('Not used');
  await goesTo('api_key').click();
  await expect(page.getByRole('option', { name: /api_key/ })).toHaveCount(0);
  await page.getByRole('option', { name: 'Not used' }).click();
  await goesTo('must_say').click();
  await page.getByRole('option', { name: 'Check: matches' }).click();
  await dock.getByRole('button', { name: /2 rows left out/ }).click();
  await expect(dock.getByRole('list', { name: 'Rows left out' })).toContainText('Row 2: it has no question.');
  await expect(dock.getByRole('list', { name: 'Rows left out' })).toContainText(
    'Row 3: Not a regular expression: missing ).',
  );
  await dock.getByRole('button', { name: 'Add 1 case' }).click();
  await expect(suites.row(3)).toContainText('Who?');
  await expect(suites.row(4)).toBeHidden();
  const imported = await suites.text();
  expect(imported).toContain('- input: Who?\n    checks:\n      - matches: you\n    tweaks:\n');
  expect(imported).not.toContain('sk-1');

  await bench.dropFile('lines.txt', 'One\nTwo\nThree\n', { type: 'text/plain', over: suites.cases });
  await dock.getByRole('button', { name: 'Replace the 3' }).click();
  await expect(suites.row(1)).toContainText('One');
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await expect(suites.row(1)).toContainText('Ada');

  await bench.dropFile('picture.csv', '\0\u0001', { type: 'text/csv', over: suites.cases });
  await expect(dock).toContainText('This file cannot be read. It is not text.');
});

test('a file of many rows is kept as a file, its cases are shown, and it is saved beside the suite', async ({
  bench,
  page,
}) => {
  const suites = new SuitesPart(page);
  await page.goto('/?mode=tests');
  await suites.make('Many', 'No cases');
  const rows = Array.from({ length: 60_000 }, (_, at) => `Question ${at + 1},answer ${at + 1}`);
  await bench.dropFile('many.csv', `question,expected\n${rows.join('\n')}\n`, { type: 'text/csv', over: suites.cases });
  const dock = suites.region.getByRole('region', { name: 'Import' });
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
