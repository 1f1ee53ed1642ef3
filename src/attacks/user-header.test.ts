/** A name of a person beside the one that the trusted proxy states. */
import { expect, it } from 'vitest';
import { sendRaw, startTestServer } from '#server/testing/listening-app.ts';

/** What a server, whose trusted proxy has this address, answers a request with these lines in its head. */
async function askWith(proxy: string, ...lines: string[]): Promise<string> {
  const settings = { TWEAKBENCH_USER_HEADER: 'X-User', TWEAKBENCH_TRUSTED_PROXY: proxy };
  const { server } = await startTestServer({ settings });
  const host = `Host: ${new URL(server.url).host}`;
  return sendRaw(server.url, ['GET /workspace/v1 HTTP/1.1', host, ...lines, 'Connection: close', '', ''].join('\r\n'));
}

it.each([
  ['two names', ['X-User: real', 'X-User: evil']],
  ['another spelling', ['X-User: real', 'x-uSER: evil']],
  ['the same name twice', ['X-User: real', 'X-User: real']],
  ['an empty one first', ['X-User:', 'X-User: evil']],
])('a user header is refused if it arrives twice: %s', async (_what, lines) => {
  const answered = await askWith('127.0.0.1', ...lines);
  expect(answered).toMatch(/^HTTP\/1\.1 400 /);
  expect(answered).toContain('The header x-user (TWEAKBENCH_USER_HEADER) arrived 2 times. The proxy must remove it');
});

it('a user header may contain a comma, and counts for nothing without the proxy', async () => {
  expect(await askWith('127.0.0.1', 'X-User: Lind, Mara')).toContain('"name":"Lind, Mara"');
  expect(await askWith('10.0.0.1', 'X-User: real', 'X-User: evil')).toContain('"name":null');
});
