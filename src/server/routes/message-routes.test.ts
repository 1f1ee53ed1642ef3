import { describe, expect, it } from 'vitest';
import { isJsonObject, type JsonObject } from '#contract/json.ts';
import { readRecording } from '#contract/testing/recordings.ts';
import { at, openTestApp, recordedExport, type TestApp } from '../testing/test-app.ts';

const MESSAGES = '/api/v1/monitor/messages';

async function talk(app: TestApp): Promise<void> {
  await app.services.flows.add([recordedExport('echo')]);
  for (const [session, text] of [
    ['a', 'one'],
    ['b', 'two'],
    ['a', 'three'],
  ]) {
    const request = { session_id: session, inputs: [{ input_value: text }] };
    expect((await app.json('POST', '/api/v1/run/advanced/echo-endpoint', request)).status).toBe(200);
  }
}

async function texts(app: TestApp, query: string): Promise<unknown> {
  const { body } = await app.json('GET', `${MESSAGES}${query}`);
  return Array.isArray(body) ? body.map((message) => at(message, 'text')) : body;
}

describe('stored messages', () => {
  it('have Langflow’s keys', async () => {
    await using app = await openTestApp();
    await talk(app);
    const { body } = await app.json('GET', MESSAGES);
    const theirs = at(JSON.parse(JSON.stringify(readRecording('traces.json'))), 'messages', 'body', 0);
    const ours = at(body, 0);
    const keys = (value: unknown) => (isJsonObject(value) ? Object.keys(value).sort() : []);
    expect(keys(ours)).toEqual(keys(theirs));
    expect(at(ours, 'files')).toBe('[]');
    expect(keys(at(ours, 'properties'))).toEqual(keys(at(theirs, 'properties')));
  });

  it('are filtered, ordered and paged', async () => {
    await using app = await openTestApp();
    await talk(app);
    expect(await texts(app, '?session_id=a&sender=User')).toEqual(['one', 'three']);
    expect(await texts(app, '?sender=User')).toEqual(['one', 'two', 'three']);
    expect(await texts(app, '?sender=User&order=desc')).toEqual(['three', 'two', 'one']);
    expect(await texts(app, '?sender=User&limit=2')).toEqual(['two', 'three']);
    expect(await texts(app, '?sender=User&limit=1&offset=1')).toEqual(['two']);
    expect((await app.json('GET', `${MESSAGES}?offset=10001`)).status).toBe(422);
    expect(await texts(app, '?sender=User&order_by=text')).toEqual(['one', 'three', 'two']);
    expect(await texts(app, `?sender=User&flow_id=${recordedExport('echo').id}`)).toEqual(['one', 'two', 'three']);
    expect(await texts(app, '?flow_id=other')).toEqual([]);
    expect(await texts(app, '?session_id=..%2F..%2Fetc')).toEqual([]);
    expect((await app.json('GET', `${MESSAGES}/sessions`)).body).toEqual(['a', 'b']);
  });

  it.each([
    ['?order=up', 400],
    ['?order_by=nothing', 400],
    ['?limit=-1', 422],
    ['?limit=x', 422],
  ])('%s is refused with %i', async (query, status) => {
    await using app = await openTestApp();
    expect((await app.json('GET', MESSAGES + query)).status).toBe(status);
  });

  it('are deleted by id and by conversation, and stay deleted', async () => {
    await using app = await openTestApp();
    await talk(app);
    const { body } = await app.json('GET', `${MESSAGES}?session_id=a`);
    const ids = (Array.isArray(body) ? body : [])
      .filter((message): message is JsonObject => at(message, 'text') === 'one')
      .map(({ id }) => id);
    expect((await app.json('DELETE', MESSAGES, ids)).status).toBe(204);
    expect(await texts(app, '?session_id=a&sender=User')).toEqual(['three']);
    expect((await app.json('DELETE', `${MESSAGES}/session/b`)).status).toBe(204);
    await using again = await openTestApp({ dataFolder: app.dataFolder });
    expect(await texts(again, '?sender=User')).toEqual(['three']);
    expect((await app.json('DELETE', MESSAGES, { ids: 1 })).status).toBe(422);
  });
});
