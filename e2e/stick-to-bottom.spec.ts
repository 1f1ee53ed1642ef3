/** Streamed text: the view follows it at the end, and does not move while someone reads further up. */
import { expect, test } from './front-fixtures.ts';
import { boxOf } from './pages/box-of.ts';
import { GREETING, openRequest } from './pages/open-request.ts';
import { messageResult, writeEvent } from './servers/run-answers.ts';

const OUTPUT = 'ChatOutput-n5FuZ';
const PART = 30;
/** The first part leaves room below it. */
const FIRST = 3;

test('the answers scroll with new text, stop for a reader further up, and follow again', async ({
  bench,
  page,
  front,
}) => {
  let sendPart: (part: number) => void = () => undefined;
  let end: () => void = () => undefined;
  front.answerRuns((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const text = { event: 'text-delta', input: 0, component: OUTPUT, message_id: 'm', outputs: [OUTPUT] };
    writeEvent(response, { event: 'run-start', at: 0, session_id: 's', inputs: 1 });
    writeEvent(response, { event: 'input-start', at: 0, input: 0, inputs: {} });
    let whole = '';
    sendPart = (part) => {
      const chunk = Array.from(
        { length: part === 1 ? FIRST : PART },
        (_, line) => `part ${part}, line ${line}\n\n`,
      ).join('');
      whole += chunk;
      writeEvent(response, { ...text, at: part, chunk });
    };
    end = () => {
      const result = messageResult(OUTPUT, 'Chat Output', whole);
      writeEvent(response, { event: 'output-ready', at: 9, input: 0, component: OUTPUT, index: 0, result });
      writeEvent(response, { event: 'input-end', at: 9, input: 0 });
      writeEvent(response, { event: 'run-end', at: 9, session_id: 's' });
      response.end();
    };
    sendPart(1);
  });
  await openRequest(bench, GREETING, front.url);
  await bench.runButton.click();
  const line = (part: number, number: number) => page.getByText(`part ${part}, line ${number}`, { exact: true });
  await expect(line(1, FIRST - 1)).toBeInViewport();
  sendPart(2);
  await expect(line(2, PART - 1)).toBeInViewport();

  // Scrolled up: new text stays below, and the visible text does not move.
  await bench.answer('Chat Output', 1).hover();
  await page.mouse.wheel(0, -900);
  await expect(line(2, PART - 1)).not.toBeInViewport();
  const read = line(2, 5);
  await read.scrollIntoViewIfNeeded();
  const before = await boxOf(read);
  sendPart(3);
  await expect(line(3, PART - 1)).toBeAttached();
  await expect(line(3, PART - 1)).not.toBeInViewport();
  expect(await boxOf(read)).toEqual(before);

  await page.mouse.wheel(0, 10_000);
  await expect(line(3, PART - 1)).toBeInViewport();
  sendPart(4);
  await expect(line(4, PART - 1)).toBeInViewport();

  await page.mouse.wheel(0, -900);
  await expect(line(4, PART - 1)).not.toBeInViewport();
  end();
  await expect(bench.status).toHaveText(/Run finished/);
  await expect(line(4, PART - 1)).not.toBeInViewport();
});
