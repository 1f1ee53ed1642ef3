/** What the connection says of an address that answers, but not as a Langflow that works: through the relay and directly. */
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test as base, expect } from './langflow-fixtures.ts';
import { expectNoFindings } from './pages/axe.ts';

/** A server that answers as a story says, at a host. */
const test = base.extend<{ serve: (listener: RequestListener) => Promise<string> }>({
  serve: async ({ browserName: _browserName }, use) => {
    const servers: ReturnType<typeof createServer>[] = [];
    await use(async (listener) => {
      const server = createServer(listener);
      servers.push(server);
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      return `127.0.0.1:${(server.address() as AddressInfo).port}`;
    });
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
  },
});

test.beforeEach(({ expectedConsole }) => {
  expectedConsole.push(/Failed to load resource/, /net::ERR/, /blocked by CORS policy/);
});

const OPEN = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };

test('a silent address, a web page and a server of another kind have their own states', async ({
  bench,
  panel,
  serve,
}) => {
  const host = await serve((request, response) => {
    const isPage = request.url?.startsWith('/page') === true;
    response.writeHead(200, { ...OPEN, 'content-type': isPage ? 'text/html' : 'application/json' });
    response.end(isPage ? '<!doctype html><title>Welcome</title>' : '{"hello": "world"}');
  });
  await bench.open();
  for (const relay of [true, false]) {
    await panel.connect({ address: 'http://127.0.0.1:9', relay });
    await expect(panel.chip('no answer, 127.0.0.1:9')).toBeVisible();
    await expect(panel.dialog).toContainText('Nothing answers there');
    await panel.connect({ address: `${host}/page`, relay });
    await expect(panel.chip(`not Langflow, ${host}`)).toBeVisible();
    await expect(panel.dialog).toContainText('answers with a web page');
    await panel.connect({ address: host, relay });
    await expect(panel.dialog).toContainText('This address answers, but not as a Langflow does.');
    await expect(panel.chip(`not Langflow, ${host}`)).toBeVisible();
  }
});

test('a server that answers with an error is not called silent', async ({ bench, page, panel, serve }) => {
  let isOfProxy = false;
  const host = await serve((_request, response) => {
    response.writeHead(isOfProxy ? 502 : 500, {
      ...OPEN,
      'content-type': isOfProxy ? 'text/html' : 'application/json',
    });
    response.end(isOfProxy ? '<html>Bad Gateway</html>' : '{"detail": "no such table: flow"}');
  });
  await bench.open();
  for (const relay of [true, false]) {
    isOfProxy = false;
    await panel.connect({ address: host, relay });
    const chip = panel.chip(`server error (500), ${host}`);
    await expect(chip).toBeVisible();
    await expect(chip).toHaveText(`Server error (500) · ${host}`);
    await expect(panel.dialog).toContainText('Its log says more. Its words: no such table: flow');
    isOfProxy = true;
    await panel.press('Connect');
    await expect(panel.chip(`server error (502), ${host}`)).toBeVisible();
    await expect(panel.dialog).toContainText('Check that the server behind it runs (status 502)');
  }
  await expectNoFindings(page, 'an error of the server');
});

test('a server that leads elsewhere is told as that, with where it leads', async ({
  bench,
  langflow,
  panel,
  serve,
}) => {
  let isOpen = true;
  const host = await serve(({ url }, response) => {
    response.writeHead(302, { ...(isOpen && OPEN), location: langflow.url + url });
    response.end();
  });
  await bench.open();
  const chip = panel.chip(`redirects elsewhere, ${host}`);
  for (const relay of [true, false]) {
    await panel.connect({ address: host, relay });
    await expect(chip).toBeVisible();
    await expect(chip).toHaveText(`Redirects elsewhere · ${host}`);
    await expect(panel.dialog).toContainText(`This address redirects to ${langflow.url}`);
  }
  // A browser follows no redirect of its question whether it may send a key, and does not say where that led.
  await panel.connect({ key: 'sk-story' });
  await expect(chip).toBeVisible();
  await expect(panel.dialog).toContainText('This address redirects to another server');
  // Of one that lets no page read its answers, only the relay learns it.
  isOpen = false;
  await panel.press('Connect');
  await expect(panel.chip(`blocked, ${host}`)).toBeVisible();
  await panel.connect({ relay: true });
  await expect(chip).toBeVisible();
  await panel.connect({ address: langflow.url });
  await expect(panel.chip(`Langflow 1.13, ${langflow.host}`)).toBeVisible();
});
