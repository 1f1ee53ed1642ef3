/** A hostile Langflow: its answers neither end the server nor reach the page as something that HTTP does not have. */
import { describe, expect, it } from 'vitest';
import { exchangeRaw } from '#server/testing/relay-to.ts';

describe('an answer that breaks the rules of HTTP', () => {
  const long = 'x'.repeat(200_000);

  it.each([
    ['a status of zero', 'HTTP/1.1 000 X\r\nContent-Length: 2\r\n\r\n{}'],
    ['a status under 100', 'HTTP/1.1 099 X\r\nContent-Length: 2\r\n\r\n{}'],
    ['a status over 599', 'HTTP/1.1 999 X\r\nContent-Length: 2\r\n\r\n{}'],
    ['another protocol', 'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: h2c\r\n\r\n'],
    ['no HTTP', 'SSH-2.0-OpenSSH_9.6\r\n'],
    ['nothing', ''],
    ['half a head', 'HTTP/1.1 200 OK\r\nContent-'],
    ['a header without an end', `HTTP/1.1 200 OK\r\nX-Long: ${long}\r\n\r\n{}`],
    ['a control character in a header', 'HTTP/1.1 200 OK\r\nX-Own: a\u0001b\r\nContent-Length: 2\r\n\r\n{}'],
    ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}'],
    ['a length and chunks', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}'],
    ['a redirect to no address', 'HTTP/1.1 302 Found\r\nLocation: http://[\r\nContent-Length: 0\r\n\r\n'],
  ])('(%s) is a 502', async (_name, answer) => {
    const { answered } = await exchangeRaw({ head: ['GET /a HTTP/1.1', 'Connection: close'] }, answer);
    expect(answered).toMatch(/^HTTP\/1\.1 502 [\s\S]*"code":"RELAY_(?:FAILED|UNREACHABLE|REDIRECT)"/);
  });

  it.each([
    ['a body that ends early', 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{}'],
    ['a chunk without a size', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n'],
  ])('(%s) is cut off', async (_name, answer) => {
    const { answered } = await exchangeRaw({ head: ['GET /a HTTP/1.1', 'Connection: close'] }, answer);
    expect(answered).toMatch(/^HTTP\/1\.1 200 /);
    // Without what would complete it: the announced length, or the last chunk.
    expect(answered).not.toMatch(/\r\n\r\n(?:.{9}|[\s\S]*0\r\n\r\n)$/);
  });
});
