/** What the connection says about an address that answers, but not like a working Langflow: through the relay and directly. */
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { lfxServe, startAnswerServer } from '../../src/run/testing/langflow-answers.ts';
import { test as base, expect } from '../langflow-fixtures.ts';
import { expectNoViolations } from '../pages/axe.ts';
import type { BenchPage } from '../pages/bench-page.ts';
import type { ConnectionPanel } from '../pages/connection-panel.ts';
import type { LangflowServer } from '../servers/langflow-server.ts';

/** Starts a server that answers as the story says; resolves with its host. */
type Serve = (listener: RequestListener) => Promise<string>;

const test = base.extend<{ serve: Serve }>({
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

/** Both ways to a server: through the relay, and directly. */
const WAYS = [true, false];

async function connectToNoLangflow(panel: ConnectionPanel, serve: Serve): Promise<void> {
  const elsewhere = await serve((request, response) => {
    const isPage = request.url?.startsWith('/page') === true;
    response.writeHead(200, { ...OPEN, 'content-type': isPage ? 'text/html' : 'application/json' });
    response.end(isPage ? '<!doctype html><title>Welcome</title>' : '{"hello": "world"}');
  });
  for (const relay of WAYS) {
    await panel.connect({ address: 'http://127.0.0.1:9', relay });
    await expect(panel.dialog).toContainText('No server answers at this address');
    await panel.connect({ address: `${elsewhere}/page`, relay });
    await expect(panel.dialog).toContainText('A web page answers at this address');
    await panel.connect({ address: elsewhere, relay });
    await expect(panel.dialog).toContainText('Something answers at this address, but it is not Langflow.');
    await expect(panel.chip('Embedded engine')).toBeVisible();
  }
}

/** Connects through the relay, because an `lfx serve` lets no page read its answers. */
async function connectToLfxServe(panel: ConnectionPanel): Promise<void> {
  const lfx = await startAnswerServer(lfxServe);
  await panel.connect({ address: lfx.url, relay: true });
  await expect(panel.dialog).toContainText(/lfx serve, which ignores tweaks\. Connect a Langflow .* Still connected/);
  await lfx.close();
}

async function connectToFailing(panel: ConnectionPanel, serve: Serve): Promise<void> {
  let isOfProxy = false;
  const failing = await serve((_request, response) => {
    response.writeHead(isOfProxy ? 502 : 500, {
      ...OPEN,
      'content-type': isOfProxy ? 'text/html' : 'application/json',
    });
    response.end(isOfProxy ? '<html>Bad Gateway</html>' : '{"detail": "no such table: flow"}');
  });
  for (const relay of WAYS) {
    isOfProxy = false;
    await panel.connect({ address: failing, relay });
    await expect(panel.dialog).toContainText('The server failed (status 500): no such table: flow');
    isOfProxy = true;
    await panel.press('Connect');
    await expect(panel.dialog).toContainText('A proxy answered instead of the server (status 502)');
  }
  await expectNoViolations(panel.page, 'an error of the server', { within: '[role="dialog"]' });
}

/** Connects to a server that redirects to `target`. */
async function connectToRedirecting(panel: ConnectionPanel, serve: Serve, target: string): Promise<void> {
  let isOpen = true;
  const redirecting = await serve(({ url }, response) => {
    response.writeHead(302, { ...(isOpen && OPEN), location: target + url });
    response.end();
  });
  for (const relay of WAYS) {
    await panel.connect({ address: redirecting, relay });
    await expect(panel.dialog).toContainText(`This address redirects to ${target}`);
  }
  // A browser does not follow redirects of a CORS preflight, and does not say where they lead.
  await panel.connect({ key: 'sk-story' });
  await expect(panel.dialog).toContainText('This address redirects to another server');
  // If CORS blocks the answers, only the relay can see the redirect.
  isOpen = false;
  await panel.press('Connect');
  await expect(panel.dialog).toContainText('may not read its replies (CORS)');
  await panel.connect({ relay: true });
  await expect(panel.dialog).toContainText(`This address redirects to ${target}`);
}

/** Connects to a Langflow without CORS for the page, which the relay makes usable. */
async function connectWithoutCors(bench: BenchPage, langflow: LangflowServer, panel: ConnectionPanel): Promise<void> {
  const { page } = bench;
  await panel.connect({ address: langflow.url, relay: false });
  await expect(panel.chip(`Langflow 1.13, ${langflow.host}`)).toBeVisible();
  await panel.close();
  await bench.input(1).fill('Grace');

  langflow.settings = { allowsOrigins: false };
  await bench.run();
  const alert = page.getByRole('alert', { name: 'The browser blocked the answer' });
  await expect(alert).toContainText(`A server listens on ${langflow.host}`);
  await expect(page.getByRole('region', { name: 'What was checked' })).toContainText('Access-Control-Allow-Origin');
  await expect(alert).toContainText('LANGFLOW_CORS_ORIGINS=http://127.0.0.1');
  await expect(panel.chip(`blocked, ${langflow.host}`)).toBeVisible();
  await expectNoViolations(page, 'blocked by CORS', { within: '[aria-label^="Connection:"], #results' });

  await alert.getByRole('button', { name: 'Send through this server' }).click();
  await expect(panel.chip(`Langflow 1.13, ${langflow.host}`)).toBeVisible();
  await expect(bench.input(1)).toHaveValue('Grace');
  await bench.run();
  await expect(bench.answersOf(1)).toContainText('You said: Grace');

  // Connect says so before any run, and leaves the working connection in use.
  await panel.connect({ relay: false });
  await expect(panel.dialog).toContainText('may not read its replies (CORS). Turn on Send through this server.');
  await panel.close();
  await bench.run();
  await expect(bench.answersOf(1)).toContainText('You said: Grace');
}

test('each way in which an address is not a usable Langflow has its own message, and changes neither the page nor its inputs', async ({
  bench,
  langflow,
  panel,
  serve,
}) => {
  await bench.open();
  await bench.input(1).fill('Keep this');
  await test.step('a server that is no Langflow is reported', () => connectToNoLangflow(panel, serve));
  await test.step('an lfx serve is reported', () => connectToLfxServe(panel));
  await test.step('a Langflow that fails is reported', () => connectToFailing(panel, serve));
  await test.step('an address that redirects is reported', () => connectToRedirecting(panel, serve, langflow.url));
  await panel.close();
  await expect(bench.input(1)).toHaveValue('Keep this');
  await bench.run();
  await panel.connect({ address: langflow.url });
  await expect(panel.chip(`Langflow 1.13, ${langflow.host}`)).toBeVisible();
  await panel.useEmbedded();
  await test.step('a Langflow without CORS is reported, and the relay solves it', () =>
    connectWithoutCors(bench, langflow, panel));
});
