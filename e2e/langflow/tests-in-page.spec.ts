/** The suite of tests-by-command.test.ts by the page: the same verdicts, and the tweak that is ignored is named. */

import { SuitesPart } from '../pages/suites-part.ts';
import { TestsPart } from '../pages/tests-part.ts';
import { expect, openFlow, test } from './langflow-page.ts';
import { currentLangflow, publish } from './servers.ts';
import { STATES, SUITE, suiteFlow } from './tests-of-suite.ts';

const server = currentLangflow();
const NAME = 'Suite tests in page';
const COLUMNS: Record<string, string> = { Formal: 'A Formal', Mistyped: 'B Mistyped', Refused: 'C Refused' };

let flow = '';
test.beforeAll(async () => {
  flow = await publish(server, suiteFlow(NAME));
});

test('a suite run in the page has the same verdicts as one run by the command', async ({ bench, page }) => {
  const suites = new SuitesPart(page);
  const tests = new TestsPart(page);
  await openFlow(bench, NAME, { server, relay: false });
  await suites.openList();
  const text = `format: tweakbench-tests\nversion: 1\nname: In page\nflow: ${flow}\n${SUITE}`;
  await suites.chooseFiles(suites.region.getByRole('button', { name: 'Open suite file' }), [['page.tests.yaml', text]]);
  const dialog = page.getByRole('dialog', { name: 'Open suite file' });
  await dialog.getByRole('button', { name: 'Open suite' }).click();
  await page.getByRole('button', { name: 'Back to the results' }).click();
  await tests.runAllToEnd();
  for (const [name, variant = '', state = ''] of STATES) {
    const label = `Case ${name === 'tone' ? 1 : 2}, ${COLUMNS[variant] ?? variant}`;
    await tests.expectCell(label, state);
  }
  await tests.cell('Case 1, B Mistyped').click();
  await expect(
    tests.drawer('Case 1, B Mistyped').getByRole('listitem', { name: 'Failed: Every tweak takes effect' }),
  ).toContainText('Prompt Template · tome is ignored');
  // Nothing of one case is in the session of the other.
  await tests.cell('Case 2, Flow').click();
  await expect(tests.drawer('Case 2, Flow')).not.toContainText('Hello');
});
