/** A blind vote in a presentation: each question is asked with both variants, and the vote is kept. */
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { expectNoViolations } from '../pages/axe.ts';
import { fillTweaks } from '../pages/fill-tweaks.ts';
import { keepSuite } from '../servers/keep-suite.ts';

const SUITE = `format: tweakbench-tests
version: 1
name: Tones
flow: tone-switcher
variants:
  - name: Formal
    tweaks: {Tone Prompt: {tone: formal}}
cases:
  - {name: sky, input: Why is the sky blue?}
`;

const vote = (page: Page) => page.getByRole('main', { name: 'Blind vote' });

async function openVote(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Presentation menu' }).click();
  await page.getByRole('menuitem', { name: 'Vote blind' }).click();
}

const goodOf = (page: Page) => vote(page).getByRole('button', { name: 'Both good' });
const side = (page: Page, name: string) => vote(page).getByRole('article', { name });

/** Between the tweaks of the page and a variant of a suite. */
async function beginVote(page: Page): Promise<void> {
  await openVote(page);
  const dialog = page.getByRole('dialog', { name: 'Vote blind' });
  await dialog.getByRole('combobox', { name: 'Second variant' }).selectOption('A Formal, of Tones');
  await expectNoViolations(page, 'the start of a vote in Present', { within: '[role="dialog"]' });
  await dialog.getByRole('button', { name: 'Begin the vote' }).click();
  await expect(vote(page)).toBeVisible();
}

/** Nothing can be chosen before both have answered. */
async function askBoth(page: Page): Promise<void> {
  const good = goodOf(page);
  await expect(good).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('2');
  await vote(page).getByRole('button', { name: 'Run', exact: true }).click();
  await expect(good).not.toHaveAttribute('aria-disabled');
  await expect(side(page, 'Left')).toContainText(/Arr|In answer/);
  await expect(side(page, 'Right')).toContainText(/Arr|In answer/);
  await expect(vote(page)).not.toContainText(/Formal|Your changes|done in|First token/);
  await expectNoViolations(page, 'a vote in Present', { within: 'main' });
}

const expectOneVote = (page: Page) =>
  expect(vote(page).getByRole('status')).toHaveText('1 vote so far. Names are shown at the end.');

async function readOutcome(page: Page): Promise<void> {
  await vote(page).getByRole('button', { name: 'Show the names' }).click();
  const outcome = page.getByRole('main', { name: 'Outcome of the vote' });
  await expect(outcome.getByRole('heading', { level: 1 })).toHaveText(
    /^(Formal|Your changes) was better in 1 of 1 vote$/,
  );
  await outcome.getByRole('button', { name: 'Read both, question 1' }).click();
  const both = page.getByRole('dialog', { name: 'Question 1' });
  await expect(both.getByRole('article', { name: 'Your changes' })).toContainText('Arr');
  await expect(both.getByRole('article', { name: 'Formal' })).toContainText('In answer');
  await page.keyboard.press('Escape');
  await outcome.getByRole('button', { name: 'Leave' }).click();
}

/** A failed save asks to choose again. */
async function voteWhileNothingIsSaved(page: Page): Promise<void> {
  await page.route('**/workspace/v1/votes/**', (route) => route.abort());
  await goodOf(page).click();
  await expect(vote(page).getByRole('alert')).toContainText('Your vote is not saved yet: choose again.');
  await page.unroute('**/workspace/v1/votes/**');
}

test('two variants answer a question of a presentation without names, and the vote keeps both answers; one not saved is given again', async ({
  bench,
  expectedConsole,
  page,
  server,
}) => {
  expectedConsole.push(/Failed to load resource/);
  const sent: string[] = [];
  page.on('request', (request) => void (request.url().includes('/run/') && sent.push(request.postData() ?? '')));
  await keepSuite(server.url, SUITE);
  await bench.open('/?flow=tone-switcher');
  await fillTweaks(page, '{ "Tone Prompt": { "tone": "like a pirate" } }');
  await page.getByRole('button', { name: 'Present', exact: true }).click();
  await beginVote(page);
  await askBoth(page);
  expect(
    sent.map((body) => (body.includes('formal') ? 'formal' : body.includes('pirate') ? 'yours' : body)).toSorted(),
  ).toEqual(['formal', 'yours']);
  await page.keyboard.press('1');
  await expectOneVote(page);
  await expect(side(page, 'Left')).toContainText('Press Run to ask both.');
  await readOutcome(page);

  // Escape ends the vote.
  await page.getByRole('button', { name: 'Present', exact: true }).click();
  await openVote(page);
  await page.getByRole('button', { name: 'Begin the vote' }).click();
  await page.keyboard.press('Control+Enter');
  await expect(goodOf(page)).not.toHaveAttribute('aria-disabled');
  await voteWhileNothingIsSaved(page);
  await page.keyboard.press('2');
  await expectOneVote(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('main', { name: 'Present' })).toBeVisible();
});
