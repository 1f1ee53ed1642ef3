/** How far a run of several inputs is, while it goes. */
import { expect, test } from './front-fixtures.ts';
import { messageResult, writeEvent } from './servers/run-answers.ts';

const OUTPUT = 'ChatOutput-n5FuZ';

test('the figures below the answers count the inputs that are done, and keep the first token', async ({
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
  const figures = page.getByRole('region', { name: 'Results' }).getByText(/^Run \d+ · /);
  await bench.runButton.click();
  await expect(bench.answer('Chat Output', 1)).toContainText('words of 1');
  await expect(figures).toContainText(/Run \d+ · 0 of 2 inputs · first token (under|\d)/);
  steps[0]?.();
  await expect(bench.answer('Chat Output', 2)).toContainText('words of 2');
  await expect(figures).toContainText(/1 of 2 inputs · first token (under|\d)/);
  steps[1]?.();
  await expect(bench.status).toHaveText(/Run finished/);
  await expect(figures).toContainText(/· 2 inputs · .* · first token (under|\d)/);
});
