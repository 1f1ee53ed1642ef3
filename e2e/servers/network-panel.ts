/** Drives Chromium's own network panel: what its "Copy as …" puts on the clipboard for a request of a page. */
import { createServer } from 'node:net';
import { type Browser, chromium, expect } from '@playwright/test';

/** As in the panel's menu. */
export type CopyForm = 'cURL (bash)' | 'cURL (cmd)' | 'PowerShell' | 'fetch';

export interface SentRequest {
  path: string;
  headers: Record<string, string>;
  body: string;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (typeof address !== 'object' || address === null) throw new Error('There is no free port');
  return address.port;
}

/** Sends the requests from a page of the server while the panel is open, and copies each in each form. Their paths differ. */
export async function copyFromNetworkPanel(
  url: string,
  sent: readonly SentRequest[],
): Promise<Record<CopyForm, string>[]> {
  const port = await freePort();
  const executablePath = process.env.CHROMIUM_PATH;
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: ['--no-sandbox', '--disable-gpu', `--remote-debugging-port=${port}`, '--remote-allow-origins=*'],
  });
  try {
    return await copyIn(browser, port, url, sent);
  } finally {
    await browser.close();
  }
}

async function copyIn(browser: Browser, port: number, url: string, sent: readonly SentRequest[]) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.route(`${url}/blank`, (route) => route.fulfill({ contentType: 'text/html', body: '' }));
  await page.goto(`${url}/blank`);
  const reply = await fetch(`http://127.0.0.1:${port}/json/list`);
  const targets: { id: string; url: string }[] = await reply.json();
  const target = targets.find((item) => item.url.startsWith(url));
  if (!target) throw new Error('The page is no target of the network panel');
  const panel = await context.newPage();
  const socket = panel.waitForEvent('websocket');
  await panel.goto(
    `http://127.0.0.1:${port}/devtools/inspector.html?ws=127.0.0.1:${port}/devtools/page/${target.id}&panel=network`,
  );
  // It sees only requests sent after it was enabled.
  await (await socket).waitForEvent('framesent', ({ payload }) => String(payload).includes('"Network.enable"'));
  for (const { path, headers, body } of sent) {
    await page.evaluate(
      async (request) => {
        await fetch(request.path, { method: 'POST', headers: request.headers, body: request.body });
      },
      { path, headers, body },
    );
  }
  const copies: Record<CopyForm, string>[] = [];
  for (const { path } of sent) {
    await expect.poll(async () => (await panel.evaluate(copyInPanel, path)) !== null).toBe(true);
    const copy = await panel.evaluate(copyInPanel, path);
    if (copy) copies.push(copy);
  }
  return copies;
}

/** Runs in the panel, with the modules that its menu uses. */
async function copyInPanel(path: string): Promise<Record<CopyForm, string> | null> {
  const load = (module: string) => import(new URL(`/devtools/${module}`, location.href).href);
  const { NetworkLog } = await load('models/logs/logs.js');
  const { NetworkLogView } = await load('panels/network/network.js');
  const requests: { url: () => string }[] = NetworkLog.NetworkLog.instance().requests();
  const request = requests.find((item) => item.url().endsWith(path));
  if (!request) return null;
  const View = NetworkLogView.NetworkLogView;
  return {
    'cURL (bash)': await View.generateCurlCommand(request, 'unix'),
    'cURL (cmd)': await View.generateCurlCommand(request, 'win'),
    PowerShell: await View.prototype.generatePowerShellCommand.call(Object.create(View.prototype), request),
    fetch: await View.prototype.generateFetchCall.call(Object.create(View.prototype), request, 0),
  };
}
