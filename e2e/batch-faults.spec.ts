import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, test } from './fixtures.ts';
import { BatchPart } from './pages/batch-part.ts';
import { type RunAnswer, startFront } from './servers/front-server.ts';
import { answerPage, answerWith, dropConnection, messageResult } from './servers/run-answers.ts';
import { startTweakbench, type TweakbenchServer } from './servers/tweakbench-server.ts';

/** The connection breaks in the middle of the answer. */
function cut(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('{"session_id": "s", "outputs": [{"inp');
  setTimeout(() => response.destroy(), 400);
}

/** Like a server that gives each run one second. */
async function runOut(slow: TweakbenchServer, path: string, body: string, response: ServerResponse): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(slow.url + path, { method: 'POST', headers, body });
  response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
  response.end(await answer.text());
}

const FAULTS = [
  { row: 'is cut', says: 'The reply ended early', answer: cut },
  { row: 'runs out', says: 'No answer within 1 s', answer: null },
  {
    row: 'is refused',
    says: 'refuse',
    answer: answerWith(422, {
      detail: { code: 'TWEAKS_REFUSED', error: 'x', message: 'Tweaks refused', fields: ['code'] },
    }),
  },
  { row: 'is a page', says: 'The server answered with a web page, not JSON', answer: answerPage(200) },
  { row: 'is of a proxy', says: 'A proxy answered instead of the server', answer: answerPage(502) },
  { row: 'is half', says: 'The answer is not valid JSON', answer: answerWith(200, '{"session_id": "s", "outp') },
  { row: 'hangs up', says: 'Nothing answers at', answer: dropConnection },
] as const;

test('each row says how it failed, and succeeds when it runs again', async ({
  bench,
  page,
  server,
  expectedConsole,
}) => {
  expectedConsole.push(/Failed to load resource/, /net::ERR/);
  const front = await startFront(server.url);
  const slow = await startTweakbench({ TWEAKBENCH_RUN_TIMEOUT: '1', TWEAKBENCH_DEMO_PACE: '3' });
  const asked: string[] = [];
  let isMended = false;
  const answer: RunAnswer = async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    const text: string = JSON.parse(body).inputs[0].input_value;
    asked.push(text);
    const fault = isMended ? undefined : FAULTS.find(({ row }) => row === text);
    if (fault?.answer) return fault.answer(request, response);
    if (fault) return runOut(slow, request.url ?? '', body, response);
    const result = messageResult('ChatOutput-n5FuZ', 'Chat Output', `echo ${text}`);
    return answerWith(200, { session_id: 's', outputs: [{ inputs: { input_value: text }, outputs: [result] }] })(
      request,
      response,
    );
  };
  front.answerRuns(answer);
  await bench.open(front.url);
  const batch = new BatchPart(page);
  const { region } = batch;
  await batch.open();
  const rows = ['is fine', ...FAULTS.map(({ row }) => row)];
  await batch.start(rows.join('\n'));
  await expect(region).toContainText('8 of 8 rows · 1 answered · 7 errors');
  await page.reload();
  const lines = batch.table.getByRole('row');
  for (const { row, says } of FAULTS) {
    const line = lines.filter({ hasText: row });
    await expect(line).toContainText('Error');
    await expect(line).toContainText(says);
  }
  // A failed row is a run with its own error view.
  await batch.showButton(2).click();
  await region.getByRole('button', { name: 'Open as a run' }).click();
  await expect(page.getByRole('region', { name: 'Results' }).getByRole('alert').first()).toContainText(
    'The reply ended early',
  );
  await batch.open();

  isMended = true;
  await region.getByRole('button', { name: 'Run rows with errors again' }).click();
  await expect(region).toContainText('8 of 8 rows · 8 answered');
  for (const row of rows) await expect(lines.filter({ hasText: `echo ${row}` })).toHaveCount(1);
  // A browser may retry by itself after a dropped connection.
  const once = (all: readonly string[]) => all.filter((row) => row !== 'hangs up').toSorted();
  expect(once(asked)).toEqual(once([...rows, ...rows.slice(1)]));
  await front.close();
  await slow.stop();
});
