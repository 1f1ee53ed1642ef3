/** `tweakbench test` as a process: exit codes, Ctrl+C, and a pipe that nobody reads. The rest is tested in src/command. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BuiltServer, openBuiltServer } from './testing/built-server.ts';

const SUITE = `format: tweakbench-tests
version: 1
name: Sky
flow: tone-switcher
cases:
  - {name: sky, input: Why is the sky blue?, checks: [{contains: sunlight}]}
  - {name: sea, input: Why is the sky blue?, checks: [{contains: green}]}
`;
let built: BuiltServer;

beforeAll(async () => {
  built = await openBuiltServer();
  await writeFile(join(built.folder, 'sky.tests.yaml'), SUITE);
}, 120_000);
afterAll(() => built.remove());

function start(words: readonly string[], environment: Record<string, string> = {}): ChildProcess {
  const program = join(built.folder, 'dist/server/tweakbench.js');
  const env = { PATH: process.env.PATH ?? '', ...environment };
  return spawn(process.execPath, [program, ...words], { cwd: built.folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Its code, and all that it printed. */
async function end(child: ChildProcess): Promise<{ code: unknown; output: string; errors: string }> {
  const said = { output: '', errors: '' };
  child.stdout?.on('data', (chunk) => {
    said.output += String(chunk);
  });
  child.stderr?.on('data', (chunk) => {
    said.errors += String(chunk);
  });
  const [code] = await once(child, 'close');
  return { code, ...said };
}

const stateOf = async (file: string) => JSON.parse(await readFile(join(built.folder, file), 'utf8')).tally;

it('the command ends with the exit code that belongs to its last line', async () => {
  const passed = await end(start(['test', 'sky.tests.yaml', '--only', 'sky']));
  expect(passed).toMatchObject({ code: 0, errors: '' });
  expect(passed.output).toMatch(/\nPassed: the only cell passed\n$/);
  const failed = await end(start(['test', 'sky.tests.yaml']));
  expect(failed).toMatchObject({ code: 1, errors: '' });
  expect(failed.output).toMatch(/\nFailed: 1 failed of 2 cells\n$/);
  expect(await end(start(['tset']))).toMatchObject({ code: 2, output: '' });
});

it('the command lists all of its commands for help', async () => {
  const { code, output } = await end(start(['help']));
  expect(code).toBe(0);
  for (const name of ['test', 'check', 'db dump']) expect(output).toContain(`tweakbench ${name} `);
});

it.each([
  [['--prot', '1'], 'Unknown option --prot. Did you mean --port?'],
  [['db', 'dump'], 'db dump needs the name of the file to write'],
  [['db', 'dump', 'a.dump', '--bogus'], 'Unknown option --bogus\n'],
])('the command ends with 2 for the wrong arguments %j', async (words, said) => {
  const { code, output, errors } = await end(start(words));
  expect({ code, output }).toEqual({ code: 2, output: '' });
  expect(errors).toContain(said);
});

it('the command says for db only what can follow it', async () => {
  for (const words of [
    ['db', '--help'],
    ['db', 'dump', '-h'],
  ]) {
    const { code, output } = await end(start(words));
    expect(code).toBe(0);
    expect(output).toContain('tweakbench db dump FILE');
    expect(output).not.toContain('tweakbench test');
    expect(output).not.toContain('TWEAKBENCH_TOKEN');
  }
});

it('the command stops on Ctrl+C, and writes the results that it has', async () => {
  const child = start(['test', 'sky.tests.yaml', '-o', 'stopped.json'], { TWEAKBENCH_DEMO_PACE: '1' });
  const ended = end(child);
  await once(child.stdout ?? child, 'data');
  child.kill('SIGINT');
  expect(await ended).toMatchObject({ code: 130, errors: '' });
  expect(await stateOf('stopped.json')).toMatchObject({ cells: 2, notRun: 2 });
});

it('the command goes on silently when nobody reads its output', async () => {
  const child = start(['test', 'sky.tests.yaml', '-o', 'unread.json']);
  const ended = end(child);
  child.stdout?.destroy();
  expect(await ended).toEqual({ code: 1, output: '', errors: '' });
  expect(await stateOf('unread.json')).toMatchObject({ cells: 2, passed: 1, failed: 1 });
});
