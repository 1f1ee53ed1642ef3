/** Requests through the relay that the two servers might read differently: smuggled ones, and headers inside of other parts. */
import { describe, expect, it } from 'vitest';
import { statusesOf } from '#server/testing/listening-app.ts';
import { BASE, startRelayOfApp } from '#server/testing/relay-of-app.ts';

const SMUGGLED = 'GET /base/smuggled HTTP/1.1\r\nHost: x\r\n\r\n';

describe('a request whose end is ambiguous', () => {
  it('is refused, and nothing of it reaches the other server', async () => {
    const relay = await startRelayOfApp();
    for (const [name, head, body] of [
      ['a length and chunks', ['Content-Length: 4', 'Transfer-Encoding: chunked'], `0\r\n\r\n${SMUGGLED}`],
      ['chunks that are not the last coding', ['Transfer-Encoding: chunked, identity'], `0\r\n\r\n${SMUGGLED}`],
      ['a coding that is no coding', ['Transfer-Encoding: xchunked'], `0\r\n\r\n${SMUGGLED}`],
      ['a space before the colon', ['Transfer-Encoding : chunked'], `0\r\n\r\n${SMUGGLED}`],
      ['a control character before the coding', ['Transfer-Encoding:\x0bchunked'], `0\r\n\r\n${SMUGGLED}`],
      ['two lengths', ['Content-Length: 2', 'Content-Length: 42'], `{}${SMUGGLED}`],
      ['a signed length', ['Content-Length: +2'], `{}${SMUGGLED}`],
      ['a hexadecimal length', ['Content-Length: 0x2'], `{}${SMUGGLED}`],
      ['chunks that end with a line feed only', ['Transfer-Encoding: chunked'], `2\n{}\n0\n\n${SMUGGLED}`],
      [
        'an extension of a chunk that does not end',
        ['Transfer-Encoding: chunked'],
        `2;a="\r\n{}\r\n0\r\n\r\n${SMUGGLED}`,
      ],
      ['a header on two lines', ['X-A: b', ' Content-Length: 2', 'Content-Length: 0'], SMUGGLED],
    ] as const) {
      expect([name, statusesOf(await relay.send({ method: 'POST', path: '/a', head, body }))]).toEqual([name, [400]]);
      expect(relay.received(), name).toBe('');
    }
  });

  it('that has an end after all is passed on with it: the body of a GET is a body', async () => {
    const relay = await startRelayOfApp();
    const head = [`Content-Length: ${SMUGGLED.length}`];
    expect(statusesOf(await relay.send({ path: '/a', head, body: SMUGGLED }))).toEqual([200]);
    const [first = '', ...rest] = relay.received().split('\r\n\r\n');
    expect(first).toMatch(/^GET \/base\/a HTTP\/1\.1\r\n/);
    expect(first.toLowerCase()).toContain(`content-length: ${SMUGGLED.length}`);
    expect(rest.join('\r\n\r\n')).toBe(SMUGGLED);
  });

  it('that names them in its connection header keeps its length and its host', async () => {
    const relay = await startRelayOfApp();
    const head = ['Connection: content-length, transfer-encoding, host', `Content-Length: ${SMUGGLED.length}`];
    await relay.send({ method: 'POST', path: '/a', head, body: SMUGGLED });
    expect(relay.received().toLowerCase()).toContain(`content-length: ${SMUGGLED.length}\r\n`);
    expect(relay.received()).toMatch(/\r\nhost: 127\.0\.0\.1:\d+\r\n/i);
  });

  it('that shares its connection with others is checked and answered by itself', async () => {
    const relay = await startRelayOfApp();
    const { host } = new URL(relay.server.url);
    const first = `GET ${relay.prefix}/a HTTP/1.1\r\nHost: ${host}\r\n\r\n`;
    const second = `GET ${relay.prefix}/b HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n`;
    expect(statusesOf(await relay.sendAll(first + second))).toEqual([200, 403]);
    expect(relay.received().match(/^GET \S+/gm)).toEqual([`GET ${BASE}/a`]);
  });
});

describe('a header inside of another part', () => {
  it('is refused, and nothing of it reaches the other server', async () => {
    const relay = await startRelayOfApp();
    for (const [name, path, head] of [
      ['a line feed in a header', '/a', ['X-A: b\nX-Injected: yes']],
      ['a carriage return in a header', '/a', ['X-A: b\rX-Injected: yes']],
      ['a NUL in a header', '/a', ['X-A: b\0\r\nX-Injected: yes']],
      ['a control character in the authorization', '/a', ['X-Relay-Authorization: Bearer a\x01X-Injected: yes']],
      ['a tab in the path', '/a\tX-Injected:', []],
      ['a NUL in the path', '/a\0X-Injected:', []],
    ] as const) {
      expect([name, statusesOf(await relay.send({ path, head }))]).toEqual([name, [400]]);
      expect(relay.received(), name).toBe('');
    }
  });

  it.each(['/a%0d%0aX-Injected:%20yes', '/a?b=%0d%0aX-Injected:%20yes', '/a%E5%98%8A%E5%98%8DX-Injected:%20yes'])(
    '(%s) stays encoded in the path',
    async (path) => {
      const relay = await startRelayOfApp();
      await relay.send({ path });
      expect(relay.received()).toContain(`GET ${BASE}${path} HTTP/1.1\r\n`);
      expect(relay.received()).not.toMatch(/^x-injected/im);
    },
  );

  it('of the answer does not become one of ours', async () => {
    const relay = await startRelayOfApp(
      'HTTP/1.1 200 OK\r\nX-A: b\nSet-Cookie: planted=1\r\nContent-Length: 2\r\n\r\n{}',
    );
    const answered = await relay.send({ path: '/a' });
    expect(statusesOf(answered)).toEqual([502]);
    expect(answered).not.toContain('planted');
  });
});

describe('another protocol', () => {
  it.each([
    ['websocket', ['Upgrade: websocket', 'Sec-WebSocket-Key: x', 'Sec-WebSocket-Version: 13']],
    ['h2c', ['Upgrade: h2c', 'HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA']],
  ])('(%s) is not requested in the name of the page', async (_name, head) => {
    const relay = await startRelayOfApp();
    expect(
      statusesOf(await relay.send({ path: '/a', head: ['Connection: Upgrade, HTTP2-Settings', ...head] })),
    ).toEqual([200]);
    expect(relay.received()).not.toMatch(/^(?:upgrade|http2-settings|sec-)/im);
  });

  it('(a tunnel) is not opened', async () => {
    const relay = await startRelayOfApp();
    expect(await relay.send({ method: 'CONNECT', path: '/a' })).toBe('');
    expect(relay.received()).toBe('');
  });
});
