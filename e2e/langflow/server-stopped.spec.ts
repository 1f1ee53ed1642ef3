/** A Langflow that is stopped in the middle of runs. */
import { BenchPage } from '../pages/bench-page.ts';
import { expect, openFlow, publishSlow, test, WAYS } from './langflow-page.ts';
import { currentLangflow, currentProcessGroup } from './servers.ts';

const server = currentLangflow();
const QUESTION = 'Ada about engines';

test('when a server is stopped in mid-run, streamed text is kept, and each run says what happened', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(400_000);
  await publishSlow(server, 'Suite stopped');
  const context = await browser.newContext({ baseURL: baseURL ?? '' });
  try {
    const runs = WAYS.flatMap(({ relay, way }) => [true, false].map((isStreamed) => ({ relay, way, isStreamed })));
    const benches = await Promise.all(
      runs.map(async ({ relay, isStreamed }) => {
        const bench = new BenchPage(await context.newPage());
        await openFlow(bench, 'Suite stopped', { server, relay });
        await bench.input(1).fill(QUESTION);
        await bench.page.getByRole('switch', { name: 'Stream' }).setChecked(isStreamed);
        await bench.runButton.click();
        await expect(bench.stopButton).toBeVisible();
        return { bench, isStreamed };
      }),
    );
    for (const { bench, isStreamed } of benches)
      if (isStreamed) await expect(bench.answer('Chat Output', 1)).toContainText(/\w+ \w+ \w+/);
    process.kill(-currentProcessGroup(), 'SIGKILL');
    for (const { bench, isStreamed } of benches) {
      await expect(bench.status).toHaveText('Run failed');
      const title = isStreamed ? /The stream ended early; [\d,]+ chunks? w/ : /Nothing answers at/;
      await expect(bench.page.getByRole('alert', { name: title }).first()).toBeVisible();
      if (isStreamed) await expect(bench.answer('Chat Output', 1)).toContainText(/\w+ \w+ \w+/);
      await expect(bench.input(1)).toHaveValue(QUESTION);
    }
  } finally {
    await context.close();
  }
});
