import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { at, openTestApp, recordedExport, type TestApp } from './testing/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
  await app.services.flows.add(['echo', 'two', 'prompt'].map(recordedExport));
});
afterAll(() => app[Symbol.asyncDispose]());

const PATHS = [
  'echo-endpoint',
  recordedExport('two').id ?? '',
  recordedExport('prompt').id ?? '',
  'two-inputs',
  'unknown',
  '%2e%2e',
  '__proto__',
];

/** Values under names that are special to the route, the flows, or JavaScript. */
const word = fc.constantFrom(
  '',
  'ChatInput-aaaaa',
  'Chat Output',
  'TextInput-i1',
  'input_value',
  'code',
  'stream',
  '__proto__',
  'constructor',
  'toString',
  '😀',
  '\0',
);
const json = fc.jsonValue({ maxDepth: 4 });
const tweaks = fc.dictionary(
  fc.oneof(word, fc.string()),
  fc.oneof(json, fc.dictionary(fc.oneof(word, fc.string()), json)),
);
const input = fc.record(
  {
    input_value: fc.oneof(fc.string({ unit: 'binary' }), word, json),
    components: fc.oneof(fc.array(word), json),
    type: fc.oneof(fc.constantFrom('chat', 'text', 'any', 'json'), json),
    session: json,
    client_request_time: json,
    extra: json,
  },
  { requiredKeys: [] },
);
const body = fc.record(
  {
    inputs: fc.oneof(fc.array(fc.oneof(input, json), { maxLength: 4 }), json),
    outputs: fc.oneof(fc.array(word), json),
    tweaks: fc.oneof(tweaks, json),
    stream: fc.oneof(fc.boolean(), fc.constantFrom('yes', 'off', 1, 2), json),
    session_id: fc.oneof(word, fc.string(), json),
    unknown: json,
  },
  { requiredKeys: [] },
);
const sent = fc.oneof(
  { weight: 6, arbitrary: body.map((value) => JSON.stringify(value)) },
  { weight: 1, arbitrary: json.map((value) => JSON.stringify(value)) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
  // A body that is truncated or damaged at one position.
  {
    weight: 2,
    arbitrary: fc.tuple(body, fc.nat(), fc.string()).map(([value, index, junk]) => {
      const text = JSON.stringify(value);
      const cut = index % (text.length + 1);
      return text.slice(0, cut) + junk + text.slice(cut + junk.length);
    }),
  },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
);
const type = fc.constantFrom(
  'application/json',
  'application/json',
  'application/json',
  'text/plain',
  'application/vnd.x+json',
  'multipart/form-data',
);
const accept = fc.constantFrom('*/*', 'application/json', 'text/event-stream');

it('each of 2,000 random bodies gets a documented answer, and the server still works afterwards', {
  timeout: 120_000,
}, async () => {
  const seen = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...PATHS), sent, type, accept, async (path, content, contentType, accepted) => {
      const headers = { 'content-type': contentType, accept: accepted };
      const response = await app.call('POST', `/api/v1/run/advanced/${path}`, content, headers);
      const text = await response.text();
      seen.set(response.status, (seen.get(response.status) ?? 0) + 1);
      if (response.status === 500) {
        // The only kind of 500: a component that failed, with its name.
        expect(at(JSON.parse(text), 'detail')).toMatch(/^Error running graph: Error building Component .+: \n\n/s);
      } else expect([200, 400, 404, 405, 422]).toContain(response.status);
      if (response.status !== 200) expect(JSON.parse(text)).toHaveProperty('detail');
    }),
    { numRuns: 2000 },
  );
  for (const status of [200, 400, 404, 422])
    expect(seen.get(status) ?? 0, `answers with ${status}`).toBeGreaterThan(10);
  expect(app.logged.filter((line) => at(line, 'msg') !== 'request')).toEqual([]);
  expect(
    (await app.json('POST', '/api/v1/run/advanced/echo-endpoint', { inputs: [{ input_value: 'still here' }] })).status,
  ).toBe(200);
});
