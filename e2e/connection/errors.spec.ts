import { expect, test } from '../front-fixtures.ts';
import type { BenchPage } from '../pages/bench-page.ts';
import type { FrontServer } from '../servers/front-server.ts';
import { answerPage, answerStream, answerWith, cutReply, dropConnection } from '../servers/run-answers.ts';

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
    action: 'Open What will be sent',
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

const alertOf = ({ page }: BenchPage, name: RegExp | string) => page.getByRole('alert', { name, exact: true });

const BUSY = {
  message: '(sqlite3.OperationalError) database is locked\n[SQL: UPDATE apikey SET last_used_at=?]\n[parameters: ()]',
};

/** Failures that take more steps than one answer and one button. */
const STEPS: Record<string, (bench: BenchPage, front: FrontServer) => Promise<void>> = {
  'a truncated JSON reply is not called a stream': async (bench, front) => {
    front.answerRuns(cutReply);
    await bench.run();
    await expect(alertOf(bench, 'The reply ended early')).toContainText(
      'The connection closed before the whole reply had arrived.',
    );
    await expect(bench.page.getByRole('button', { name: 'Run again' }).first()).toBeVisible();
  },
  'a cut stream keeps its text and says how much arrived': async (bench, front) => {
    let cut = () => {};
    const cutAfter = new Promise<void>((done) => {
      cut = done;
    });
    const chunks = ['The first words ', 'and then '];
    const output = { component: 'ChatOutput-n5FuZ', displayName: 'Chat Output' };
    front.answerRuns(answerStream({ chunks, ...output, ending: { cutAfter } }));
    await bench.runButton.click();
    await expect(bench.answer('Chat Output', 1)).toContainText('The first words and then');
    cut();
    await expect(alertOf(bench, /The stream ended early; 2 chunks were kept/).first()).toBeVisible();
    await expect(bench.answer('Chat Output', 1)).toContainText('The first words and then');
  },
  'a 422 leads to its field': async (bench, front) => {
    const msg = 'Input should be a valid string';
    const loc = ['body', 'inputs', 1, 'input_value'];
    front.answerRuns(answerWith(422, { detail: [{ type: 'string_type', loc, msg }] }));
    await bench.run();
    await expect(alertOf(bench, 'The server did not accept the request')).toContainText(msg);
    await bench.page.getByRole('button', { name: 'Go to the field' }).click();
    await expect(bench.input(2)).toBeFocused();
    await expect(bench.input(2)).toHaveAccessibleDescription(/Input should be a valid string/);
  },
  'no answer at all is "Nothing answers", with Run again': async (bench, front) => {
    front.answerRuns(dropConnection);
    await bench.run();
    await expect(alertOf(bench, /Nothing answers at 127\.0\.0\.1:\d+/)).toBeVisible();
    front.answerRuns(null);
    await bench.page.getByRole('button', { name: 'Run again' }).click();
    await expect(bench.status).toHaveText(/Run finished/);
  },
  'a busy database is asked once more, with a note, and then says what to do': async (bench, front) => {
    const busy = answerWith(500, BUSY);
    let requests = 0;
    front.answerRuns((...exchange) => {
      requests += 1;
      return busy(...exchange);
    });
    await bench.runButton.click();
    await expect(bench.page.getByText(/was busy before it began, so the request was sent again/).first()).toBeVisible();
    const alert = alertOf(bench, "Langflow's database was busy");
    await expect(alert).toContainText('It had not begun. Run it again; if it comes often, send fewer requests at once');
    await expect(alert).not.toContainText('SQL:');
    expect(requests).toBe(2);
    await bench.page.getByRole('button', { name: 'What the server said' }).click();
    await expect(alert).toContainText('[SQL: UPDATE apikey');
  },
  'an unknown session offers to run without it, and that works': async (bench, front) => {
    const session = bench.page.getByRole('textbox', { name: 'Session ID' });
    await session.fill('tb-5f21');
    front.answerRuns(detail(404, 'Session tb-5f21 not found'));
    await bench.run();
    await expect(alertOf(bench, /does not know session "tb-5f21"/)).toBeVisible();
    front.answerRuns(null);
    await bench.page.getByRole('button', { name: 'Run without a session' }).click();
    await expect(bench.status).toHaveText(/Run finished/);
    await expect(session).toHaveValue('');
  },
};

test('each failure has its own message, and a way on', async ({ bench, expectedConsole, front, page }) => {
  // Browsers log every failed request on the console.
  expectedConsole.push(/Failed to load resource/, /net::ERR/);
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
  for (const [name, step] of Object.entries(STEPS)) await test.step(name, () => step(bench, front));
});
