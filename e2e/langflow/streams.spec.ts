/** Streamed text from real servers: in the right output, in parallel, complete or cut. */
import type { BenchPage } from '../pages/bench-page.ts';
import { enterTweaks, expect, openFlow, publishEcho, publishSlow, test } from './langflow-page.ts';
import { currentLangflow, olderLangflow } from './servers.ts';

const server = currentLangflow();
const older = olderLangflow();
const WORDS = 30;

test.beforeAll(async () => {
  await publishEcho(server, 'Suite models', { words: WORDS, flow: 'twomodels' });
  await publishSlow(server, 'Suite two slow models', 'twomodels');
  for (const where of [server, older]) {
    await publishEcho(where, 'Suite breaking', { words: WORDS });
    await publishSlow(where, 'Suite slow');
  }
});

/** The text that a model repeats, as shown by the page: complete, and nothing twice. */
function echoed(style: string, prompt: string): string {
  const parts = `[${style}] You said: ${prompt}. `.split(' ');
  const words = Array.from({ length: WORDS }, (_, index) => parts[index % parts.length]);
  return words.join(' ').replaceAll(/ +/g, ' ').trim();
}

const QUESTIONS = ['Ada about engines', 'Grace about ships'] as const;

async function askBoth(bench: BenchPage): Promise<void> {
  await bench.input(1).fill(QUESTIONS[0]);
  await bench.page.getByRole('button', { name: 'Add input' }).click();
  await bench.input(2).fill(QUESTIONS[1]);
}

/** Runs, sees as many texts grow at once, and stops in the middle of them. */
async function stopWhileGrowing(bench: BenchPage, count: number, start: RegExp): Promise<void> {
  await bench.runButton.click();
  const growing = bench.page.getByRole('region', { name: 'Results' }).locator('[aria-busy=true]');
  await expect(growing.filter({ hasText: start })).toHaveCount(count);
  await bench.stopButton.click();
  await expect(bench.status).toHaveText('Run stopped');
  await expect(bench.answersOf(1)).toContainText('Stopped by you');
}

test('two inputs and two models stream in parallel, each into its own output, and Stop keeps the text', async ({
  bench,
  page,
}) => {
  const stream = page.getByRole('switch', { name: 'Stream' });
  await openFlow(bench, 'Suite two slow models', { server, relay: false });
  await askBoth(bench);
  await expect(stream).not.toBeChecked();
  await stream.setChecked(true);
  await page.getByRole('button', { name: 'What will be sent' }).click();
  const plan = page.getByRole('dialog', { name: 'What will be sent' });
  await plan.getByRole('radio', { name: 'At once' }).click();
  await plan.getByRole('textbox', { name: 'Requests at once' }).fill('2');
  await stopWhileGrowing(bench, 4, /^\[(plain|poem)\] You said: (Ada|Grace) about/);
  for (const style of ['plain', 'poem']) await expect(bench.answer(style, 1)).toContainText('You said: Ada about');

  await plan.getByRole('button', { name: 'Close' }).click();
  await stream.setChecked(false);
  await bench.keepOneInput();
  await bench.chooseFlow('Suite models');
  await askBoth(bench);
  await stream.setChecked(true);
  await bench.run();
  await expect(bench.status).toHaveText(/Run finished/);
  for (const [index, question] of QUESTIONS.entries()) {
    for (const style of ['plain', 'poem'])
      await expect.poll(() => bench.answerText(style, index + 1)).toBe(echoed(style, question));
  }
});

const CUT = /^The stream ended early; \d+ chunks were kept$/;

test('an answer grows and is complete, and a truncated one is reported and kept', async ({ bench, page }) => {
  const stream = page.getByRole('switch', { name: 'Stream' });
  for (const { on, where, relay, name } of [
    {
      on: 'the current release, through the relay',
      where: server,
      relay: true,
      name: 'Echo LLM stopped with an error',
    },
    // This release reports no error; its stream just ends.
    { on: 'base 0.7.3, directly', where: older, relay: false, name: CUT },
  ]) {
    await test.step(on, async () => {
      await openFlow(bench, 'Suite slow', { server: where, relay });
      await bench.input(1).fill(QUESTIONS[0]);
      await stream.setChecked(true);
      await stopWhileGrowing(bench, 1, /You said/);
      await expect(bench.answer('Chat Output', 1)).toContainText('You said');

      await bench.chooseFlow('Suite breaking');
      await bench.input(1).fill(QUESTIONS[0]);
      await stream.setChecked(true);
      await bench.run();
      await expect(bench.status).toHaveText(/Run finished/);
      await expect.poll(() => bench.answerText('Chat Output', 1)).toBe(echoed('plain', `Answer as : ${QUESTIONS[0]}`));
      await enterTweaks(bench, '{ "Echo LLM": { "style": "break off" } }');
      await bench.run();
      await expect(bench.status).toHaveText('Run failed');
      await expect(page.getByRole('alert', { name }).first()).toBeVisible();
      await expect(bench.answer('Chat Output', 1)).toContainText('[break off] You said: Answer');
    });
  }
});
