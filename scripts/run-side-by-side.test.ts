import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { type Programs, runSideBySide } from './run-side-by-side.ts';

const { execPath } = process;
/** Each says a half, waits until the other has been started, and says the rest. */
const meet = (name: string, other: string): Programs[string] => [
  execPath,
  '-e',
  `const fs = require('node:fs');
   console.log('${name} 1');
   fs.writeFileSync(process.argv[1] + '${name}', '');
   const wait = () => fs.existsSync(process.argv[1] + '${other}') ? console.error('${name} 2') : setImmediate(wait);
   wait();`,
];
const ends = (code: string): Programs[string] => [execPath, '-e', code];

async function run(programs: Programs, atOnce: number) {
  const written: string[] = [];
  const failed = await runSideBySide(programs, { atOnce, write: (text) => written.push(text) });
  return { failed, written: written.map((text) => text.replace(/\(\d+ s\)/, '(0 s)')) };
}

it('programs run at the same time, and the output of each is shown in one piece', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tweakbench-side-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const { failed, written } = await run(
    { a: [...meet('a', 'b'), `${folder}/`], b: [...meet('b', 'a'), `${folder}/`] },
    2,
  );
  expect(failed).toEqual([]);
  expect(written.toSorted()).toEqual(['\na: passed (0 s)\na 1\na 2\n', '\nb: passed (0 s)\nb 1\nb 2\n']);
});

it('programs that fail are named, and the others run all the same', async () => {
  const { failed, written } = await run(
    {
      exits: ends('console.log("said"); process.exitCode = 3'),
      killed: ends('process.kill(process.pid, "SIGKILL")'),
      missing: ['no-such-program'],
      good: ends('console.log("good")'),
    },
    1,
  );
  expect(failed).toEqual(['exits', 'killed', 'missing']);
  expect(written).toEqual([
    '\nexits: ended with 3 (0 s)\nsaid\n',
    '\nkilled: ended with SIGKILL (0 s)\n',
    expect.stringMatching(/^\nmissing: could not be started: .*no-such-program/),
    '\ngood: passed (0 s)\ngood\n',
  ]);
});
