/** Blind votes: on the answers of a suite, with an outcome that stays when everything else is gone. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { expectNoViolations } from '../pages/axe.ts';
import { TestsPart } from '../pages/tests-part.ts';
import { keepSuite } from '../servers/keep-suite.ts';

const SUITE = `format: tweakbench-tests
version: 1
name: Tones
flow: tone-switcher
at-once: 4
variants:
  - name: Formal
    tweaks: {Tone Prompt: {tone: formal}}
  - name: Pirate
    tweaks: {Tone Prompt: {tone: like a pirate}}
cases:
  - {name: sky, input: Why is the sky blue?}
  - {name: refund, input: Please refund order 7731.}
  - {name: lost, input: Where is it?}
`;

const vote = (page: Page) => page.getByRole('main', { name: 'Blind vote' });
const side = (page: Page, name: 'Left' | 'Right') => vote(page).getByRole('article', { name, exact: true });
const progress = (page: Page) => vote(page).getByRole('progressbar', { name: 'Pairs done' });

/** Begins a blind vote on the shown result. */
async function beginVote(tests: TestsPart): Promise<void> {
  const { page } = tests;
  await tests.suiteMenu('Blind vote');
  const dialog = page.getByRole('dialog', { name: 'Blind vote on #1' });
  await expect(dialog.getByRole('status')).toHaveText('3 pairs.');
  await expectNoViolations(page, 'the start of a vote', { within: '[role="dialog"]' });
  await dialog.getByRole('button', { name: 'Start voting' }).click();
  await expect(vote(page)).toBeFocused();
  await expect(side(page, 'Left')).toBeVisible();
}

/** Votes on the first two pairs, the second one twice. */
async function voteByKeys(page: Page): Promise<void> {
  await expect(vote(page)).toContainText('Why is the sky blue?');
  await expect(vote(page)).not.toContainText(/Formal|Pirate/);
  await expectNoViolations(page, 'a vote', { within: 'main' });
  await page.keyboard.press('1');
  await expect(vote(page)).toContainText('Please refund order 7731.');
  await expect(progress(page)).toHaveAttribute('value', '1');
  // Keys belong to the note while it has the focus.
  const note = vote(page).getByRole('textbox', { name: 'Note' });
  await note.fill('Both are 2 long');
  await note.press('4');
  await expect(note).toHaveValue('Both are 2 long4');
  await note.press('Control+Enter');
  await page.keyboard.press('3');
  await expect(vote(page)).toContainText('Where is it?');
  await page.keyboard.press('Backspace');
  await expect(note).toHaveValue('Both are 2 long4');
  await expect(vote(page).getByRole('button', { name: 'Both bad' })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('2');
  await expect(vote(page)).toContainText('Where is it?');
}

async function leaveAndComeBack(tests: TestsPart): Promise<void> {
  const { page } = tests;
  await page.keyboard.press('Escape');
  await expect(tests.region).toBeVisible();
  await tests.region.getByRole('button', { name: 'Tests', exact: true }).click();
  await tests.region.getByRole('link', { name: 'Votes, 1 vote' }).press('Enter');
  const votes = tests.region.getByRole('region', { name: 'Votes' });
  await expect(votes.getByRole('heading', { name: 'Votes' })).toBeFocused();
  await expect(votes.getByRole('link', { name: 'Tones, #1' })).toBeVisible();
  await expectNoViolations(page, 'the list of votes', { inBothSchemes: true, within: '[aria-label="Tests"]' });
  await votes.getByRole('button', { name: 'Open vote 1' }).press('Enter');
  await expect(vote(page)).toContainText('Where is it?');
  await expect(progress(page)).toHaveAttribute('value', '2');
}

const outcomeOf = (page: Page) => page.getByRole('main', { name: 'Outcome of the vote' });

async function readOutcome(page: Page): Promise<void> {
  const outcome = outcomeOf(page);
  await expect(outcome.getByRole('heading', { level: 1 })).toHaveText(/^“(Formal|Pirate)” leads 1 to 0$/);
  await expect(outcome).toContainText('Too few votes to decide.');
  const counts = outcome.getByRole('table', { name: 'Votes by variant' });
  await expect(counts.getByRole('row', { name: /^Both good/ })).toContainText('9 to 91 %');
  await expect(outcome.getByRole('list', { name: 'Notes' })).toContainText('“Both are 2 long4” question 2');
  await outcome.getByRole('radio', { name: 'Outliers' }).check();
  await expect(outcome).toContainText('No question stands out.');
  await outcome.getByRole('radio', { name: 'All' }).check();
  await outcome.getByRole('button', { name: 'Read both, question 1' }).click();
  await expect(page.getByRole('dialog', { name: 'Question 1' }).getByRole('article')).toHaveCount(2);
  await page.keyboard.press('Escape');
  await expectNoViolations(page, 'the outcome of a vote', { inBothSchemes: true, within: 'main' });
}

async function exportOutcome(page: Page): Promise<unknown> {
  const download = page.waitForEvent('download');
  await outcomeOf(page).getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'JSON' }).click();
  return JSON.parse(await readFile(await (await download).path(), 'utf8'));
}

test('a person votes by keyboard on two variants without names, can leave and go on, and the outcome stays when the suite is deleted', async ({
  page,
  server,
}) => {
  const tests = new TestsPart(page);
  const suite = await keepSuite(server.url, SUITE);
  await tests.open(suite);
  await tests.runAllToEnd();
  await beginVote(tests);
  const sent: string[] = [];
  page.on('request', (request) => void (request.url().includes('/run/') && sent.push(request.url())));
  await voteByKeys(page);
  await leaveAndComeBack(tests);
  await vote(page).getByRole('button', { name: 'Skip' }).click();
  await readOutcome(page);
  expect(sent).toEqual([]);

  // Deletes everything that the vote was made from.
  const gone = await page.request.delete(`${server.url}/workspace/v1/suites/${suite}`, {
    headers: { 'if-match': '*' },
  });
  expect(gone.status()).toBe(204);
  await page.reload();
  await expect(outcomeOf(page).getByRole('row', { name: /Why is the sky blue/ })).toBeVisible();
  expect(await exportOutcome(page)).toMatchObject({
    format: 'tweakbench-vote',
    variants: [{ name: 'Formal', tweaks: { 'Tone Prompt': { tone: 'formal' } } }, { name: 'Pirate' }],
    ballots: [{ pair: 0 }, { pair: 1, choice: 'good' }, { pair: 2, choice: 'skipped' }],
  });
});
