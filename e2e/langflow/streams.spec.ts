/** Streamed text from real servers: in the right place, in parallel, complete or cut. */
import { expect, openFlow, publishEcho, publishSlow, test, WAYS } from './langflow-page.ts';
import { currentLangflow, olderLangflow } from './servers.ts';

const server = currentLangflow();
const older = olderLangflow();
/** Makes an answer last some seconds. */
const WORDS = 30;

test.beforeAll(async () => {
  await publishEcho(server, 'Suite models', { words: WORDS, delay: 0.15, flow: 'twomodels' });
  await publishSlow(server, 'Suite slow');
  for (const where of [server, older]) await publishEcho(where, 'Suite breaking', { words: WORDS, delay: 0.1 });
});

/** The text that a model repeats, as shown by the page: complete, and nothing twice. */
function echoed(style: string, prompt: string): string {
  const parts = `[${style}] You said: ${prompt}. `.split(' ');
  const words = Array.from({ length: WORDS }, (_, place) => parts[place % parts.length]);
  return words.join(' ').replaceAll(/ +/g, ' ').trim();
}

for (const { relay, way } of WAYS) {
  test(`two inputs and two models stream at once, each into its own output, ${way}`, async ({ bench, page }) => {
    await openFlow(bench, 'Suite models', { server, relay });
    await bench.input(1).fill('Ada about engines');
    await page.getByRole('button', { name: 'Add input' }).click();
    await bench.input(2).fill('Grace about ships');
    await page.getByRole('switch', { name: 'Stream' }).setChecked(true);
    await page.getByRole('button', { name: 'What will be sent' }).click();
    const plan = page.getByRole('region', { name: 'Request plan' });
    await plan.getByRole('radio', { name: 'At once' }).click();
    await plan.getByRole('textbox', { name: 'Requests at once' }).fill('2');
    await bench.runButton.click();
    const growing = page.getByRole('region', { name: 'Results' }).locator('[aria-busy=true]');
    await expect(growing.filter({ hasText: /^\[(plain|poem)\] You said: (Ada|Grace) about/ })).toHaveCount(4);
    await expect(bench.status).toHaveText(/Run finished/);
    for (const [input, said] of [
      [1, 'Ada about engines'],
      [2, 'Grace about ships'],
    ] as const) {
      for (const style of ['plain', 'poem']) {
        await expect.poll(() => bench.answerText(style, input)).toBe(echoed(style, said));
      }
    }
  });

  test(`text streams with Stream on, and Stop keeps the text, ${way}`, async ({ bench, page }) => {
    await openFlow(bench, 'Suite slow', { server, relay });
    await bench.input(1).fill('Ada about engines');
    const stream = page.getByRole('switch', { name: 'Stream' });
    await expect(stream).not.toBeChecked();
    await stream.setChecked(true);
    await bench.runButton.click();
    await expect(bench.answer('Chat Output', 1).locator('[aria-busy=true]')).toContainText(/\w+ \w+/);
    await bench.stopButton.click();
    await expect(bench.status).toHaveText('Run stopped');
    await expect(bench.answersOf(1)).toContainText('Stopped by you');
    await expect(bench.answer('Chat Output', 1)).toContainText(/\w+ \w+/);
  });
}

const cut = { on: 'base 0.7.3', where: older, name: /^The stream ended early; \d+ chunks were kept$/ };

for (const { on, where, name, relay, way } of [
  { on: '1.13.0', where: server, name: 'Echo LLM stopped with an error', ...WAYS[0] },
  // It reports no error, but just stops.
  ...WAYS.map((both) => ({ ...cut, ...both })),
]) {
  test(`an answer is complete, and a truncated one is reported and kept, on ${on}, ${way}`, async ({ bench, page }) => {
    await openFlow(bench, 'Suite breaking', { server: where, relay });
    await bench.input(1).fill('Ada about engines');
    await page.getByRole('switch', { name: 'Stream' }).setChecked(true);
    await bench.runButton.click();
    await expect(bench.answer('Chat Output', 1).locator('[aria-busy=true]')).toContainText('You said');
    await expect(bench.status).toHaveText(/Run finished/);
    await expect.poll(() => bench.answerText('Chat Output', 1)).toBe(echoed('plain', 'Answer as : Ada about engines'));

    await bench.setTweaks('{ "Echo LLM": { "style": "break off" } }');
    await bench.run();
    await expect(bench.status).toHaveText('Run failed');
    await expect(page.getByRole('alert', { name }).first()).toBeVisible();
    await expect(bench.answer('Chat Output', 1)).toContainText('[break off] You said: Answer');
  });
}
