/** Progress of a run with several inputs. */
import type { Locator } from '@playwright/test';
import { expect, test } from './front-fixtures.ts';
import { messageResult, writeEvent } from './servers/run-answers.ts';

const OUTPUT = 'ChatOutput-n5FuZ';

test('the figures below the answers count the finished inputs, and keep the first token', async ({
  bench,
  page,
  front,
}) => {
  const steps: (() => void)[] = [];
  front.answerRuns((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const start = (input: number) => {
      writeEvent(response, { event: 'input-start', at: 0, input, inputs: {} });
      const text = { component: OUTPUT, message_id: `m${input}`, outputs: [OUTPUT], chunk: `words of ${input + 1}` };
      writeEvent(response, { event: 'text-delta', input, at: 0, ...text });
    };
    const end = (input: number) => {
      const result = messageResult(OUTPUT, 'Chat Output', `words of ${input + 1}`);
      writeEvent(response, { event: 'output-ready', at: 1, input, component: OUTPUT, index: 0, result });
      writeEvent(response, { event: 'input-end', at: 1, input });
    };
    writeEvent(response, { event: 'run-start', at: 0, session_id: 's', inputs: 2 });
    start(0);
    const at = { input: 0, at: 0 };
    for (const component of ['ChatInput-g7Kq2', 'Prompt-w3Xr8', 'LanguageModelComponent-b2LxT']) {
      writeEvent(response, { event: 'component-start', component, ...at });
      if (component !== 'LanguageModelComponent-b2LxT')
        writeEvent(response, { event: 'component-end', component, ...at });
    }
    steps.push(
      () => {
        end(0);
        start(1);
      },
      () => {
        end(1);
        writeEvent(response, { event: 'run-end', at: 2, session_id: 's' });
        response.end();
      },
    );
  });
  await bench.open(front.url);
  const card = page.getByRole('group', { name: 'Input 1', exact: true });
  const figures = page.getByRole('region', { name: 'Results' }).getByText(/^Run \d+ · /);
  await bench.runButton.click();
  await expect(bench.answer('Chat Output', 1)).toContainText('words of 1');
  await expect(figures).toContainText(/Run \d+ · 0 of 2 inputs · first token (under|\d)/);
  // However long the line of its components is, an input stays inside its pane.
  await expect(card).toContainText('Chat Input done, Prompt Template done, Language Model running');
  const widthOf = (part: Locator) => part.evaluate((element) => element.getBoundingClientRect().width);
  expect(await widthOf(card)).toBeLessThanOrEqual(
    await widthOf(page.getByRole('list', { name: 'Inputs', exact: true })),
  );
  steps[0]?.();
  await expect(bench.answer('Chat Output', 2)).toContainText('words of 2');
  await expect(figures).toContainText(/1 of 2 inputs · first token (under|\d)/);
  steps[1]?.();
  await expect(bench.status).toHaveText(/Run finished/);
  await expect(figures).toContainText(/· 2 inputs · .* · first token (under|\d)/);
});
