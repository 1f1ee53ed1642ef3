/** Days and times are formatted by one file, and numbers in one language. */
import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../src');

const FORMATS_DATES = [
  'contract/text/time-text.ts',
  // As the component of Langflow writes it.
  'engine/components/current-date.ts',
];

it('only one file formats days and times', async () => {
  const names = (await readdir(root, { recursive: true })).map((name) => name.split(sep).join('/'));
  const others = names.filter((name) => /\.tsx?$/.test(name) && !FORMATS_DATES.includes(name));
  const problems = others.flatMap((name) =>
    [
      ...readFileSync(join(root, name), 'utf8').matchAll(
        /DateTimeFormat\b|toLocale(?:Date|Time)String|toLocaleString\((?!'en'\))/g,
      ),
    ].map(([text]) => `${name}: ${text}`),
  );
  expect(problems, 'Use src/contract/text/time-text.ts; numbers are toLocaleString("en")').toEqual([]);
});
