/** Fails when some text can make a regular expression of the product very slow. Part of `npm run lint`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPatterns } from './patterns/find-patterns.ts';
import { whySlow } from './patterns/why-slow.ts';

const ADVICE =
  'Rewrite it so that no part can match what the part after it matches, or use text methods (trimEndOf, indexOf, split).\n' +
  'If the text is always short, add "// pattern-bounded: " with the reason on the line above.';

const sources = join(import.meta.dirname, '../src');
let count = 0;
let failed = 0;
for (const path of readdirSync(sources, { recursive: true, encoding: 'utf8' })) {
  if (!/\.tsx?$/.test(path) || /\.test\.tsx?$|[\\/]testing[\\/]/.test(path)) continue;
  for (const { line, source, flags, reason } of findPatterns(readFileSync(join(sources, path), 'utf8'))) {
    count += 1;
    const problem = reason === null ? whySlow(source, flags) : null;
    if (problem === null) continue;
    failed += 1;
    console.error(`src/${path}:${line} /${source}/${flags}\n  ${problem}\n`);
  }
}
if (failed > 0) console.error(ADVICE);
else console.log(`Checked ${count} regular expressions.`);
process.exitCode = failed > 0 ? 1 : 0;
