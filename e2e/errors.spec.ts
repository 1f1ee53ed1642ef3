import { expect, test } from './fixtures.ts';
import { type FrontServer, startFront } from './servers/front-server.ts';
import { answerPage, answerStream, answerWith, cutReply, dropConnection } from './servers/run-answers.ts';

let front: FrontServer;

test.beforeEach(async ({ server, expectedConsole }) => {
  front = await startFront(server.url);
  // Browsers log every failed request on the console.
  expectedConsole.push(/Failed to load resource/, /net::ERR/);
});
test.afterEach(() => front.close());

const detail = (status: number, text: string) => answerWith(status, { detail: text });

const cases = [
  {
    name: 'a wrong key',
    answer: detail(403, 'Invalid or missing API key'),
    title: 'The server refused the API key',
    action: 'Open Connection',
  },
  {
    name: 'an unknown flow',
    answer: detail(404, 'Flow identifier 00000000-0000-4000-8000-000000000000 not found'),
    title: 'This server has no flow with this id',
    action: 'Choose a flow',
  },
  {
    name: 'a body that is too large',
    answer: detail(413, 'The body is larger than 10 MB'),
    title: 'The request is too large for this server',
    action: 'Open Request plan',
  },
  {
    name: 'the page of a proxy',
    answer: answerPage(502),
    title: 'A proxy answered instead of the server',
    action: 'Run again',
  },
  {
    name: 'a web page with status 200',
    answer: answerPage(200),
    title: 'The server answered with a web page, not JSON',
    action: 'Choose a flow',
  },
  {
    name: 'half of a JSON',
    answer: answerWith(200, '{"session_id": "s", "outputs": [{"inp'),
    title: 'The answer is not valid JSON',
    action: 'Copy details',
  },
  {
    name: 'a component that fails',
    answer: detail(500, 'Error running graph: Error building Component Language Model: \n\nthe model exploded'),
    title: 'Language Model stopped with an error',
    action: 'Copy details',
  },
] as const;

test('each failure has its own message', async ({ bench, page }) => {
  await bench.open(front.url);
  for (const { name, answer, title, action } of cases) {
    await test.step(name, async () => {
      front.answerRuns(answer);
      await bench.run();
      await expect(page.getByRole('alert', { name: title })).toBeVisible();
      await expect(bench.status).toHaveText('Run failed');
      await expect(bench.input(1)).not.toHaveValue('');
      await expect(page.getByRole('button', { name: action }).first()).toBeVisible();
      await page.getByRole('button', { name: 'What the server said' }).click();
      await expect(page.getByRole('region', { name: 'Results' })).toContainText(/detail|nginx|session_id/);
    });
  }
});

test('an unknown session offers to run without it, and that works', async ({ bench, page }) => {
  await bench.open(front.url);
  await page.getByRole('textbox', { name: 'Session ID' }).fill('tb-5f21');
  front.answerRuns(detail(404, 'Session tb-5f21 not found'));
  await bench.run();
  await expect(page.getByRole('alert', { name: /does not know session "tb-5f21"/ })).toBeVisible();
  front.answerRuns(null);
  await page.getByRole('button', { name: 'Run without a session' }).click();
  await expect(bench.status).toHaveText(/Run finished/);
  await expect(page.getByRole('textbox', { name: 'Session ID' })).toHaveValue('');
});

test('a 422 leads to its field', async ({ bench, page }) => {
  await bench.open(front.url);
  front.answerRuns(
    answerWith(422, {
      detail: [
        { type: 'string_type', loc: ['body', 'inputs', 1, 'input_value'], msg: 'Input should be a valid string' },
      ],
    }),
  );
  await bench.run();
  await expect(page.getByRole('alert', { name: 'The server did not accept the request' })).toContainText(
    'Input should be a valid string',
  );
  await page.getByRole('button', { name: 'Go to the field' }).click();
  await expect(bench.input(2)).toBeFocused();
  await expect(bench.input(2)).toHaveAccessibleDescription(/Input should be a valid string/);
});

test('a cut stream keeps its text and says how much arrived', async ({ bench, page }) => {
  await bench.open(front.url);
  let cut = () => {};
  const cutAfter = new Promise<void>((done) => {
    cut = done;
  });
  front.answerRuns(
    answerStream({
      chunks: ['The first words ', 'and then '],
      component: 'ChatOutput-n5FuZ',
      displayName: 'Chat Output',
      ending: { cutAfter },
    }),
  );
  await bench.runButton.click();
  await expect(bench.answer('Chat Output', 1)).toContainText('The first words and then');
  cut();
  await expect(page.getByRole('alert', { name: /The stream ended early; 2 chunks were kept/ }).first()).toBeVisible();
  await expect(bench.answer('Chat Output', 1)).toContainText('The first words and then');
});

test('a truncated JSON reply is not called a stream', async ({ bench, page }) => {
  await bench.open(front.url);
  front.answerRuns(cutReply);
  await bench.run();
  const alert = page.getByRole('alert', { name: 'The reply ended early', exact: true });
  await expect(alert).toContainText('The connection closed before the whole reply had arrived.');
  await expect(page.getByRole('button', { name: 'Run again' }).first()).toBeVisible();
});

test('no answer at all is "Nothing answers", with Run again', async ({ bench, page }) => {
  await bench.open(front.url);
  front.answerRuns(dropConnection);
  await bench.run();
  await expect(page.getByRole('alert', { name: /Nothing answers at 127\.0\.0\.1:\d+/ })).toBeVisible();
  front.answerRuns(null);
  await page.getByRole('button', { name: 'Run again' }).click();
  await expect(bench.status).toHaveText(/Run finished/);
});

test('a stopped product is an unreachable server, and nothing typed is lost', async ({ bench, page }) => {
  // The last part that the page loads.
  const workers = ['editor.worker', 'json.worker'].map((name) =>
    page.waitForEvent('requestfinished', (request) => request.url().includes(name)),
  );
  await bench.open(front.url);
  await bench.input(1).fill('do not lose me');
  await bench.run();
  await bench.loadEditor();
  await Promise.all(workers);
  await front.close();
  await bench.run();
  await expect(page.getByRole('alert', { name: /Nothing answers at/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Connection: no answer/ })).toBeVisible();
  await expect(bench.input(1)).toHaveValue('do not lose me');
});

test('the page works without a font that cannot be loaded', async ({ bench, page }) => {
  const refused = page.waitForEvent('requestfailed', (request) => request.url().includes('jetbrains-mono'));
  await page.route('**/jetbrains-mono-*.css', (route) => route.abort());
  await bench.open();
  await refused;
  await bench.run();
  await expect(bench.answersOf(1)).toBeVisible();
});

test('a run over its time limit is stopped, and says after how long', async ({ bench, page, startServer }) => {
  const server = await startServer({ TWEAKBENCH_RUN_TIMEOUT: '2', TWEAKBENCH_DEMO_PACE: '3' });
  await bench.open(server.url);
  await bench.runButton.click();
  await expect(bench.status).toHaveText('Run failed');
  await expect(page.getByRole('alert', { name: 'No answer within 2 s' })).toBeVisible();
  await page.getByRole('button', { name: 'What the server said' }).click();
  await expect(page.getByRole('region', { name: 'Results' })).toContainText('TWEAKBENCH_RUN_TIMEOUT');
});
