/** Connecting to a Langflow: profiles, keys, and what the browser blocks. */
import { expect, test } from '../langflow-fixtures.ts';
import { expectNoViolations } from '../pages/axe.ts';
import { ConnectionPanel } from '../pages/connection-panel.ts';
import { CHAT_NAME, startLangflow } from '../servers/langflow-server.ts';
import { startTweakbench } from '../servers/tweakbench-server.ts';

test.beforeEach(({ expectedConsole }) => {
  // Probing requests routes that a server may not have, and the browser logs that.
  expectedConsole.push(/Failed to load resource/, /net::ERR/, /blocked by CORS policy/);
});

test('the configured Langflow needs one click on Connect, and its key stays on the server', async ({
  bench,
  langflow,
  page,
  panel,
}) => {
  langflow.settings = { apiKey: 'canary-of-settings' };
  const product = await startTweakbench({ LANGFLOW_URL: langflow.url, LANGFLOW_API_KEY: 'canary-of-settings' });
  try {
    const said: (string | Promise<string>)[] = [];
    page.on('request', (request) => said.push(JSON.stringify(request.headers())));
    page.on('requestfinished', (request) => {
      if (['fetch', 'xhr'].includes(request.resourceType())) {
        said.push(request.response().then((response) => response?.text() ?? ''));
      }
    });
    await bench.open(product.url);
    await panel.open();
    await panel.dialog.getByRole('radio', { name: 'Langflow server' }).click();
    await expect(panel.address).toHaveValue(langflow.url);
    await expect(panel.relay).toBeChecked();
    await expect(panel.dialog).toContainText('Not needed: this server adds the key');
    await panel.press('Connect');
    await expect(panel.chip(`Langflow 1.13, ${langflow.host}`)).toBeVisible();
    await expect(panel.dialog.getByLabel('What this server can do')).toContainText('Live component statesyes');
    await expectNoViolations(page, 'connected', { within: '[role="dialog"]' });
    await panel.close();
    await expect(bench.flow).toHaveValue(CHAT_NAME);
    await bench.input(1).fill('Ada');
    await bench.run();
    await expect(bench.answersOf(1)).toContainText('You said: Ada');
    expect(langflow.runs.map(({ headers }) => headers['x-api-key'])).toEqual(['canary-of-settings']);
    expect((await Promise.all(said)).join()).not.toContain('canary-of-settings');
  } finally {
    await product.stop();
  }
});

test('servers are saved by name, and a key is forgotten by a reload unless the user keeps it for the tab', async ({
  bench,
  langflow,
  page,
  panel,
}) => {
  const first = await startLangflow();
  const isFirst = panel.chip(`Langflow 1.13, ${first.host}`);
  await bench.open();
  await panel.connect({ address: first.url, relay: false, profile: 'Staging' });
  await expect(isFirst).toBeVisible();

  langflow.settings = { apiKey: 'canary-key' };
  const ready = panel.chip(`Langflow 1.13, ${langflow.host}`);
  const needed = panel.chip(`key needed, ${langflow.host}`);
  const refused = panel.chip(`key refused, ${langflow.host}`);
  const stores = () => page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  await panel.connect({ address: langflow.url, key: 'wrong', relay: true, profile: 'Laptop' });
  await expect(panel.dialog).toContainText('The server refused this key');
  await expect(isFirst).toBeVisible();
  await panel.connect({ key: 'canary-key' });
  await expect(ready).toBeVisible();
  expect(await stores()).not.toContain('canary-key');

  await page.reload();
  await expect(needed).toBeVisible();
  const chooseName = async (name: string) => {
    await panel.open();
    await panel.dialog.getByRole('combobox', { name: 'Name (optional)' }).click();
    await page.getByRole('option', { name }).click();
  };
  await chooseName('Staging');
  await expect(panel.address).toHaveValue(first.url);
  await expect(panel.relay).not.toBeChecked();
  await panel.press('Connect');
  await expect(isFirst).toBeVisible();
  await panel.press('Forget profile');
  await expect(panel.dialog.getByRole('combobox', { name: 'Name (optional)' })).toHaveValue('');
  await chooseName('Laptop');
  await expect(panel.relay).toBeChecked();
  await panel.key.fill('canary-key');
  await panel.dialog.getByRole('switch', { name: 'Keep the key across reloads' }).setChecked(true);
  await panel.press('Connect');
  await expect(ready).toBeVisible();
  await first.close();
  await page.reload();
  await expect(ready).toBeVisible();
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('canary-key');

  // Revoked meanwhile: the run fails, and the connection says why.
  await bench.input(1).fill('Grace');
  langflow.settings = { apiKey: 'another-key' };
  await bench.run();
  await expect(page.getByRole('alert', { name: 'The server refused the API key' })).toBeVisible();
  await expect(refused).toBeVisible();
});

test("a request that the page's own policy blocks is blamed on the policy, not on the server", async ({
  bench,
  expectedConsole,
  langflow,
  page,
  panel,
}) => {
  expectedConsole.push(/Content Security Policy/);
  const tighten = async (route: import('@playwright/test').Route) => {
    const response = await route.fetch();
    const policy = response
      .headers()
      ['content-security-policy']?.replace("connect-src 'self' http: https:", "connect-src 'self'");
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy ?? '' } });
  };
  await page.route((url) => url.pathname === '/', tighten);
  await bench.open();
  await panel.connect({ address: langflow.url, relay: false });
  await expect(panel.dialog).toContainText('The security policy of this page does not allow it');
  await panel.connect({ relay: true });
  await expect(panel.chip(`Langflow 1.13, ${langflow.host}`)).toBeVisible();
});

test('a public page says that the browser may block access to this machine, and the relay solves it', async ({
  langflow,
  playwright,
}) => {
  const product = await startTweakbench({ TWEAKBENCH_ALLOWED_HOSTS: 'bench.example' });
  const { port } = new URL(product.url);
  const browser = await playwright.chromium.launch({
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--host-resolver-rules=MAP bench.example 127.0.0.1',
      // The product then counts as an internet server, and the Langflow as a local one.
      `--ip-address-space-overrides=127.0.0.1:${port}=public`,
    ],
  });
  try {
    const page = await browser.newPage();
    const panel = new ConnectionPanel(page);
    await page.goto(`http://bench.example:${port}/`);
    await expect(page.getByRole('textbox', { name: 'Input 1 value' })).toBeEditable();
    await panel.connect({ address: langflow.url, relay: false });
    await expect(panel.dialog).toContainText('The server is on your machine or network');
    // The browser blocked everything, although the server allows every origin.
    expect(langflow.seen.filter(({ method }) => method !== 'OPTIONS')).toEqual([]);
    await panel.connect({ relay: true });
    await expect(panel.chip(`Langflow 1.13, ${langflow.host}`)).toBeVisible();
  } finally {
    await browser.close();
    await product.stop();
  }
});
