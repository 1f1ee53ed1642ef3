import { expect, test } from './fixtures.ts';
import { readBrowserStorage } from './pages/read-browser-storage.ts';
import { startFront } from './servers/front-server.ts';
import { answerStream } from './servers/run-answers.ts';
import { startTweakbench } from './servers/tweakbench-server.ts';

const HOSTILE = [
  '<script>window.hacked = 1</script>',
  '<img src="https://evil.example/x.png" onerror="window.hacked = 2">',
  '![pixel](https://evil.example/pixel.png)',
  '[click](javascript:window.hacked=3)',
  '<a href="data:text/html,<script>1</script>">data</a>',
  '<iframe src="https://evil.example"></iframe>',
  '<svg onload="window.hacked = 4"></svg>',
  '<form action="https://evil.example"><input name="a"></form>',
  '<style>body { display: none }</style>',
  '[fine](https://example.org/page)',
].map((line) => `${line}\n\n`);

test('hostile output runs nothing, fetches nothing, and links say where they go', async ({ bench, page, server }) => {
  const front = await startFront(server.url);
  await bench.open(front.url);
  front.answerRuns(
    answerStream({ chunks: HOSTILE, component: 'ChatOutput-n5FuZ', displayName: 'Chat Output', ending: 'complete' }),
  );
  await bench.run();
  const answer = bench.answer('Chat Output', 1);
  await expect(answer.getByRole('link', { name: 'fine' })).toHaveAttribute('rel', /noopener/);
  expect(await page.evaluate(() => Reflect.get(window, 'hacked'))).toBeUndefined();
  await expect(answer.locator('script, iframe, form, style, svg[onload], img')).toHaveCount(0);
  for (const link of await answer.getByRole('link').all())
    expect(await link.getAttribute('href')).not.toMatch(/^(javascript|data):/i);
  await expect(answer.getByRole('link', { name: /evil\.example/ })).toBeVisible();
  await front.close();
});

test('the policy forbids eval and inline script', async ({ bench, page }) => {
  const response = await page.goto('/');
  const policy = response?.headers()['content-security-policy'] ?? '';
  expect(policy).toContain("default-src 'self'");
  expect(policy).not.toContain('unsafe-eval');
  expect(policy.replace(/style-src[^;]*/, '')).not.toContain('unsafe-inline');
  await expect(bench.input(1)).toBeEditable();
});

test('a key and a secret tweak reach the server, but no store, link, file or log', async ({ browser }) => {
  const key = 'canary-key-7391';
  const secret = 'canary-secret-8842';
  const server = await startTweakbench({ TWEAKBENCH_API_KEY: key });
  let log = '';
  server.process.stdout?.on('data', (chunk: Buffer) => {
    log += chunk.toString();
  });
  server.process.stderr?.on('data', (chunk: Buffer) => {
    log += chunk.toString();
  });
  const context = await browser.newContext({ baseURL: server.url, permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await context.newPage();
  await page.goto('/');
  await page.getByRole('button', { name: /^Connection:/ }).click();
  await page.getByRole('textbox', { name: 'API key' }).fill(key);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Connection: Embedded engine' })).toBeVisible();
  await page.keyboard.press('Escape');
  const input = page.getByRole('textbox', { name: 'Input 1 value' });
  await expect(input).toHaveValue(/Ada/);

  const editor = page.locator('.monaco-editor').getByRole('textbox', { name: 'Tweaks JSON' });
  await editor.focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.evaluate(
    (text) => navigator.clipboard.writeText(text),
    `{ "Language Model": { "api_key": "${secret}" } }`,
  );
  await page.keyboard.press('ControlOrMeta+V');
  const sent = page.waitForRequest((request) => request.url().includes('/run/advanced/'));
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const request = await sent;
  expect(request.headers()['x-api-key']).toBe(key);
  expect(request.postData()).toContain(secret);
  await expect(page.getByRole('status', { name: 'Run status' })).toHaveText(/Run (finished|failed)/);

  await page.getByRole('button', { name: 'Copy link' }).click();
  // Copying a link loads code first; until then the clipboard has the pasted text.
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('#');
  const stores = await readBrowserStorage(page);
  expect(stores).toContain('Ada');
  expect(stores).not.toContain(key);
  expect(stores).not.toContain(secret);
  await context.close();
  await server.stop();
  expect(log).not.toContain(key);
  expect(log).not.toContain(secret);
});
