import { describe, expect, it } from 'vitest';
import { exchangeRaw } from '../testing/relay-to.ts';

/** Header lines, names in lower case, of the first message in `text`. */
function headersOf(text: string): string[] {
  const [, ...lines] = (text.split('\r\n\r\n')[0] ?? '').split('\r\n');
  return lines.map((line) => line.replace(/^[^:]*/, (name) => name.toLowerCase())).sort();
}

const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}';

/** Headers of a single connection (hop-by-hop), as either side may send them. */
const HOPS = [
  'Connection: close, X-Hop',
  'Connection: x-other-hop',
  'X-Hop: 1',
  'X-Other-Hop: 1',
  'Keep-Alive: timeout=77',
  'Proxy-Authenticate: Basic realm="hop"',
  'Proxy-Authorization: Basic aG9wOmhvcA==',
  'Proxy-Authentication-Info: hop',
  'Proxy-Connection: keep-alive',
  'TE: trailers',
  'Trailer: X-Sum',
  'Upgrade: websocket',
];

describe('headers through the relay, on the wire', () => {
  it('does not forward the page’s hop-by-hop headers to the server', async () => {
    const { received } = await exchangeRaw({ head: ['GET /a HTTP/1.1', ...HOPS, 'X-Own: kept'] }, OK);
    expect(headersOf(received)).toEqual(['connection: close', expect.stringMatching(/^host: 127/), 'x-own: kept']);
  });

  it('does not return the server’s hop-by-hop headers to the page', async () => {
    const answer = ['HTTP/1.1 200 OK', ...HOPS, 'Date: now', 'X-Own: kept', 'Content-Length: 2', '', '{}'].join('\r\n');
    const { answered } = await exchangeRaw({ head: ['GET /a HTTP/1.1', 'Connection: close'] }, answer);
    expect(headersOf(answered)).toEqual([
      'cache-control: no-store',
      'connection: close',
      'content-length: 2',
      "content-security-policy: sandbox; default-src 'none'",
      'date: now',
      'x-content-type-options: nosniff',
      'x-own: kept',
    ]);
  });

  it.each(['POST', 'GET', 'DELETE'])('reframes the chunked body of a %s', async (method) => {
    const head = [`${method} /a HTTP/1.1`, 'Connection: close', 'Transfer-Encoding: chunked', 'Trailer: X-Sum'];
    const body = '3\r\none\r\n3\r\ntwo\r\n0\r\nX-Sum: 6\r\n\r\n';
    const { received, answered } = await exchangeRaw({ head, body }, OK);
    expect(headersOf(received)).toEqual([
      'connection: close',
      expect.stringMatching(/^host: /),
      'transfer-encoding: chunked',
    ]);
    expect(received).not.toContain('X-Sum');
    expect(
      received
        .split('\r\n\r\n')
        .slice(1)
        .join('')
        .replace(/[^a-z]/g, ''),
    ).toBe('onetwo');
    expect(answered).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('does not let a connection option remove the length of a body', async () => {
    const head = ['GET /a HTTP/1.1', 'Connection: close, Content-Length', 'Content-Length: 2'];
    const { received } = await exchangeRaw({ head, body: '{}' }, OK);
    expect(headersOf(received)).toContain('content-length: 2');
  });

  it('reframes a chunked answer, and drops its trailer', async () => {
    const chunks = 'Transfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n2\r\n{}\r\n0\r\nX-Sum: 2\r\n\r\n';
    const { answered } = await exchangeRaw(
      { head: ['GET /a HTTP/1.1', 'Connection: close'] },
      `HTTP/1.1 200 OK\r\n${chunks}`,
    );
    expect(headersOf(answered).filter((line) => line.startsWith('transfer-encoding'))).toEqual([
      'transfer-encoding: chunked',
    ]);
    expect(answered).not.toContain('X-Sum');
    expect(answered).toMatch(/\r\n\r\n2\r\n\{\}\r\n0\r\n\r\n$/);
  });

  it('forwards the variables of a run as they are', async () => {
    const head = ['GET /a HTTP/1.1', 'Connection: close', 'X-LANGFLOW-GLOBAL-VAR-MY_KEY: a: "b" \u00e9'];
    const { received } = await exchangeRaw({ head }, OK);
    expect(headersOf(received)).toContain('x-langflow-global-var-my_key: a: "b" \u00e9');
  });

  it('never switches protocols, whoever proposes it', async () => {
    const head = ['GET /a HTTP/1.1', 'Connection: upgrade, close', 'Upgrade: websocket'];
    const switching = 'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n';
    const { received, answered } = await exchangeRaw({ head }, switching);
    expect(received).not.toMatch(/upgrade/i);
    expect(answered).toMatch(/^HTTP\/1\.1 502 /);
  });

  it('forwards what is meant for the server, and nothing about this product, its proxies or its users', async () => {
    const { received } = await exchangeRaw(
      {
        head: [
          'POST /a HTTP/1.1',
          'Connection: close',
          'Accept: text/event-stream',
          'Accept-Encoding: gzip',
          'Accept-Language: en',
          'Authorization: Basic cHJveHk6c2VjcmV0',
          'Content-Length: 2',
          'Content-Type: application/json',
          'Cookie: tweakbench=token',
          'Forwarded: for=10.0.0.1',
          'Origin: http://bench.example',
          'Referer: http://bench.example/?flow=1',
          'Sec-Fetch-Site: same-origin',
          'User-Agent: browser',
          'Via: 1.1 front',
          'X-Api-Key: mine',
          'X-Forwarded-For: 10.0.0.1',
          'X-Forwarded-Host: bench.example',
          'X-Forwarded-Port: 443',
          'X-Forwarded-Prefix: /bench',
          'X-Forwarded-Proto: https',
          'X-Forwarded-User: ann',
          'X-Real-Ip: 10.0.0.1',
          'X-Relay-Authorization: Bearer of-the-target',
        ],
        body: '{}',
      },
      OK,
    );
    expect(headersOf(received)).toEqual([
      'accept-encoding: gzip',
      'accept-language: en',
      'accept: text/event-stream',
      'authorization: Bearer of-the-target',
      'connection: close',
      'content-length: 2',
      'content-type: application/json',
      expect.stringMatching(/^host: 127\.0\.0\.1:\d+$/),
      'user-agent: browser',
      'x-api-key: mine',
    ]);
  });

  it('returns headers about the answer, and none that would affect this origin', async () => {
    const { answered } = await exchangeRaw(
      { head: ['GET /a HTTP/1.1', 'Connection: close'] },
      [
        'HTTP/1.1 401 Unauthorized',
        'Access-Control-Allow-Origin: *',
        'Cache-Control: max-age=9',
        'Clear-Site-Data: "*"',
        'Content-Length: 2',
        'Content-Type: application/json',
        'Date: now',
        'Link: </x.css>; rel=stylesheet',
        'Location: http://elsewhere.example/',
        'NEL: {"report_to":"x","max_age":1}',
        'Refresh: 0; url=http://elsewhere.example/',
        'Report-To: {"group":"x","max_age":1}',
        'Reporting-Endpoints: x="http://elsewhere.example/"',
        'Service-Worker-Allowed: /',
        'SourceMap: /x.map',
        'Speculation-Rules: "/x.json"',
        'Set-Cookie: a=1; Path=/',
        'Set-Cookie: b=2; Path=/',
        'Strict-Transport-Security: max-age=1',
        // A browser would ask for a password in this product's name, and the relay would not forward it.
        'WWW-Authenticate: Basic realm="Langflow"',
        '',
        '{}',
      ].join('\r\n'),
    );
    expect(answered).toMatch(/^HTTP\/1\.1 401 /);
    expect(headersOf(answered)).toEqual([
      'cache-control: max-age=9',
      'connection: close',
      'content-length: 2',
      "content-security-policy: sandbox; default-src 'none'",
      'content-type: application/json',
      'date: now',
      'x-content-type-options: nosniff',
    ]);
  });
});
