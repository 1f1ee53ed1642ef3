/** Names that are meant to lead out of the data folder, or out of the folder of the page. */
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openClientFiles } from '#server/http/client-files.ts';
import { USER_ID } from '#server/stores/file-store.ts';
import { sendRaw, startTestServer } from '#server/testing/listening-app.ts';
import { at, openTestApp, recordedExport, type TestApp } from '#server/testing/test-app.ts';

const SECRET = 'outside of every folder';

/** A form with one file, built by hand: a browser's own form code would change some of these names. */
function upload(app: TestApp, disposition: string) {
  const body = `--b\r\nContent-Disposition: form-data; name="file"; ${disposition}\r\n\r\nx\r\n--b--\r\n`;
  return app.json('POST', '/api/v2/files', body, { 'content-type': 'multipart/form-data; boundary=b' });
}

/** All files below the folder of the uploads, without their ids. */
async function uploadsIn(app: TestApp): Promise<string[]> {
  const found = await readdir(join(app.dataFolder, 'files'), { recursive: true, withFileTypes: true });
  return found.filter((one) => one.isFile()).map(({ name }) => name);
}

const REFUSED = [
  'filename="../x.txt"',
  'filename=".."',
  'filename="."',
  'filename=" "',
  'filename="/etc/passwd"',
  'filename="a/b"',
  'filename="a\\b.txt"',
  'filename="..\\..\\x.txt"',
  'filename="C:\\x.txt"',
  'filename="....//x.txt"',
  'filename="..%252fx.txt"',
  'filename="%5c..%5cx.txt"',
  'filename="a%0Ab"',
  'filename="a\0.txt"',
  "filename*=utf-8''..%2Fx.txt",
  "filename*=utf-8''%2E%2E",
  "filename*=utf-8''a%00.txt",
  "filename*=utf-8''a%5Cb",
  "filename*=utf-8''a%E0%80%AFb",
  'filename="CON"',
  'filename="nul.txt"',
  'filename="a\u202Egnp.exe"',
  `filename="${'x'.repeat(300)}.txt"`,
];
const PLAIN = [
  '%2e%2e%2fx.txt',
  '%252e%252e%252fx.txt',
  '%5cx.txt',
  '__proto__',
  '.hidden',
  '~',
  '-rf',
  '$(id)',
  'x;y|z',
  '\u2215x',
];

describe('an upload', () => {
  it('with another path in its name is refused, and nothing is written', async () => {
    await using app = await openTestApp();
    for (const disposition of REFUSED)
      expect([disposition, (await upload(app, disposition)).status]).toEqual([disposition, 400]);
    expect(await readdir(join(app.dataFolder, 'files'))).toEqual([]);
  });

  it('with an odd name is a file of that name, and no other', async () => {
    await using app = await openTestApp();
    for (const name of PLAIN) {
      const { status, body } = await upload(app, `filename="${name}"`);
      expect([status, at(body, 'path')]).toEqual([201, `${USER_ID}/${name}`]);
    }
    expect((await uploadsIn(app)).sort()).toEqual([...PLAIN].sort());
  });
});

describe('the id of a flow', () => {
  it('is never used as a file name', async () => {
    await using app = await openTestApp();
    for (const id of ['../../escaped', 'a/b', '..', '\0', 'CON', '..%2fx', '/etc/passwd', 'a\\..\\b']) {
      const { status, body } = await app.json('POST', '/api/v1/flows/', {
        name: '../../Trick',
        id,
        data: { nodes: [], edges: [] },
      });
      expect(status).toBe(201);
      expect(at(body, 'id')).toMatch(/^[0-9a-f-]{36}$/);
    }
    const names = (await readdir(app.dataFolder)).filter((name) => !name.startsWith('workspace.db'));
    expect(names).toEqual(['files', 'flows', 'server.lock']);
    for (const name of await readdir(join(app.dataFolder, 'flows'))) expect(name).toMatch(/^[0-9a-f-]{36}\.json$/);
  });

  it('in the data folder, with any text, does not lead an upload out of it', async () => {
    await using app = await openTestApp();
    const flow = { id: '../../escaped', name: 'Trick', endpoint_name: 'trick', data: { nodes: [], edges: [] } };
    await writeFile(join(app.dataFolder, 'flows', 'trick.json'), JSON.stringify(flow));
    const form = new FormData();
    form.append('file', new File(['x'], 'a.txt'));
    const { status, body } = await app.json('POST', '/api/v1/files/upload/trick', form);
    expect([status, at(body, 'file_path')]).toEqual([201, expect.stringMatching(/^[0-9a-f]{36}\/[^/]*_a\.txt$/)]);
    expect(await uploadsIn(app)).toEqual([expect.stringMatching(/_a\.txt$/)]);
  });

  it('of a session is never used as a file name', async () => {
    await using app = await openTestApp();
    for (const session of ['../../escaped', '..', '/etc/passwd', '\0', 'a\\b'])
      await app.services.workspace.messages.add(session, { id: session, session_id: session, text: 'x' });
    const names = (await readdir(app.dataFolder, { recursive: true })).filter(
      (name) => !name.startsWith('workspace.db'),
    );
    expect(names.sort()).toEqual(['files', 'flows', 'server.lock']);
  });
});

/** Ways to write "the file outside" from a folder one level below. */
const CLIMBS = [
  '../secret.txt',
  '../../secret.txt',
  '%2e%2e/secret.txt',
  '..%2fsecret.txt',
  '..%2f..%2fsecret.txt',
  '%2e%2e%2fsecret.txt',
  '%252e%252e%252fsecret.txt',
  '..%255csecret.txt',
  '..\\secret.txt',
  '..%5csecret.txt',
  '....//secret.txt',
  '.././secret.txt',
  '..;/secret.txt',
  '..%00/secret.txt',
  'x%00/../../secret.txt',
  '..%c0%afsecret.txt',
  '%c0%ae%c0%ae/secret.txt',
  '..%e0%80%afsecret.txt',
  '%u002e%u002e/secret.txt',
  '/secret.txt',
];

describe('a path in an address', () => {
  it('reaches no file outside, on any route that reads one', async () => {
    const parent = await mkdtemp(join(tmpdir(), 'tweakbench-paths-'));
    onTestFinished(() => rm(parent, { recursive: true }));
    for (const folder of ['client/assets', 'data']) await mkdir(join(parent, folder), { recursive: true });
    await writeFile(join(parent, 'client/index.html'), 'page');
    for (const folder of ['', 'data', 'client/..']) await writeFile(join(parent, folder, 'secret.txt'), SECRET);
    const client = await openClientFiles(join(parent, 'client'));
    const { app, server } = await startTestServer({ client, dataFolder: join(parent, 'data') });
    await app.services.files.add(USER_ID, 'there.txt', Buffer.from('x'));
    const { host } = new URL(server.url);
    const owner = `/api/v1/files/download/${USER_ID}`;
    const folders = [
      '',
      '/assets',
      '/api/v1/files/images',
      owner,
      '/api/v1/files/download',
      '/api/v2/files',
      '/api/v1/flows',
    ];
    for (const folder of folders)
      for (const climb of [...CLIMBS, join(parent, 'secret.txt'), encodeURIComponent(join(parent, 'secret.txt'))]) {
        const head = [`GET ${folder}/${climb} HTTP/1.1`, `Host: ${host}`, 'Connection: close', '', ''];
        expect(await sendRaw(server.url, head.join('\r\n')), `${folder}/${climb}`).not.toContain(SECRET);
      }
  });

  it('reaches no file outside as the path of a File component', async () => {
    await using app = await openTestApp();
    const { id = '' } = recordedExport('file');
    await app.json('POST', '/api/v1/flows/', recordedExport('file'));
    const outside = join(app.dataFolder, 'secret.txt');
    await writeFile(outside, SECRET);
    await app.services.files.add(USER_ID, 'there.txt', Buffer.from('an upload'));
    const read = async (path: string) => {
      const { status, body } = await app.json('POST', `/api/v1/run/advanced/${id}`, {
        tweaks: { 'File-f1': { path } },
      });
      return { status, text: JSON.stringify(body) };
    };
    expect(await read(`${USER_ID}/there.txt`)).toMatchObject({
      status: 200,
      text: expect.stringContaining('an upload'),
    });
    const tries = [outside, `file://${outside}`, '/etc/passwd', 'http://169.254.169.254/', `${USER_ID}/./there.txt`];
    const climbs = CLIMBS.flatMap((climb) => [climb, `${USER_ID}/${climb}`, `${USER_ID}/../${climb}`]);
    for (const path of [...tries, ...climbs, `${USER_ID}\\there.txt`, `../files/${USER_ID}/there.txt`]) {
      const { status, text } = await read(path);
      expect([path, status]).toEqual([path, 500]);
      expect(text).not.toContain(SECRET);
      expect(text).not.toContain(`${basename(app.dataFolder)}/files`);
    }
  });
});
