/** The tables in docs/security.md name every test here and every limit that is measured; they and the table of faults name only files that exist. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { limitRows } from './testing/limit-rows.ts';

const root = join(import.meta.dirname, '../..');

function listedIn(file: string): Set<string> {
  const text = readFileSync(join(root, file), 'utf8');
  const paths = text.matchAll(/`((?:src|e2e|scripts)\/[^`]+\.\w+)`/g);
  return new Set([...paths].map(([, path = '']) => path));
}

it.each(['docs/security.md', 'docs/faults.md'])('each file that %s names exists', (file) => {
  const listed = [...listedIn(file)];
  expect(listed.length).toBeGreaterThan(10);
  expect(listed.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

it('the table of attacks is complete', () => {
  const listed = listedIn('docs/security.md');
  const here = readdirSync(import.meta.dirname).filter(
    (name) => name.endsWith('.test.ts') && name !== basename(import.meta.filename),
  );
  expect(here.filter((name) => !listed.has(`src/attacks/${name}`))).toEqual([]);
});

/** Why no case of `growing-*.test.ts` is of these. */
const NOT_DOUBLED = {
  'e2e/whole-page/sizes.spec.ts measures it in the page': [
    'the request of a link',
    'names of outputs and of components',
  ],
  'its reader stops at the limit, and has tests of its own': [
    'the file of a flow in the data folder',
    'messages of a conversation',
    'an answer to a visitor',
    'what answers where a Langflow may be',
    'the flow of a Langflow that a demo uses',
    'a file that a command reads',
    'the answer of a judge',
    'a file of flows',
  ],
  'only what is drawn depends on it': [
    'a text that is edited in a field',
    'sessions, versions',
    'messages of a session',
    'flows, components and fields',
  ],
};

it('each limit is measured with sizes that double, or this file says why not', () => {
  const files = readdirSync(import.meta.dirname).filter((name) => name.startsWith('growing-'));
  const text = files.map((name) => readFileSync(join(import.meta.dirname, name), 'utf8')).join('\n');
  const measured = [...text.matchAll(/under\('([^']+)'/g)].map(([, row = '']) => row);
  const known = [...measured, ...Object.values(NOT_DOUBLED).flat()];
  const rows = limitRows();
  expect(rows.length).toBeGreaterThan(30);
  expect(rows.filter((row) => !known.some((start) => row.startsWith(start)))).toEqual([]);
  expect(known.filter((start) => !rows.some((row) => row.startsWith(start)))).toEqual([]);
});
