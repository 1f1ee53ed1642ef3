import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { isJsonObject, type JsonValue } from '#contract/json.ts';
import { startChatServer } from '../models/testing/chat-server.ts';
import { at, openTestApp, recordedExport, type TestApp } from '../testing/test-app.ts';

const FLOWS = '/api/v1/flows/';
const ZIP = { 'content-type': 'application/zip' };
const minimal = (name: string, more: Record<string, unknown> = {}) => ({
  name,
  data: { nodes: [], edges: [] },
  ...more,
});

async function names(app: TestApp): Promise<JsonValue[]> {
  const { body } = await app.json('GET', FLOWS);
  const rows = Array.isArray(body) ? body : [];
  return rows.filter((row) => isJsonObject(row) && row.is_sample !== true).map((row) => at(row, 'name'));
}

describe('the list of flows', () => {
  it('has the samples first, without their content', async () => {
    await using app = await openTestApp();
    await app.json('POST', FLOWS, minimal('A flow of mine'));
    const { body } = await app.json('GET', FLOWS);
    expect(at(body, 0)).toMatchObject({
      name: 'Two inputs, two answers',
      is_sample: true,
      endpoint_name: 'two-inputs',
    });
    expect(at(body, 0, 'data')).toBeNull();
    expect(await names(app)).toEqual(['A flow of mine']);
    expect((await app.json('GET', '/api/v1/flows')).status).toBe(200);
  });
});

describe('one flow', () => {
  it('is found by id and by endpoint name, a sample with its suggested request and suite', async () => {
    await using app = await openTestApp();
    const { status, body } = await app.json('GET', `${FLOWS}two-inputs`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ is_sample: true, suggested_request: { stream: true } });
    expect(body).not.toHaveProperty('suggested_suite');
    const suite = at((await app.json('GET', `${FLOWS}tone-switcher`)).body, 'suggested_suite');
    expect(suite).toContain('format: tweakbench-tests');
    expect((await app.json('GET', FLOWS + String(at(body, 'id')))).body).toEqual(body);
  });

  it('says which models the server that is set up has, and nothing of models without one', async () => {
    await using chat = await startChatServer(() => undefined, ['qwen3', 'smollm2']);
    await using app = await openTestApp({ settings: { OPENAI_BASE_URL: chat.baseUrl, OPENAI_MODEL: 'smollm2' } });
    const served = async () => at((await app.json('GET', `${FLOWS}two-inputs`)).body, 'embedded_needs', 'models');
    await expect.poll(served).toEqual(['smollm2', 'qwen3']);
    await using alone = await openTestApp();
    const { body } = await alone.json('GET', `${FLOWS}two-inputs`);
    expect(at(body, 'embedded_needs')).not.toHaveProperty('models');
    const isSetUp = async (on: TestApp) => at((await on.json('GET', '/api/v1/version')).body, 'has_model_server');
    expect([await isSetUp(app), await isSetUp(alone)]).toEqual([true, false]);
  });

  it('that does not exist is a 404', async () => {
    await using app = await openTestApp();
    for (const id of ['nothing', '01-two-inputs.json'])
      expect(await app.json('GET', FLOWS + id)).toEqual({ status: 404, body: { detail: 'Flow not found' } });
  });
});

describe('importing', () => {
  it('stores id, content and unknown keys of an export', async () => {
    await using app = await openTestApp();
    const flow = recordedExport('echo');
    const { status, body } = await app.json('POST', FLOWS, { ...flow, locked: true });
    expect(status).toBe(201);
    expect(body).toMatchObject({ id: flow.id, name: flow.name, locked: true, is_sample: false });
    expect(at(body, 'data')).toEqual(flow.data);
    const file = join(app.dataFolder, 'flows', `${flow.id}.json`);
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ id: flow.id, data: flow.data });
  });

  it('overwrites nothing: a taken id, name or endpoint name is replaced by a free one', async () => {
    await using app = await openTestApp();
    const flow = recordedExport('echo');
    for (let time = 0; time < 3; time += 1) await app.json('POST', FLOWS, flow);
    expect(await names(app)).toEqual(['Echo', 'Echo (1)', 'Echo (2)']);
    const { body } = await app.json('GET', FLOWS);
    const rows = Array.isArray(body) ? body.filter((row) => at(row, 'is_sample') === false) : [];
    expect(new Set(rows.map((row) => at(row, 'id'))).size).toBe(3);
    expect(rows.map((row) => at(row, 'endpoint_name'))).toEqual([
      'echo-endpoint',
      'echo-endpoint-1',
      'echo-endpoint-2',
    ]);
  });

  it('gives an imported sample a new id and neither a suggested request nor a suite', async () => {
    await using app = await openTestApp();
    const sample = await app.json('GET', `${FLOWS}tone-switcher`);
    const { body } = await app.json('POST', FLOWS, sample.body);
    expect(at(body, 'id')).not.toBe(at(sample.body, 'id'));
    expect(body).toMatchObject({ is_sample: false, name: 'Tone switcher (1)' });
    expect([at(body, 'suggested_request'), at(body, 'suggested_suite')]).toEqual([null, null]);
  });

  it('accepts lists, project exports, zips and uploaded files', async () => {
    await using app = await openTestApp();
    await app.json('POST', FLOWS, [minimal('a'), minimal('b')]);
    await app.json('POST', FLOWS, { flows: [minimal('c')], folder_name: 'x' });
    const zip = zipSync({
      'd.json': strToU8(JSON.stringify(minimal('d'))),
      'sub/e.json': strToU8(JSON.stringify([minimal('e')])),
      'readme.txt': strToU8('not a flow'),
      '__MACOSX/d.json': strToU8('junk'),
    });
    const zipped = await app.json('POST', FLOWS, zip, ZIP);
    expect(zipped.status).toBe(201);
    expect(Array.isArray(zipped.body) && zipped.body.length).toBe(2);
    const form = new FormData();
    form.append('file', new File([JSON.stringify(minimal('f'))], 'f.json'));
    form.append('file', new File([new Uint8Array(zip)], 'more.zip'));
    expect((await app.json('POST', FLOWS, form)).status).toBe(201);
    expect(await names(app)).toEqual(['a', 'b', 'c', 'd', 'd (1)', 'e', 'e (1)', 'f']);
  });

  it.each<[string, unknown, Record<string, string>, number, RegExp]>([
    ['text that is no JSON', '{"data": [', { 'content-type': 'application/json' }, 422, /json_invalid/],
    ['no flow', { hello: 1 }, {}, 422, /not a flow exported from Langflow: data/],
    ['nodes of a wrong type', { data: { nodes: 5 } }, {}, 422, /data\.nodes/],
    ['an empty list', [], {}, 422, /contains no flow/],
    ['a list with one that is none', [minimal('a'), { data: 1 }], {}, 422, /Flow 2 of 2/],
    ['null', null, {}, 422, /not a flow/],
    ['a broken zip', new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]), ZIP, 422, /zip contains no flow/],
    ['a zip without flows', zipSync({ 'a.txt': strToU8('x') }), ZIP, 422, /no JSON file/],
    ['a zip with something else as JSON', zipSync({ 'a.json': strToU8('{"x":1}') }), ZIP, 422, /a\.json in the zip/],
    ['a picture', new Uint8Array([0x89, 0x50]), { 'content-type': 'image/png' }, 415, /application\/zip/],
    ['a form that is none', 'x', { 'content-type': 'multipart/form-data; boundary=y' }, 400, /parsing the body/],
    ['more than 10 MB', new Uint8Array(11 * 1024 * 1024), { ...ZIP, 'content-length': '11534336' }, 413, /10 MB/],
  ])('%s is refused, says why, and leaves nothing behind', async (_name, body, headers, status, message) => {
    await using app = await openTestApp();
    const answer = await app.json('POST', FLOWS, body, headers);
    expect(answer.status).toBe(status);
    expect(JSON.stringify(answer.body)).toMatch(message);
    expect(await readdir(join(app.dataFolder, 'flows'))).toEqual([]);
    expect((await app.json('GET', '/health')).status).toBe(200);
  });
});

describe('changing and deleting', () => {
  it('renames, and keeps the rest', async () => {
    await using app = await openTestApp();
    const flow = recordedExport('echo');
    await app.json('POST', FLOWS, flow);
    const path = FLOWS + String(flow.id);
    const { status, body } = await app.json('PATCH', path, { name: ' New name ', endpoint_name: 'other' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: flow.id, name: 'New name', endpoint_name: 'other', data: flow.data });
    expect((await app.json('GET', `${FLOWS}other`)).body).toMatchObject({ name: 'New name' });
    expect((await app.json('GET', `${FLOWS}echo-endpoint`)).status).toBe(404);
  });

  it.each([
    [{ name: '' }, 422],
    [{ name: 5 }, 422],
    [{ endpoint_name: 'no spaces' }, 422],
    [{ endpoint_name: 'two-inputs' }, 409],
    [{ data: { nodes: 'x' } }, 422],
    [[], 422],
  ])('%j is refused with %i', async (changes, status) => {
    await using app = await openTestApp();
    await app.json('POST', FLOWS, recordedExport('echo'));
    const answer = await app.json('PATCH', `${FLOWS}echo-endpoint`, changes);
    expect(answer.status).toBe(status);
    expect(await names(app)).toEqual(['Echo']);
  });

  it('deletes', async () => {
    await using app = await openTestApp();
    await app.json('POST', FLOWS, recordedExport('echo'));
    expect((await app.json('DELETE', `${FLOWS}echo-endpoint`)).status).toBe(200);
    expect(await names(app)).toEqual([]);
    expect((await app.json('DELETE', `${FLOWS}echo-endpoint`)).status).toBe(404);
    expect(await readdir(join(app.dataFolder, 'flows'))).toEqual([]);
  });

  it('does not change samples', async () => {
    await using app = await openTestApp();
    for (const [method, body] of [
      ['PATCH', { name: 'x' }],
      ['DELETE', undefined],
    ] as const) {
      const answer = await app.json(method, `${FLOWS}two-inputs`, body);
      expect(answer.status).toBe(403);
      expect(at(answer.body, 'detail')).toContain('sample');
    }
  });
});
