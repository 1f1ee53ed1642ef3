/** The data folder of a running server. */
import { once } from 'node:events';
import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltServer, killServer, openBuiltServer } from './testing/built-server.ts';
import { flowNames, importFlow, readRun, saveRun, say, send, texts, upload } from './testing/store-things.ts';

/** A start of the command without the capabilities of root, so that permissions stop root too. */
const NO_RIGHTS = '[ "$(id -u)" != 0 ] || exec setpriv --bounding-set=-all "$0" "$1"';

let built: BuiltServer;
beforeAll(async () => {
  built = await openBuiltServer();
}, 120_000);
afterAll(() => built.remove());

describe('a second server', () => {
  it('on the same folder is refused, until the first was killed or has ended', async () => {
    const data = join(built.folder, 'shared');
    const first = await built.start(data);
    expect(await built.failToStart(data)).toEqual({
      code: 1,
      errors: expect.stringMatching(
        new RegExp(
          `^Tweakbench cannot start\\. Another Tweakbench \\(process ${first.child.pid}, started [^)]+ UTC\\) uses the data folder ${data}\\. Stop it, or choose another folder: --data FOLDER\\. Servers with one PostgreSQL can share it: TWEAKBENCH_SHARED_DATA=yes\\n$`,
        ),
      ),
    });
    expect((await fetch(`${first.url}/health`)).status).toBe(200);
    await killServer(first);
    const second = await built.start(data);
    const ended = once(second.child, 'exit');
    second.child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect((await readdir(data)).sort()).toEqual(['files', 'flows', 'workspace.db']);
  });
});

describe('the data folder', () => {
  it('is readable only by its own user, with everything in it', async () => {
    const data = join(built.folder, 'private');
    await mkdir(join(data, 'files'), { recursive: true });
    await chmod(join(data, 'files'), 0o755);
    const made = join(built.folder, 'made');
    for (const folder of [data, made]) {
      const server = await built.start(folder);
      await say(server.url, 'hello');
      const form = new FormData();
      form.append('file', new File(['hello'], 'hello.txt'));
      await send(server.url, '/api/v2/files', form);
      await send(server.url, '/api/v1/flows/', JSON.stringify({ name: 'Mine', data: { nodes: [], edges: [] } }));
      await killServer(server);
    }
    const names = (await readdir(made, { recursive: true })).map((name) => join(made, name));
    expect(names.length).toBeGreaterThan(7);
    for (const name of [...names, made, join(data, 'files')]) {
      expect((await stat(name)).mode & 0o077, name).toBe(0);
    }
  });
});

async function allow(folder: string, isWritable: boolean): Promise<void> {
  for (const name of [...(await readdir(folder, { recursive: true })), '']) {
    const path = join(folder, name);
    const isFolder = (await stat(path)).isDirectory();
    await chmod(path, (isFolder ? 0o500 : 0o400) | (isWritable ? 0o200 : 0));
  }
}

describe.runIf(process.platform === 'linux')('a read-only data folder', () => {
  it('ends the start with one clear line', async () => {
    const data = join(built.folder, 'unwritable');
    await mkdir(data, { mode: 0o500 });
    const errors = `Tweakbench cannot start. The data folder ${data} cannot be used (EACCES: permission denied, access '${data}'); set TWEAKBENCH_DATA to another one\n`;
    expect(await built.failToStart(data, NO_RIGHTS)).toEqual({ code: 1, errors });
  });

  it('refuses what it cannot keep with a reason, reads on, and takes more when it is writable again', async () => {
    const data = join(built.folder, 'made-unwritable');
    const server = await built.start(data, NO_RIGHTS);
    const { url } = server;
    expect((await say(url, 'said before')).status).toBe(200);
    expect((await importFlow(url, 'Before')).status).toBe(201);
    await allow(data, false);
    for (const refused of [await importFlow(url, 'Meanwhile'), await upload(url, 'x')]) {
      expect(refused.status).toBe(500);
      expect(refused.text).toContain('The server cannot use its data folder (EACCES). Its log says why');
      expect(refused.text).not.toContain(built.folder);
    }
    // Messages can still be saved, because the database file was opened before.
    expect((await say(url, 'said then')).status).toBe(200);
    expect(await texts(url)).toContain('said before');
    expect(await flowNames(url)).toContain('Before');
    await allow(data, true);
    expect((await say(url, 'said after')).status).toBe(200);
    expect((await importFlow(url, 'After')).status).toBe(201);
    expect((await saveRun(url, 'after')).status).toBe(201);
    await killServer(server);
    const again = await built.start(data);
    const stored = (await texts(again.url)) + (await flowNames(again.url));
    for (const text of ['said before', 'said then', 'said after', '"Before"', '"After"'])
      expect(stored).toContain(text);
    expect(stored).not.toMatch(/meanwhile/i);
    expect(await readRun(again.url, 'after')).toBe(200);
    await killServer(again);
  });
});

describe.runIf(process.platform !== 'win32')('a data folder that is deleted under a running server', () => {
  it('is made again, loses nothing acknowledged afterwards, and the workspace says that it needs a new start', async () => {
    const data = join(built.folder, 'deleted');
    const server = await built.start(data);
    const { url } = server;
    expect((await saveRun(url, 'before')).status).toBe(201);
    await rm(data, { recursive: true });
    expect((await importFlow(url, 'After')).status).toBe(201);
    expect((await upload(url, 'after')).status).toBe(201);
    for (const refused of [await saveRun(url, 'after'), await say(url, 'said meanwhile')])
      expect(refused).toMatchObject({ status: 503, text: expect.stringContaining('Start Tweakbench again') });
    await killServer(server);
    const again = await built.start(data);
    expect((await say(again.url, 'said after')).status).toBe(200);
    expect(await texts(again.url)).toContain('said after');
    expect(await flowNames(again.url)).toContain('After');
    expect(await (await fetch(`${again.url}/api/v2/files`)).text()).toContain('file');
    expect((await saveRun(again.url, 'after')).status).toBe(201);
    await killServer(again);
  });
});

describe('a data folder with broken files', () => {
  it('gives all that is whole, and changes nothing of the rest', async () => {
    const data = join(built.folder, 'broken');
    const first = await built.start(data);
    await say(first.url, 'said before');
    await importFlow(first.url, 'Whole');
    await upload(first.url, 'whole');
    await saveRun(first.url, 'whole');
    await killServer(first);
    const broken = ['flows/half.json', 'flows/bytes.json', 'files/not-an-upload', '.lock-of-another'];
    const contents = ['{"name": "Half", "data": {"no', '\u0000\ufffd', 'x', 'x'];
    for (const [index, name] of broken.entries()) await writeFile(join(data, name), contents[index] ?? '');
    const again = await built.start(data);
    expect(await texts(again.url)).toContain('said before');
    const names = await flowNames(again.url);
    expect(names).toContain('"Whole"');
    expect(names).not.toContain('"Half"');
    expect(await (await fetch(`${again.url}/api/v2/files`)).json()).toHaveLength(1);
    expect(await readRun(again.url, 'whole')).toBe(200);
    await killServer(again);
    for (const [index, name] of broken.entries())
      expect(await readFile(join(data, name), 'utf8'), name).toBe(contents[index]);
  });
});
