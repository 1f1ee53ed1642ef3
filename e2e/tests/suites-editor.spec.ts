/** Making suites in the page: cases, checks, variants, settings, and the text that they are. */
import { expect, test } from '../fixtures.ts';
import { expectNoViolations } from '../pages/axe.ts';
import { SuitesPart } from '../pages/suites-part.ts';

test('a suite from the bench is edited with the keyboard, and every edit can be undone', async ({ bench, page }) => {
  const suites = new SuitesPart(page);
  await bench.open();
  await suites.openList();
  await expect(suites.region.getByRole('heading', { name: 'Tests tell you when an answer gets worse' })).toBeVisible();
  await expectNoViolations(page, 'no suites', { within: '#tests' });
  await suites.make('Museum guests', 'From the bench');
  await expect(suites.row(1)).toContainText('Ada, who loves engines');
  await expect(suites.row(2)).toContainText('Grace');
  await expect(suites.everyCase.getByRole('list', { name: 'Variants' })).toContainText('tone "friendly"');

  await suites.row(1).click();
  await page.keyboard.press('ArrowDown');
  await expect(suites.oneCase(2)).toBeVisible();
  await page.keyboard.press('Control+d');
  await expect(suites.row(3)).toContainText('Grace');
  await page.keyboard.press('Delete');
  await expect(suites.row(3)).toBeHidden();
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await expect(suites.row(3)).toBeVisible();
  await suites.row(3).click();
  await page.keyboard.press('Enter');
  await expect(suites.oneCase(3).getByRole('textbox', { name: 'Input 1 value' })).toBeFocused();
  await suites.oneCase(3).getByRole('textbox', { name: 'Case name' }).fill('Third');
  await suites.oneCase(3).getByRole('textbox', { name: 'Expected text' }).fill('on\nmany lines');

  await suites.addCheck('Add check to this case', 'contain');
  await suites.check('Check 1 of this case').getByRole('textbox', { name: 'Value' }).fill('Grace');
  await suites.addCheck('Add check', 'take at most');
  await suites.addCheck('Add check', 'meet any of');
  await suites.addCheck('Add check to check 2', 'equal');
  await suites.check('Check 2, part 2').getByRole('combobox', { name: 'Must or must not' }).selectOption('must not');
  await suites.everyCase.getByRole('spinbutton', { name: 'Repeats' }).fill('2');
  await suites.everyCase.getByRole('textbox', { name: 'Time limit' }).fill('45');
  await suites.everyCase
    .getByRole('radiogroup', { name: 'Session' })
    .getByRole('radio', { name: 'One for all' })
    .check();
  await expect(suites.region.getByRole('note', { name: 'Requests of a run' })).toHaveText('Run all sends 12 requests');
  await expectNoViolations(page, 'the editor of a suite', { inBothSchemes: true, within: '#tests' });

  await expect(suites.saved).toBeVisible();
  const text = await suites.text();
  expect(text).toContain('name: Third\n');
  expect(text).toContain('    expected: |-\n      on\n      many lines\n    checks:\n      - contains: Grace\n');
  expect(text).toContain('checks:\n  - max-time: 20s\n  - any:\n      - tweaks-applied\n      - not: equals\n');
  expect(text).toContain('repeat: 2\ntime-limit: 45s\n');
  expect(text).toContain('defaults:\n  session: shared\n');

  // The server stores the text as it was typed.
  const id = await bench.urlValue('suite');
  const { body } = await (await page.request.get(`/workspace/v1/suites/${id}`)).json();
  expect(body.text).toBe(text);
});

const variantsOf = ({ everyCase }: SuitesPart) => everyCase.getByRole('list', { name: 'Variants' });

async function addVariantsInEveryWay(suites: SuitesPart): Promise<void> {
  const { page } = suites;
  const variants = variantsOf(suites);
  const add = (how: string) => suites.chooseMenu('Add variant', how);
  await add('From the bench');
  await expect(variants).toContainText('AVariant A');
  await add('From a run');
  await page.getByRole('dialog', { name: 'Variant from a run' }).getByRole('button', { name: 'Add variant' }).click();
  await expect(variants).toContainText('BRun 1');
  await add('Try several values');
  const vary = page.getByRole('dialog', { name: 'Try several values' });
  await vary.getByRole('combobox', { name: 'Field to vary' }).fill('Prompt Template · tone');
  await page.getByRole('option', { name: 'Prompt Template · tone' }).click();
  await vary.getByRole('textbox', { name: 'Values' }).fill('pirate, formal');
  await vary.getByRole('button', { name: 'Add variants' }).click();
  await expect(variants).toContainText('tone pirate');
  await add('Try each tweak alone');
  await expect(variants.getByRole('button', { name: /^Edit variant/ })).toHaveCount(6);
  await add('Empty');
}

/** Its tweaks are checked as on the bench. */
async function writeVariantByHand(suites: SuitesPart): Promise<void> {
  const dialog = suites.page.getByRole('dialog', { name: 'Edit variant G' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Odd');
  const secret = dialog.getByText('The suite saves the variable’s name, not its value.');
  await expect(secret).toHaveCount(0);
  await dialog
    .getByRole('textbox', { name: 'Tweaks JSON' })
    .fill('{"Prompt Template": {"tnoe": "x"}, "Language Model": {"api_key": "sk-secret-value"}}');
  await expect(dialog.getByRole('table', { name: 'Tweak report' })).toContainText('Ignored');
  await expect(secret).toBeVisible();
  await dialog.getByRole('tab', { name: 'Graph' }).click();
  await expect(dialog.getByRole('region', { name: 'Flow graph' }).getByText('no such field')).toBeVisible();
  await dialog.getByRole('tab', { name: 'Form' }).click();
  await dialog.getByRole('button', { name: 'Go to line 1', exact: true }).click();
  await expect(dialog.locator('.monaco-editor').getByRole('textbox', { name: 'Tweaks JSON' })).toBeFocused();
  await dialog.getByRole('button', { name: 'Save variant' }).click();
  await expect(variantsOf(suites)).toContainText('Odd');
}

/** Opens the text of the suite by the problem that it names. */
async function writeWrongPattern(suites: SuitesPart): Promise<void> {
  await suites.addCheck('Add check to this case', 'match the pattern');
  const check = suites.check('Check 1 of this case');
  await check.getByRole('textbox', { name: 'Value' }).fill('(a');
  await expect(check).toContainText('Not a regular expression: missing )');
  await suites.region.getByRole('button', { name: '1 problem, so it does not run' }).click();
  await expect(textOf(suites)).toHaveValue(/- matches: "\(a"/);
  await expect(problemsOf(suites)).toContainText('cases[0].checks[0].matches Not a regular expression: missing ).');
}

const textOf = ({ region }: SuitesPart) => region.getByRole('textbox', { name: 'Text of the suite' });
const problemsOf = ({ region }: SuitesPart) => region.getByRole('list', { name: 'Problems of the suite' });

/** First an unknown key, then what is not YAML: both are saved as they are. */
async function writeWhatIsNoSuite(suites: SuitesPart, corrected: string): Promise<void> {
  const text = textOf(suites);
  await text.fill(corrected.replace('  - input: Grace', '  - inptu: x\n    input: Grace'));
  await expect(problemsOf(suites)).toContainText('Unknown key “inptu”. Did you mean “input”?');
  await text.fill((await text.inputValue()).replace('    input: Grace', '   input: ['));
  await expect(suites.region).toContainText('This text is not YAML, so there is no form for it yet.');
  await expect(suites.saved).toBeVisible();
  await suites.page.reload();
  await expect(text).toHaveValue(/inptu: x\n {3}input: \[/);
}

test('variants are added in every way, with their tweaks checked, and text that is not valid is saved and marked until it is corrected', async ({
  bench,
  page,
}) => {
  test.slow();
  const suites = new SuitesPart(page);
  await bench.open();
  await bench.run();
  await suites.openList();
  await suites.make('Ways', 'One empty case');
  await addVariantsInEveryWay(suites);
  await writeVariantByHand(suites);
  await suites.chooseMenu('Variant A menu', 'Remove');
  await expect(variantsOf(suites).getByRole('button', { name: /^Edit variant/ })).toHaveCount(6);
  const ways = await suites.text();
  expect(ways).toContain('tnoe: x');
  expect(ways).not.toContain('sk-secret');
  expect(ways).not.toContain('name: Variant A\n');

  await suites.region.getByRole('button', { name: 'Tests', exact: true }).click();
  await suites.make('Problems', 'From the bench');
  await writeWrongPattern(suites);
  // Comments that are typed here stay whatever is edited in the form.
  const corrected = `# by hand\n${(await textOf(suites).inputValue()).replace('"(a"', 'a+  # letters')}`;
  await writeWhatIsNoSuite(suites, corrected);
  await textOf(suites).fill(corrected);
  await suites.region.getByRole('radiogroup', { name: 'Edit as' }).getByRole('radio', { name: 'Form' }).check();
  await suites.oneCase(1).getByRole('textbox', { name: 'Expected text' }).fill('yes');
  await expect(suites.row(1)).toContainText('yes');
  await expect(suites.saved).toBeVisible();
  const saved = await suites.text();
  expect(saved).toContain('# by hand\n');
  expect(saved).toContain('- matches: a+  # letters\n');
});
