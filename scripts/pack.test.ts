/** The package as made by npm, installed in an empty folder with its two dependencies, is the whole product. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { settingHelp } from '../src/server/settings/config.ts';
import { savedRun } from '../src/server/testing/stored-runs.ts';
import { openPostgres } from '../src/server/testing/test-postgres.ts';
import { expectNoInstallScripts, expectNotices } from './testing/expect-contents.ts';
import { installPackage } from './testing/install-package.ts';
import { type InstalledCommand, installedCommand } from './testing/installed-command.ts';

const run = promisify(execFile);
let folder: string;
let installed: string;
let command: InstalledCommand;
const program = () => join(installed, '.bin/tweakbench');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tweakbench-pack-'));
  installed = await installPackage(folder);
  command = installedCommand(folder, installed);
}, 300_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the package', () => {
  it('brings only the drivers of the databases', async () => {
    const { dependencies } = z
      .looseObject({ dependencies: z.record(z.string(), z.string()) })
      .parse(JSON.parse(await readFile(join(installed, 'tweakbench/package.json'), 'utf8')));
    expect(Object.keys(dependencies)).toEqual(['libsql', 'pg']);
    for (const version of Object.values(dependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    const packages = (await readdir(installed)).filter((name) => !name.startsWith('.'));
    const ofDrivers = /^(?:libsql|@libsql|@neon-rs|detect-libc|pg|pg-[a-z0-9-]+|pgpass|postgres-[a-z]+|split2|xtend)$/;
    expect(packages.filter((name) => !ofDrivers.test(name))).toEqual(['tweakbench']);
    const home = join(installed, 'tweakbench');
    const files = await readdir(home, { recursive: true });
    expect(files.filter((file) => /\.(?:node|map)$|(?:^|\/)(?:src|node_modules)(?:\/|$)/.test(file))).toEqual([]);
    expect(files).toEqual(
      expect.arrayContaining(['LICENSE', 'README.md', 'dist/client/index.html', 'dist/schemas/tests-1.json']),
    );
    const server = join(home, 'dist/server/tweakbench.js');
    const programs = await readdir(join(home, 'dist/server'));
    expect(programs).toEqual(
      expect.arrayContaining(['component-worker.js', 'start-command.js', 'start-server.js', 'tweakbench.js']),
    );
    // Names that Windows allows too.
    expect(programs.filter((name) => !/^[a-z-]+\.js$/.test(name))).toEqual([]);
    expect((await readFile(server, 'utf8')).startsWith('#!/usr/bin/env node\n')).toBe(true);
    expect((await stat(server)).mode & 0o111).toBe(0o111);
  });

  it('runs nothing when it is installed', () => expectNoInstallScripts(installed));

  it('has the licence of everything inside, with its text', () =>
    expectNotices(join(installed, 'tweakbench/dist/THIRD-PARTY-NOTICES.txt')));

  it('contains the server in characters of one byte, which take half the memory', async () => {
    const folder = join(installed, 'tweakbench/dist/server');
    for (const name of await readdir(folder)) {
      expect((await readFile(join(folder, name), 'utf8')).match(/[\u0100-\uffff]/g), name).toBeNull();
    }
  });

  it('serves the page and runs a flow, and ends in order', async () => {
    const { child, url, output } = await command.start({ TWEAKBENCH_DEMO_PACE: '0' });
    expect(output()).toMatch(/^Tweakbench is ready at http:\/\/127\.0\.0\.1:\d+\n$/);
    const page = await fetch(url, { headers: { accept: 'text/html', 'accept-encoding': 'br' } });
    const html = await page.text();
    expect(page.headers.get('content-encoding')).toBe('br');
    const script = /src="(\/assets\/page-[^"]+\.js)"/.exec(html)?.[1] ?? '';
    const asset = await fetch(url + script);
    expect(asset.headers.get('cache-control')).toContain('immutable');
    expect((await asset.text()).length).toBeGreaterThan(1000);
    const answer = await fetch(`${url}/api/v1/run/advanced/two-inputs`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ inputs: [{ input_value: 'Ada' }] }),
    });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toMatch(/welcome/i);
    expect(await (await fetch(`${url}/workspace/v1/runs`)).json()).toEqual({ runs: [], next: null });
    const { version } = z
      .looseObject({ version: z.string() })
      .parse(await (await fetch(`${url}/api/v1/version`)).json());
    for (const flag of ['--version', '-v'])
      expect(await run(program(), [flag])).toEqual({ stdout: `${version}\n`, stderr: '' });
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect(output().split('\n')).toHaveLength(2);
  });

  it('ends a running answer with a reason when the server is stopped', async () => {
    const { child, url } = await command.start({ TWEAKBENCH_DEMO_PACE: '60' });
    const response = await fetch(`${url}/api/v1/run/advanced/two-inputs`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ inputs: [{ input_value: 'Ada' }], stream: true }),
    });
    const ended = once(child, 'exit');
    child.kill('SIGINT');
    expect(await response.text()).toContain('Tweakbench is shutting down, so the run was stopped');
    expect(await ended).toEqual([0, null]);
  });

  it('can be stopped while a component searches for a pattern for ever', async () => {
    const { child, url } = await command.start();
    const tweaks = {
      'Address Finder': { pattern: '(a+)+$' },
      'TextInput-n1Not': { input_value: `${'a'.repeat(45)}b` },
    };
    const answer = await fetch(`${url}/api/v1/run/advanced/text-toolbox`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ inputs: [], tweaks, stream: true }),
    });
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await answer.text()).toContain('"status":503');
    expect(await ended).toEqual([0, null]);
  });
});

describe('the command', () => {
  it('lists each setting with its flag, and a flag wins', async () => {
    const { stdout } = await run(program(), ['--help']);
    for (const { name, flag } of settingHelp)
      expect(stdout).toMatch(new RegExp(`^  ${name}, --${flag} +[a-zA-Z]`, 'm'));
    for (const text of ['--open', '--version, -v', 'tweakbench test', 'tweakbench db']) expect(stdout).toContain(text);
    const data = join(folder, 'by-flag');
    const child = command.spawn({ PORT: 'many', TWEAKBENCH_DATA: '/nowhere' }, ['--port', '0', `--data=${data}`]);
    expect(String(await once(child.stdout ?? child, 'data'))).toMatch(/^Tweakbench is ready at /);
    expect(await readdir(data)).toContain('workspace.db');
  });

  it('keeps runs in SQLite and in PostgreSQL, and moves them', async () => {
    await using postgres = await openPostgres();
    const address = await postgres.createDatabase();
    const data = { TWEAKBENCH_DATA: join(folder, 'moved') };
    const first = await command.start(data);
    const saved = await fetch(`${first.url}/workspace/v1/runs/a`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(savedRun({ id: 'a' })),
    });
    expect(saved.status).toBe(201);
    const ended = once(first.child, 'exit');
    first.child.kill('SIGTERM');
    await ended;
    const file = join(folder, 'runs.dump');
    const db = (...words: string[]) => run(program(), ['db', ...words], { env: { ...process.env, ...data } });
    expect((await db('dump', file)).stdout).toBe(`1 run and 0 suites are in ${file}\n`);
    expect((await db('move', '--to', address)).stdout).toMatch(/^1 run and 0 suites are in postgres:/);
    const second = await command.start({ ...data, TWEAKBENCH_DATABASE: address });
    expect(await (await fetch(`${second.url}/workspace/v1/runs`)).json()).toMatchObject({ runs: [{ id: 'a' }] });
  });

  it('runs the suites that it brings, without a server', async () => {
    const suite = join(installed, 'tweakbench/dist/client/examples/07-chat-with-memory.tests.yaml');
    const { stdout } = await run(program(), ['test', suite], { cwd: folder });
    expect(stdout).toMatch(/\nPassed: all 2 cells passed\n$/);
  });

  it('ends in order when its terminal is closed', async () => {
    const { child } = await command.start();
    const ended = once(child, 'exit');
    child.kill('SIGHUP');
    expect(await ended).toEqual([0, null]);
  });

  it('ends with npx, whose shell does not pass signals on', async () => {
    const command = `"${program()}"; true`;
    const env = { PATH: process.env.PATH ?? '', PORT: '0', TWEAKBENCH_DATA: join(folder, 'npx'), npm_command: 'exec' };
    const shell = spawn('sh', ['-c', command], { env, stdio: ['ignore', 'pipe', 'ignore'] });
    const [line] = await once(shell.stdout, 'data');
    const url = /http:\S+/.exec(String(line))?.[0] ?? '';
    expect((await fetch(`${url}/health`)).status).toBe(200);
    shell.kill('SIGTERM');
    await expect.poll(() => fetch(`${url}/health`).catch(() => 'gone')).toBe('gone');
  });

  it.runIf(process.platform === 'linux')('opens the page in a browser, or says that there is none', async () => {
    const bin = join(folder, 'bin');
    await mkdir(bin);
    const opened = join(folder, 'opened');
    await writeFile(join(bin, 'xdg-open'), `#!/bin/sh\nprintf %s "$1" > ${opened}\n`, { mode: 0o755 });
    const child = command.spawn({ PATH: `${bin}:${process.env.PATH}` }, ['--open']);
    const [line] = await once(child.stdout ?? child, 'data');
    await expect.poll(() => readFile(opened, 'utf8').catch(() => '')).toBe(/http:\S+/.exec(String(line))?.[0]);
    await writeFile(join(bin, 'xdg-open'), '#!/bin/sh\nexit 3\n');
    child.kill('SIGTERM');
    await once(child, 'exit');
    const headless = command.spawn({ PATH: `${bin}:${process.env.PATH}`, TWEAKBENCH_LOG: 'silent' }, ['--open']);
    const [said] = await once(headless.stderr ?? headless, 'data');
    expect(String(said)).toBe('Could not open a browser. Open the address yourself\n');
    headless.kill('SIGTERM');
    await once(headless, 'exit');
  });
});

describe('a failed start', () => {
  it('because of a used port is one clear line and exit code 1', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const address = holder.address();
    const port = typeof address === 'object' && address ? String(address.port) : '';
    const { code, output, errors } = await command.failToStart({ PORT: port });
    holder.close();
    expect({ code, output }).toEqual({ code: 1, output: '' });
    const [, used, free] =
      /^Tweakbench cannot start\. Port (\d+) .* Use another one: --port (\d+)\n$/.exec(errors) ?? [];
    expect(used).toBe(port);
    const offered = createServer().listen(Number(free), '127.0.0.1');
    await once(offered, 'listening');
    offered.close();
  });

  it.each([
    [{ PORT: 'many' }, [], /^Tweakbench cannot start\. PORT is not a number \(it is "many"\)\n$/],
    [{}, ['--no-such-flag'], /^Tweakbench cannot start\. .*--no-such-flag.*\n$/],
    [{ TWEAKBENCH_HOST: '0.0.0.0' }, [], /^Tweakbench cannot start\. .*TWEAKBENCH_TOKEN.*\n$/],
  ])('because of %j %j is one clear line and exit code 2', async (settings, flags, line) => {
    const { code, errors } = await command.failToStart(settings, flags);
    expect(code).toBe(2);
    expect(errors).toMatch(line);
  });

  it('because the data folder is a file is one clear line and exit code 1', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    const { code, errors } = await command.failToStart({ TWEAKBENCH_DATA: file });
    expect(code).toBe(1);
    expect(errors).toMatch(
      /^Tweakbench cannot start\. The data folder .*a-file cannot be used \(.*\); set TWEAKBENCH_DATA to another one\n$/,
    );
  });
});
