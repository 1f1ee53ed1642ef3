import { describe, expect, it } from 'vitest';
import { at, openTestApp, type TestApp } from '../testing/test-app.ts';
import { until } from '../testing/until.ts';

const RUN = '/api/v1/run/advanced/two-inputs';
const MB = 1024 * 1024;

/** Sends this many bytes of a body, and then neither more nor its end, until it is aborted. */
function sendUnfinished(app: TestApp, bytes: number) {
  // Always the same one, so that the test itself needs no memory.
  const chunk = new Uint8Array(MB).fill(0x20);
  let sent = 0;
  let leave = () => undefined as unknown;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      leave = () => controller.error(new Error('The sender left'));
    },
    pull: (controller) => {
      if (sent === bytes) return new Promise<void>(() => undefined);
      sent += chunk.byteLength;
      controller.enqueue(chunk);
      return undefined;
    },
  });
  const init = { method: 'POST', body, duplex: 'half', headers: { 'content-type': 'application/json' } };
  const answer = Promise.resolve(app.fetch(new Request(`http://127.0.0.1${RUN}`, init), {}));
  return { answer, isSent: () => sent === bytes, leave: () => leave() };
}

describe('bodies that are read at the same time', () => {
  it('are refused beyond 200 MB in total, except small ones, and accepted again afterwards', async () => {
    await using app = await openTestApp();
    const list = Array.from({ length: 21 }, () => sendUnfinished(app, 10 * MB));
    const refused = await Promise.race(list.map(({ answer }) => answer));
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('5');
    expect(at(await refused.json(), 'detail')).toMatch(/^The server is busy with large requests/);
    expect((await app.call('POST', RUN, '{}', { 'content-length': '2' })).status).toBe(200);

    for (const { leave } of list) leave();
    const statuses = await Promise.all(list.map(async ({ answer }) => (await answer).status));
    // Several may reach the limit together.
    expect(new Set(statuses)).toEqual(new Set([400, 503]));
    const next = sendUnfinished(app, 10 * MB);
    await until(next.isSent);
    next.leave();
    expect((await next.answer).status).toBe(400);
  });
});
