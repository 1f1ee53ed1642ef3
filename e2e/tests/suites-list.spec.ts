/** The list of suites: how they begin, what can be done to them, and tests of answers that were right. */
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { expectNoViolations } from '../pages/axe.ts';
import type { BenchPage } from '../pages/bench-page.ts';
import { SuitesPart } from '../pages/suites-part.ts';
import { TestsPart } from '../pages/tests-part.ts';
import { keepSuite, suiteOf } from '../servers/keep-suite.ts';

const listOf = ({ region }: SuitesPart) => region.getByRole('list', { name: 'Suites' });

async function renameAndDuplicate(suites: SuitesPart): Promise<void> {
  const { page } = suites;
  const list = listOf(suites);
  await suites.chooseMenu('Suite menu', 'Rename');
  await page.getByRole('dialog', { name: 'Rename suite' }).getByRole('textbox', { name: 'Name' }).fill('Renamed');
  await page.keyboard.press('Enter');
  await expect(list.getByRole('link', { name: 'Renamed' })).toBeVisible();
  await suites.chooseMenu('Suite menu', 'Duplicate');
  await expect(list.getByRole('link', { name: 'Renamed copy' })).toBeVisible();
}

/** Moves the copy to another flow, after which it is listed only there. */
async function moveCopy(suites: SuitesPart): Promise<void> {
  const { page } = suites;
  const list = listOf(suites);
  await list.getByRole('link', { name: 'Renamed copy' }).click();
  await expect(suites.region.getByRole('region', { name: 'Renamed copy', exact: true })).toContainText(
    '1 case × 1 variant',
  );
  await suites.chooseMenu('Suite menu', 'Move to another flow');
  const dialog = page.getByRole('dialog', { name: 'Move to another flow' });
  await dialog.getByRole('button', { name: 'Move', exact: true }).click();
  await suites.region
    .getByRole('radiogroup', { name: 'Suites shown' })
    .getByRole('radio', { name: 'This flow' })
    .check();
  await expect(list.getByRole('link')).toHaveText(['Renamed']);
  await suites.region
    .getByRole('radiogroup', { name: 'Suites shown' })
    .getByRole('radio', { name: 'All flows' })
    .check();
}

async function deleteAndUndo(suites: SuitesPart): Promise<void> {
  const { page } = suites;
  const list = listOf(suites);
  await list.getByRole('link', { name: 'Renamed copy' }).click();
  await suites.chooseMenu('Suite menu', 'Delete suite');
  await expect(list.getByRole('link', { name: 'Renamed copy' })).toBeHidden();
  await page
    .getByRole('region', { name: /^Notice: Renamed copy deleted/ })
    .getByRole('button', { name: 'Undo' })
    .click();
  await expect(list.getByRole('link', { name: 'Renamed copy' })).toBeVisible();
}

/** Many rows are stored as a file beside the suite. */
async function importManyRows(bench: BenchPage): Promise<void> {
  const { page } = bench;
  const suites = new SuitesPart(page);
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
}

/** Only the rows in view of the table of results are rendered, also while they run. */
async function runManyRows(page: Page): Promise<void> {
  const tests = new TestsPart(page);
  const drawn = tests.grid.getByRole('rowheader');
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
}

test('suites are renamed, duplicated, moved to another flow and deleted with undo, and a file of many rows stays a file', async ({
  bench,
  page,
  server,
}) => {
  test.slow();
  const suites = new SuitesPart(page);
  const rest = 'cases:\n  - input: Why is the sky blue?\n';
  await keepSuite(server.url, suiteOf('two-inputs', rest).replace('name: Words', 'name: First'));
  await page.goto('/?mode=tests');
  const list = listOf(suites);
  await expect(list.getByRole('link', { name: 'First' })).toHaveAttribute('aria-current', 'true');
  await renameAndDuplicate(suites);
  await moveCopy(suites);
  await deleteAndUndo(suites);
  await suites.region.getByRole('searchbox', { name: 'Search suites' }).fill('copy');
  await expect(list.getByRole('link')).toHaveText(['Renamed copy']);
  await expectNoViolations(page, 'the list of suites', { within: '#tests' });
  // Enter opens a suite at once.
  await list.getByRole('link', { name: 'Renamed copy' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/suite=/);

  await suites.region.getByRole('button', { name: 'Tests', exact: true }).click();
  await suites.make('Many', 'One empty case');
  await importManyRows(bench);
  await suites.region.getByRole('button', { name: 'Back to the results' }).click();
  await runManyRows(page);
  await suites.region.getByRole('button', { name: 'Edit suite' }).click();
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await expect(suites.row(2)).toBeHidden();
});

async function takeCaseFromHistory(suites: SuitesPart): Promise<void> {
  const { page } = suites;
  await suites.region.getByRole('button', { name: 'Take them from history' }).click();
  await page.getByRole('dialog', { name: 'New suite' }).getByRole('button', { name: 'Create suite' }).click();
  const dialog = page.getByRole('dialog', { name: 'From history' });
  await expect(dialog).toContainText('1 run of this flow asked 2 questions.');
  await dialog.getByRole('checkbox', { name: /Grace/ }).check();
  await dialog.getByRole('button', { name: 'Add 1 case' }).click();
  await expect(suites.row(1)).toContainText('Grace');
  await expect(suites.row(1)).toContainText('Hi Grace');
}

async function takeOtherAnswer(suites: SuitesPart): Promise<void> {
  await suites.oneCase(1).getByRole('button', { name: 'Take from an answer' }).click();
  const answers = suites.page.getByRole('dialog', { name: 'Take from an answer' });
  await answers.getByRole('radio', { name: /Ada/ }).check();
  await answers.getByRole('button', { name: 'Take this answer' }).click();
  await expect(suites.oneCase(1).getByRole('textbox', { name: 'Expected text' })).toHaveValue(/^Hi Ada/);
}

/** Page object of the dialog Save as test, of the answer to the first input. */
function saveAsTest(page: Page) {
  const panel = page.getByRole('dialog', { name: 'Save as test' });
  const checks = panel.getByRole('group', { name: 'Checks' });
  return {
    panel,
    button: page.getByRole('button', { name: 'Save as test, Chat Output, Input 1', exact: true }),
    suite: panel.getByRole('combobox', { name: 'Suite' }),
    name: panel.getByRole('textbox', { name: 'Case name' }),
    check: (name: string | RegExp) => checks.getByRole('checkbox', { name }),
    press: (name: string) => panel.getByRole('button', { name, exact: true }).click(),
  };
}

/** With a check that is marked in the answer. */
async function saveInNewSuite(page: Page): Promise<void> {
  const { button, check, name, panel, press, suite } = saveAsTest(page);
  await button.click();
  await expect(name).toBeFocused();
  await suite.click();
  await page.getByRole('option', { name: 'New suite…' }).click();
  await panel.getByRole('textbox', { name: 'Name of the new suite' }).fill('Guests');
  await name.fill('Ada is welcome');
  await expect(check(/Similar to this answer/)).toBeChecked();
  await expect(check('Equals this answer')).not.toBeChecked();
  await press('Add check');
  await panel.getByRole('textbox', { name: 'Text that the answer contains' }).fill('science museum');
  await page.keyboard.press('Enter');
  await expect(check('Contains science museum')).toBeChecked();
  const marked = () => page.evaluate(() => [...(CSS.highlights.get('saved-test') ?? [])].map(String));
  await expect.poll(marked).toContain('science museum');
  await expectNoViolations(page, 'Save as test', { within: '[role="dialog"]' });
  await press('Save test');
  await expect(panel).toBeHidden();
  await expect(button).toBeFocused();
  await expect(page.getByRole('region', { name: 'Notice: Saved as case 1 of Guests' })).toBeVisible();
}

/** The same question again. */
async function updateCase(page: Page): Promise<void> {
  const { button, check, panel, press, suite } = saveAsTest(page);
  await button.click();
  await expect(suite).toHaveValue('Guests');
  await expect(panel).toContainText('These are the tweaks of A.');
  await panel.getByRole('switch', { name: 'Keep this answer as the expected text' }).uncheck();
  await expect(check(/Similar to this answer/)).toBeDisabled();
  await press('Update case 1');
  await expect(panel).toBeHidden();
}

test('the first cases are taken from history with their answers, and an answer is saved as a test with its checks and tweaks', async ({
  bench,
  page,
}) => {
  const suites = new SuitesPart(page);
  await bench.open();
  await bench.run();
  await suites.openList();
  await takeCaseFromHistory(suites);
  await takeOtherAnswer(suites);
  await page.getByRole('radiogroup', { name: 'Mode' }).getByRole('radio', { name: 'Bench' }).check();
  await saveInNewSuite(page);
  await updateCase(page);

  // From the menu of the run, without the tweaks.
  await bench.runMenu('Save as test');
  await saveAsTest(page).press('Save and open Tests');
  await expect(page).toHaveURL(/mode=tests.*suite=|suite=.*mode=tests/);
  await page.getByRole('button', { name: 'Edit suite', exact: true }).click();
  await expect(suites.row(2)).toContainText('Ada, who loves engines');
  const text = await suites.text();
  expect(text).toContain('- name: Variant A\n    tweaks:\n');
  expect(text).toMatch(/cases:\n {2}- input: Ada, who loves engines\n/);
});
