import { describe, expect, it } from 'vitest';
import { at, openTestApp } from '../testing/test-app.ts';

describe('the log', () => {
  it('has one line per request, with the route, the status and the time', async () => {
    await using app = await openTestApp();
    await app.json('GET', '/api/v1/flows/');
    await app.json('POST', '/api/v1/run/advanced/nothing', {});
    expect(
      app.logged.map((line) => [at(line, 'method'), at(line, 'path'), at(line, 'status'), typeof at(line, 'ms')]),
    ).toEqual([
      ['GET', '/api/v1/flows/', 200, 'number'],
      ['POST', '/api/v1/run/advanced/nothing', 404, 'number'],
    ]);
  });

  it('never contains a key, a value or a token, wherever it was sent', async () => {
    const secret = 'canary-3f9a';
    await using app = await openTestApp({ settings: { TWEAKBENCH_API_KEY: `${secret}-key` } });
    const headers = {
      'x-api-key': `${secret}-key`,
      authorization: `Bearer ${secret}`,
      cookie: `a=${secret}`,
      'x-langflow-global-var-key': secret,
    };
    const body = { inputs: [{ input_value: secret }], tweaks: { x: { api_key: secret } }, session_id: secret };
    const query = `?x-api-key=${secret}-key&a=${secret}`;
    await app.json('POST', `/api/v1/run/advanced/two-inputs${query}`, body, headers);
    await app.json('GET', `/api/v1/monitor/messages${query}&session_id=${secret}`, undefined, headers);
    await app.json('DELETE', `/api/v1/monitor/messages/session/${secret}`, undefined, headers);
    await app.json('POST', '/api/v1/flows/', { name: secret, data: { nodes: [], edges: secret } }, headers);
    await app.json('POST', '/', `token=${secret}`, headers);
    expect(app.logged).toHaveLength(5);
    expect(JSON.stringify(app.logged)).not.toContain(secret);
    expect(at(app.logged, 0, 'path')).toBe('/api/v1/run/advanced/two-inputs?x-api-key=[hidden]&a=[hidden]');
  });
});
