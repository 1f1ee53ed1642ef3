/** A flow that its server cannot deliver: the error is shown in place of the answers, with a way to try again. */
import { expect as expectFront, test as frontTest } from '../front-fixtures.ts';
import { expect, test } from '../langflow-fixtures.ts';
import { CHAT_NAME, type LangflowServer, startLangflow } from '../servers/langflow-server.ts';
import { answerPage, answerWith } from '../servers/run-answers.ts';

const FAILURE = 'Could not load the flow';

frontTest('a flow that could not be loaded is loaded on Try again', async ({ bench, expectedConsole, front, page }) => {
  expectedConsole.push(/Failed to load resource/);
  front.answerFlows(answerPage(502));
  await page.goto(front.url);
  const alert = page.getByRole('alert', { name: FAILURE });
  await expectFront(alert).toContainText('A proxy answered instead of the server');
  const again = alert.getByRole('button', { name: 'Try again' });
  front.answerFlows(answerWith(500, { detail: 'the disk is full' }));
  await again.click();
  await expectFront(alert).toContainText('the disk is full');
  await expectFront(again).toBeFocused();
  front.answerFlows(null);
  await again.click();
  await expectFront(alert).toBeHidden();
  await bench.run();
  await expectFront(bench.answersOf(1)).toContainText('Ada');
  // The changes are shown once the run is saved.
  await expectFront(page.getByRole('region', { name: 'History' })).toContainText('tone, temperature');

  // The error is also shown above the answers of a run, which need no flow.
  front.answerFlows(answerPage(502));
  await page.reload();
  await expectFront(alert).toContainText('A proxy answered instead of the server');
  await expectFront(bench.answersOf(1)).toContainText('Ada');
  front.answerFlows(null);
  await again.click();
  await expectFront(alert).toBeHidden();
  await expectFront(bench.answersOf(1)).toContainText('Ada');
});

test('the flow of a Langflow is fetched when Test or Connect finds that the server answers', async ({
  bench,
  expectedConsole,
  langflow,
  page,
  panel,
}) => {
  expectedConsole.push(/Failed to load resource/);
  const alert = page.getByRole('alert', { name: FAILURE });
  const second = await startLangflow();
  const loadOn = async (button: string, server: LangflowServer) => {
    server.settings = { isFlowBroken: true };
    await panel.connect({ address: server.url, relay: true });
    await expect(alert).toContainText('no such table');
    server.settings = {};
    await panel.press(button);
    await expect(alert).toBeHidden();
    await panel.close();
    await expect(bench.flow).toHaveValue(CHAT_NAME);
    await bench.input(1).fill('hi');
    await bench.run();
    await expect(bench.answersOf(1)).toContainText('You said: hi');
  };
  await bench.open();
  await loadOn('Test', langflow);
  // The page does not know the second server yet.
  await panel.useEmbedded();
  await loadOn('Connect', second);
  await second.close();
});
