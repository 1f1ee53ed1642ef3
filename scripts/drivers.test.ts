/** The drivers of the databases on the systems that they are for, and on those that they are not for. */
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { openPostgres } from '../src/server/testing/test-postgres.ts';
import { type BuiltServer, killServer, openBuiltServer } from './testing/built-server.ts';

const root = resolve(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.looseObject({
      version: z.string().optional(),
      os: z.array(z.string()).optional(),
      cpu: z.array(z.string()).optional(),
      dev: z.boolean().optional(),
      hasInstallScript: z.boolean().optional(),
      optionalDependencies: z.record(z.string(), z.string()).optional(),
    }),
  ),
});

describe('the prebuilt parts of libsql', () => {
  const { packages } = lockSchema.parse(JSON.parse(read('package-lock.json')));
  const parts = packages['node_modules/libsql']?.optionalDependencies ?? {};

  it.each([
    ['Linux with glibc', 'linux', { x64: 'linux-x64-gnu', arm64: 'linux-arm64-gnu', arm: 'linux-arm-gnueabihf' }],
    ['Linux with musl', 'linux', { x64: 'linux-x64-musl', arm64: 'linux-arm64-musl', arm: 'linux-arm-musleabihf' }],
    ['macOS', 'darwin', { x64: 'darwin-x64', arm64: 'darwin-arm64' }],
    ['Windows', 'win32', { x64: 'win32-x64-msvc' }],
  ])('are in the lock file for %s, by its name and its processors', (_name, os, byCpu) => {
    for (const [cpu, part] of Object.entries(byCpu)) {
      const found = packages[`node_modules/@libsql/${part}`];
      expect(found, part).toMatchObject({ os: [os], cpu: [cpu], version: parts[`@libsql/${part}`] });
      // `npm prune --omit=dev`, as in the container, keeps them; no script runs or downloads anything.
      expect([found?.dev, found?.hasInstallScript], part).toEqual([undefined, undefined]);
      expect(read('docs/decisions/0017-workspace-store.md')).toContain(`\`@libsql/${part}\``);
    }
  });

  it('are the only ones in the lock file', () => {
    expect(Object.keys(parts)).toHaveLength(9);
  });
});

describe('a system for which libsql has no prebuilt part', () => {
  let built: BuiltServer;
  beforeAll(async () => {
    built = await openBuiltServer();
  }, 120_000);
  afterAll(() => built.remove());

  it('says that it needs a PostgreSQL, and works with one', { timeout: 120_000 }, async () => {
    const hook = join(built.folder, 'without-sqlite.cjs');
    await writeFile(
      hook,
      `const { Module } = require('node:module');
      const resolve = Module._resolveFilename;
      Module._resolveFilename = (name, ...rest) => {
        if (!name.startsWith('@libsql/')) return resolve(name, ...rest);
        throw Object.assign(new Error("Cannot find module '" + name + "'"), { code: 'MODULE_NOT_FOUND' });
      };`,
    );
    const settings = { NODE_OPTIONS: `--require=${hook}` };
    const failed = await built.failToStart(join(built.folder, 'sqlite'), ':', settings);
    expect(failed.code).toBe(1);
    expect(failed.errors).toMatch(
      /^Tweakbench cannot start\. SQLite is not available for this system \(Cannot find module '@libsql\/[^']+'\)\. Set TWEAKBENCH_DATABASE to the address of a PostgreSQL\n$/,
    );
    await using postgres = await openPostgres();
    const database = { TWEAKBENCH_DATABASE: await postgres.createDatabase() };
    const server = await built.start(join(built.folder, 'postgres'), ':', { ...settings, ...database });
    onTestFinished(() => killServer(server));
    expect(await (await fetch(`${server.url}/workspace/v1/runs`)).json()).toEqual({ runs: [], next: null });
  });
});
