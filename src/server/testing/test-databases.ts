/** Runs a group of tests on SQLite and on PostgreSQL. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { openPostgres, type TestPostgres } from './test-postgres.ts';

export interface TestDatabases {
  /** The address of a new, empty database. */
  create(): Promise<string>;
}

/** `tests` is called once for each kind of database, to define them. */
export function describeOnBoth(name: string, tests: (databases: TestDatabases) => void): void {
  describe(`${name}, on SQLite`, () => {
    let folder: string;
    let count = 0;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'tweakbench-sqlite-'));
    });
    afterAll(() => rm(folder, { recursive: true, force: true }));
    const create = async () => {
      count += 1;
      return `sqlite:${join(folder, `${count}.db`)}`;
    };
    tests({ create });
  });
  describe(`${name}, on PostgreSQL`, () => {
    let postgres: TestPostgres;
    beforeAll(async () => {
      postgres = await openPostgres();
    }, 120_000);
    afterAll(() => postgres[Symbol.asyncDispose]());
    tests({ create: () => postgres.createDatabase() });
  });
}
