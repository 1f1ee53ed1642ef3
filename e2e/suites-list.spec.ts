/** The list of suites: how they begin, what can be done to them, and tests of answers that were right. */
import { expect, test } from './fixtures.ts';
import { expectNoViolations } from './pages/axe.ts';
import { SuitesPart } from './pages/suites-part.ts';
import { keepSuite, suiteOf } from './servers/keep-suite.ts';

test('suites are renamed, duplicated, moved to another flow and deleted, with undo', async ({ page, server }) => {
  const suites = new SuitesPart(page);
  const rest = 'cases:\n  - input: Why is the sky blue?\n';
  await keepSuite(server.url, suiteOf('two-inputs', rest).replace('name: Words', 'name: First'));
  await page.goto('/?mode=tests');
  const list = suites.region.getByRole('list', { name: 'Suites' });
  const chosen = (name: string) => suites.region.getByRole('region', { name, exact: true });
  await expect(list.getByRole('link', { name: 'First' })).toHaveAttribute('aria-current', 'true');
  await suites.chooseMenu('Suite menu', 'Rename');
  await page.getByRole('dialog', { name: 'Rename suite' }).getByRole('textbox', { name: 'Name' }).fill('Renamed');
  await page.keyboard.press('Enter');
  await expect(list.getByRole('link', { name: 'Renamed' })).toBeVisible();
  await suites.chooseMenu('Suite menu', 'Duplicate');
  await expect(list.getByRole('link', { name: 'Renamed copy' })).toBeVisible();
  await list.getByRole('link', { name: 'Renamed copy' }).click();
  await expect(chosen('Renamed copy')).toContainText('1 case × 1 variant');
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
  await list.getByRole('link', { name: 'Renamed copy' }).click();
  await suites.chooseMenu('Suite menu', 'Delete suite');
  await expect(list.getByRole('link', { name: 'Renamed copy' })).toBeHidden();
  await page
    .getByRole('region', { name: /^Notice: Renamed copy deleted/ })
    .getByRole('button', { name: 'Undo' })
    .click();
  await expect(list.getByRole('link', { name: 'Renamed copy' })).toBeVisible();
  await suites.region.getByRole('searchbox', { name: 'Search suites' }).fill('copy');
  await expect(list.getByRole('link')).toHaveText(['Renamed copy']);
  await expectNoViolations(page, 'the list of suites');
  // A key opens at once.
  await list.getByRole('link', { name: 'Renamed copy' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/suite=/);
});

test('the first cases are taken from history with their answers, and an answer is saved as a test with its checks and tweaks', async ({
  bench,
  page,
}) => {
  const suites = new SuitesPart(page);
  await bench.open();
  await bench.run();
  await suites.openList();
  await suites.region.getByRole('button', { name: 'Take them from history' }).click();
  await page.getByRole('dialog', { name: 'New suite' }).getByRole('button', { name: 'Create suite' }).click();
  const dialog = page.getByRole('dialog', { name: 'From history' });
  await expect(dialog).toContainText('1 run of this flow asked 2 questions.');
  await dialog.getByRole('checkbox', { name: /Grace/ }).check();
  await dialog.getByRole('button', { name: 'Add 1 case' }).click();
  await expect(suites.row(1)).toContainText('Grace');
  await expect(suites.row(1)).toContainText('Hi Grace');
  await suites.oneCase(1).getByRole('button', { name: 'Take from an answer' }).click();
  const answers = page.getByRole('dialog', { name: 'Take from an answer' });
  await answers.getByRole('radio', { name: /Ada/ }).check();
  await answers.getByRole('button', { name: 'Take this answer' }).click();
  await expect(suites.oneCase(1).getByRole('textbox', { name: 'Expected text' })).toHaveValue(/^Hi Ada/);

  // With checks that are marked in the answer.
  await page.getByRole('radiogroup', { name: 'Mode' }).getByRole('radio', { name: 'Bench' }).check();
  const panel = page.getByRole('dialog', { name: 'Save as test' });
  const button = page.getByRole('button', { name: 'Save as test, Chat Output, Input 1', exact: true });
  await button.click();
  await expect(panel.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused();
  await panel.getByRole('combobox', { name: 'Suite' }).click();
  await page.getByRole('option', { name: 'New suite…' }).click();
  await panel.getByRole('textbox', { name: 'Name of the new suite' }).fill('Guests');
  await panel.getByRole('textbox', { name: 'Name', exact: true }).fill('Ada is welcome');
  const checks = panel.getByRole('group', { name: 'Checks' });
  await expect(checks.getByRole('checkbox', { name: /Similar to this answer/ })).toBeChecked();
  await expect(checks.getByRole('checkbox', { name: 'Equals this answer' })).not.toBeChecked();
  await panel.getByRole('button', { name: 'Add check' }).click();
  await panel.getByRole('textbox', { name: 'Text that the answer contains' }).fill('science museum');
  await page.keyboard.press('Enter');
  await expect(checks.getByRole('checkbox', { name: 'Contains science museum' })).toBeChecked();
  const marked = () => page.evaluate(() => [...(CSS.highlights.get('saved-test') ?? [])].map(String));
  await expect.poll(marked).toContain('science museum');
  await expectNoViolations(page, 'Save as test', { within: '[role="dialog"]' });
  await panel.getByRole('button', { name: 'Save test', exact: true }).click();
  await expect(panel).toBeHidden();
  await expect(button).toBeFocused();
  await expect(page.getByRole('region', { name: 'Notice: Saved as case 1 of Guests' })).toBeVisible();

  // The same question again: the case can be brought up to date.
  await button.click();
  await expect(panel.getByRole('combobox', { name: 'Suite' })).toHaveValue('Guests');
  await expect(panel).toContainText('These are the tweaks of A.');
  await panel.getByRole('switch', { name: 'Keep this answer as the expected text' }).uncheck();
  await expect(checks.getByRole('checkbox', { name: /Similar to this answer/ })).toBeDisabled();
  await panel.getByRole('button', { name: 'Update case 1' }).click();
  await expect(panel).toBeHidden();

  // From the menu of the run, without the tweaks.
  await bench.runMenu('Save as test');
  await panel.getByRole('button', { name: 'Save and open Tests' }).click();
  await expect(page).toHaveURL(/mode=tests.*suite=|suite=.*mode=tests/);
  await page.getByRole('button', { name: 'Edit suite', exact: true }).click();
  await expect(suites.row(2)).toContainText('Ada, who loves engines');
  const text = await suites.text();
  expect(text).toContain('- name: Variant A\n    tweaks:\n');
  expect(text).toMatch(/cases:\n {2}- input: Ada, who loves engines\n/);
});
