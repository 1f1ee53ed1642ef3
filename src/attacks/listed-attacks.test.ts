/** The table of attacks in docs/security.md names every test here, and only tests that exist. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

it('the table of attacks is complete, and each of its tests exists', () => {
  const text = readFileSync(join(root, 'docs/security.md'), 'utf8');
  const listed = new Set(
    [...text.matchAll(/`((?:src|e2e|scripts)\/[^`]+\.(?:test|spec)\.tsx?)`/g)].map(([, path = '']) => path),
  );
  expect([...listed].filter((path) => !existsSync(join(root, path)))).toEqual([]);
  const here = readdirSync(import.meta.dirname).filter((name) => name !== basename(import.meta.filename));
  expect(here.filter((name) => !listed.has(`src/attacks/${name}`))).toEqual([]);
});
