import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { jsonValue } from '#contract/json-schema.ts';
import { readRecording } from '#contract/testing/recordings.ts';
import { USER_ID } from '../stores/file-store.ts';
import { at, openTestApp, type TestApp } from '../testing/test-app.ts';

const FILES = '/api/v2/files';
const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 1, 2, 3]);

function form(name: string, content: string | Uint8Array<ArrayBuffer>, field = 'file'): FormData {
  const data = new FormData();
  data.append(field, new File([content], name));
  return data;
}

const recordings = z
  .array(z.object({ langflow: z.string(), name: z.string(), status: z.number(), body: z.optional(jsonValue) }))
  .parse(readRecording('files.json'))
  .filter(({ langflow }) => langflow === '1.13.0');

function recorded(name: string) {
  const found = recordings.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`No recording ${name}`);
  return found;
}

describe('an upload', () => {
  it('answers like Langflow: status, keys, name and path', async () => {
    await using app = await openTestApp();
    const first = await app.json('POST', `${FILES}/`, form('note.txt', 'x'.repeat(43)));
    const second = await app.json('POST', FILES, form('note.txt', 'x'.repeat(43)));
    for (const [answer, name] of [
      [first, 'v2 files/'],
      [second, 'v2 files (no slash)'],
    ] as const) {
      const { status, body } = recorded(name);
      expect(answer.status).toBe(status);
      const scrub = (value: unknown) => JSON.stringify(value).replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id');
      expect(scrub(answer.body)).toBe(scrub(body));
    }
  });

  it('without content, or with an odd name, answers like Langflow', async () => {
    await using app = await openTestApp();
    const empty = await app.json('POST', FILES, form('empty.txt', ''));
    expect(empty).toMatchObject({ status: recorded('v2 upload empty').status, body: { name: 'empty', size: 0 } });
    const odd = await app.json('POST', FILES, form('a b/../ü #1.txt', 'x'));
    expect(odd.body).toEqual(recorded('v2 upload odd name').body);
  });

  it('for one flow answers like Langflow', async () => {
    await using app = await openTestApp();
    const { status, body } = await app.json('POST', '/api/v1/files/upload/two-inputs', form('note1.txt', 'x'));
    expect(status).toBe(201);
    expect(at(body, 'file_path')).toMatch(
      new RegExp(`^${at(body, 'flowId')}/\\d{4}-\\d\\d-\\d\\d_\\d\\d-\\d\\d-\\d\\d_note1.txt$`),
    );
    expect((await app.json('POST', '/api/v1/files/upload/nothing', form('a.txt', 'x'))).status).toBe(404);
  });

  it('is listed, downloaded byte for byte, readable by components, and deleted', async () => {
    await using app = await openTestApp();
    const bytes = new Uint8Array([0, 255, 13, 10, 0xc3, 0x28]);
    const { body } = await app.json('POST', FILES, form('träger.bin', bytes));
    const id = String(at(body, 'id'));
    expect((await app.json('GET', FILES)).body).toMatchObject([{ id, name: 'träger', user_id: USER_ID, size: 6 }]);
    const download = await app.call('GET', `${FILES}/${id}`);
    expect(new Uint8Array(await download.arrayBuffer())).toEqual(bytes);
    expect(download.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''tr%C3%A4ger.bin");
    expect(download.headers.get('content-length')).toBe('6');
    expect(download.headers.get('x-content-type-options')).toBe('nosniff');
    const path = String(at(body, 'path'));
    expect(await app.services.files.read(path)).toEqual(Buffer.from(bytes));
    expect((await app.json('DELETE', `${FILES}/${id}`)).body).toEqual({ detail: 'File träger deleted successfully' });
    expect((await app.json('GET', FILES)).body).toEqual([]);
    expect((await app.json('GET', `${FILES}/${id}`)).status).toBe(404);
    expect(await app.services.files.read(path)).toBeNull();
  });

  it('is still there after a restart', async () => {
    await using app = await openTestApp();
    const { body } = await app.json('POST', FILES, form('kept.txt', 'kept'));
    await using again = await openTestApp({ dataFolder: app.dataFolder });
    expect((await again.json('GET', FILES)).body).toMatchObject([{ id: at(body, 'id'), name: 'kept', size: 4 }]);
    expect((await again.json('POST', FILES, form('kept.txt', 'x'))).body).toMatchObject({ name: 'kept (1)' });
  });

  /** A form with one file, whose body ends as `end` says. */
  async function send(app: TestApp, end: 'whole' | 'short' | 'broken-behind', mayGoOn?: Promise<void>) {
    const text = '--b\r\nContent-Disposition: form-data; name="file"; filename="slow.bin"\r\n\r\n';
    const tail = { whole: '\r\n--b--\r\n', short: '', 'broken-behind': '\r\n--b\r\nContent-' }[end];
    const body = new ReadableStream<Uint8Array>({
      start: async (controller) => {
        controller.enqueue(Buffer.from(text));
        controller.enqueue(Buffer.alloc(2_000_000, 1));
        await mayGoOn;
        controller.enqueue(Buffer.from(tail));
        controller.close();
      },
    });
    const headers = { 'content-type': 'multipart/form-data; boundary=b' };
    const init = { method: 'POST', headers, body, duplex: 'half' };
    return app.fetch(new Request(`http://127.0.0.1${FILES}`, init), {});
  }

  it('goes to disk as it arrives, and does not delay other requests', async () => {
    await using app = await openTestApp();
    let goOn = () => undefined as unknown;
    const mayGoOn = new Promise<void>((done) => {
      goOn = done;
    });
    const slow = send(app, 'whole', mayGoOn);
    const home = join(app.dataFolder, 'files', USER_ID);
    const written = async () => {
      const found = await readdir(home, { recursive: true, withFileTypes: true }).catch(() => []);
      const sizes = found.filter((one) => one.isFile()).map((one) => stat(join(one.parentPath, one.name)));
      return (await Promise.all(sizes)).reduce((sum, { size }) => sum + size, 0);
    };
    await vi.waitUntil(async () => (await written()) >= 1_900_000);
    expect((await app.json('POST', FILES, form('quick.txt', 'x'))).status).toBe(201);
    expect((await app.json('GET', FILES)).body).toHaveLength(1);
    goOn();
    expect(await (await slow).json()).toMatchObject({ name: 'slow', size: 2_000_000 });
    expect((await app.json('GET', FILES)).body).toHaveLength(2);
  });

  it.each(['short', 'broken-behind'] as const)('that ends too early (%s) leaves nothing behind', async (end) => {
    await using app = await openTestApp();
    expect((await send(app, end)).status).toBe(400);
    expect(await readdir(join(app.dataFolder, 'files', USER_ID))).toEqual([]);
    expect((await app.json('GET', FILES)).body).toEqual([]);
  });

  it('of more than 20 parts is refused', async () => {
    await using app = await openTestApp();
    const many = form('a.txt', 'x');
    for (let field = 0; field < 20; field += 1) many.append(`field ${field}`, 'x');
    expect(await app.json('POST', FILES, many)).toEqual({
      status: 413,
      body: { detail: 'The form has more than 20 parts' },
    });
    expect((await app.json('GET', FILES)).body).toEqual([]);
  });

  it('without a file, without a form, or beyond 50 MB is refused', async () => {
    await using app = await openTestApp();
    expect((await app.json('POST', FILES, form('', 'x', 'other'))).status).toBe(422);
    const noFile = new FormData();
    noFile.append('file', 'text');
    expect((await app.json('POST', FILES, noFile)).status).toBe(422);
    expect((await app.json('POST', FILES, 'x', { 'content-type': 'text/plain' })).status).toBe(400);
    const headers = { 'content-type': 'multipart/form-data; boundary=b', 'content-length': String(51 * 1024 * 1024) };
    expect((await app.json('POST', FILES, 'x', headers)).status).toBe(413);
  });
});

describe('an image', () => {
  it('is served by its path, never as part of this origin', async () => {
    await using app = await openTestApp();
    const { body } = await app.json('POST', FILES, form('dot.png', PNG));
    const response = await app.call('GET', `/api/v1/files/images/${at(body, 'path')}`);
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(PNG);
  });

  it.each(['nothing.png', 'note.txt'])('%s is a 404', async (name) => {
    await using app = await openTestApp();
    expect((await app.json('GET', `/api/v1/files/images/${USER_ID}/${name}`)).status).toBe(404);
  });
});

describe('any file', () => {
  it('is served by its path as bytes to save, as Langflow does', async () => {
    await using app = await openTestApp();
    const { body } = await app.json('POST', FILES, form('note.txt', 'a,b'));
    const response = await app.call('GET', `/api/v1/files/download/${at(body, 'path')}`);
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(await response.text()).toBe('a,b');
    expect((await app.json('GET', `/api/v1/files/download/${USER_ID}/nothing.txt`)).status).toBe(404);
  });
});
