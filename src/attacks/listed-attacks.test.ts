/** The table of attacks in docs/security.md names every test here; it and the table of faults name only tests that exist. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

function listedIn(file: string): Set<string> {
  const text = readFileSync(join(root, file), 'utf8');
  const paths = text.matchAll(/`((?:src|e2e|scripts)\/[^`]+\.(?:test|spec)\.tsx?)`/g);
  return new Set([...paths].map(([, path = '']) => path));
}

it.each(['docs/security.md', 'docs/faults.md'])('each test that %s names exists', (file) => {
  const listed = [...listedIn(file)];
  expect(listed.length).toBeGreaterThan(10);
  expect(listed.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

it('the table of attacks is complete', () => {
  const listed = listedIn('docs/security.md');
  const here = readdirSync(import.meta.dirname).filter((name) => name !== basename(import.meta.filename));
  expect(here.filter((name) => !listed.has(`src/attacks/${name}`))).toEqual([]);
});
