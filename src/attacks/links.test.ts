/** Symbolic links in the data folder, for example from a hostile backup: nothing outside of it is read, changed or deleted as if it were inside. */
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { USER_ID } from '#server/stores/file-store.ts';
import { at, openTestApp, type TestApp } from '#server/testing/test-app.ts';

const SECRET = 'outside of the data folder';

/** A folder with a file, like the folder of an upload, and an empty data folder beside it. */
let outside: string;
let dataFolder: string;
beforeEach(async () => {
  const parent = await mkdtemp(join(tmpdir(), 'tweakbench-links-'));
  onTestFinished(() => rm(parent, { recursive: true }));
  outside = join(parent, 'outside');
  dataFolder = join(parent, 'data');
  await mkdir(join(outside, 'some-id'), { recursive: true });
  await writeFile(join(outside, 'some-id', 'secret.txt'), SECRET);
  for (const name of ['files', 'flows']) await mkdir(join(dataFolder, name), { recursive: true });
});

async function open(): Promise<TestApp> {
  const app = await openTestApp({ dataFolder });
  onTestFinished(() => app[Symbol.asyncDispose]());
  return app;
}

async function expectUntouched(): Promise<void> {
  expect(await readdir(outside)).toEqual(['some-id']);
  expect(await readdir(join(outside, 'some-id'))).toEqual(['secret.txt']);
  expect(await readFile(join(outside, 'some-id', 'secret.txt'), 'utf8')).toBe(SECRET);
}

describe('a link among the uploads', () => {
  const LINKS: [string, (files: string) => Promise<void>][] = [
    ['an owner', (files) => symlink(outside, join(files, USER_ID))],
    [
      'an upload',
      async (files) => {
        await mkdir(join(files, USER_ID));
        await symlink(join(outside, 'some-id'), join(files, USER_ID, 'some-id'));
      },
    ],
    [
      'a file',
      async (files) => {
        await mkdir(join(files, USER_ID, 'some-id'), { recursive: true });
        await symlink(join(outside, 'some-id', 'secret.txt'), join(files, USER_ID, 'some-id', 'secret.txt'));
      },
    ],
  ];

  async function expectNotFollowed(app: TestApp): Promise<void> {
    for (const path of ['/api/v2/files/some-id', `/api/v1/files/download/${USER_ID}/secret.txt`])
      expect((await app.json('GET', path)).status, path).toBe(404);
    expect(await app.services.files.read(`${USER_ID}/secret.txt`)).toBeNull();
    expect((await app.json('DELETE', '/api/v2/files/some-id')).status).toBe(404);
    await expectUntouched();
  }

  it.each(LINKS)('in place of %s is not followed', async (_name, plant) => {
    await plant(join(dataFolder, 'files'));
    const app = await open();
    expect((await app.json('GET', '/api/v2/files')).body).toEqual([]);
    await expectNotFollowed(app);
  });

  it.each(LINKS)('that replaces %s while the server runs is not followed', async (_name, plant) => {
    const files = join(dataFolder, 'files');
    await mkdir(join(files, USER_ID, 'some-id'), { recursive: true });
    await writeFile(join(files, USER_ID, 'some-id', 'secret.txt'), 'an upload');
    const app = await open();
    expect(String(await app.services.files.read(`${USER_ID}/secret.txt`))).toBe('an upload');
    await rm(join(files, USER_ID), { recursive: true });
    await plant(files);
    await expectNotFollowed(app);
  });
});

describe('a link in place of a flow', () => {
  it('shows nothing of a file that is not a flow', async () => {
    await symlink(join(outside, 'some-id', 'secret.txt'), join(dataFolder, 'flows', 'linked.json'));
    const app = await open();
    const { body } = await app.json('GET', '/api/v1/flows/');
    expect(JSON.stringify(body)).not.toContain('linked');
    expect((await app.json('GET', '/api/v1/flows/linked')).status).toBe(404);
  });

  it('to a flow is read, and never written or deleted through', async () => {
    const flow = { id: 'linked', name: 'Linked', endpoint_name: 'linked', data: { nodes: [], edges: [] } };
    const target = join(outside, 'some-id', 'flow.json');
    await writeFile(target, JSON.stringify(flow));
    await symlink(target, join(dataFolder, 'flows', 'linked.json'));
    const app = await open();
    expect((await app.json('PATCH', '/api/v1/flows/linked', { name: 'Changed' })).status).toBe(200);
    expect(at((await app.json('GET', '/api/v1/flows/linked')).body, 'name')).toBe('Changed');
    expect((await app.json('DELETE', '/api/v1/flows/linked')).status).toBe(200);
    expect(JSON.parse(await readFile(target, 'utf8'))).toEqual(flow);
  });
});
