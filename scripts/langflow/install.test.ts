/** What an installation needs on the machine, and what it says when that is missing. */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { findPython, installLangflow } from './install.ts';

const LACKING = 'Langflow needs Python 3.10 to 3.13 with the venv module, but none was found';
let programs: string;

beforeEach(async () => {
  programs = await mkdtemp(join(tmpdir(), 'tweakbench-programs-'));
  vi.stubEnv('PATH', programs);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(programs, { recursive: true });
});

/** Adds a program to the path that always prints the same answer. */
const addProgram = (name: string, script: string) =>
  writeFile(join(programs, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });

it('the installation says in one line that there is no Python', () => {
  expect(findPython).toThrow(new Error(LACKING));
});

it('the installation refuses a Python that is too old, too new or has no venv module', async () => {
  await addProgram('python3', 'echo 3 9');
  await addProgram('python3.13', 'echo 3 14');
  await addProgram('python3.12', 'echo "No module named venv" >&2; exit 1');
  await addProgram('python', 'echo 2 12');
  expect(findPython).toThrow(new Error(LACKING));
});

it('the installation uses the first suitable Python', async () => {
  await addProgram('python3', 'echo 3 9');
  await addProgram('python3.12', 'echo 3 12');
  await addProgram('python3.10', 'echo 3 10');
  expect(findPython()).toBe('python3.12');
});

it.each(['latest', '../data', '1.13.0 --upgrade'])(
  'the installation refuses %s as a version, and installs nothing',
  async (version) => {
    const say = vi.fn();
    await expect(installLangflow(version, { say })).rejects.toThrow(`"${version}" is no version of langflow-base`);
    expect(say).not.toHaveBeenCalled();
  },
);

describe('a command that needs a Langflow', () => {
  const root = resolve(import.meta.dirname, '../..');
  /** A copy of the product without an installed Langflow. */
  let copy: string;
  beforeAll(async () => {
    copy = await mkdtemp(join(tmpdir(), 'tweakbench-copy-'));
    await cp(join(root, 'scripts'), join(copy, 'scripts'), { recursive: true });
    await copyFile(join(root, 'package.json'), join(copy, 'package.json'));
    for (const name of ['src', 'e2e', 'node_modules']) await symlink(join(root, name), join(copy, name));
  });
  afterAll(() => rm(copy, { recursive: true }));

  function run(command: string, port: string) {
    const args = ['--import', 'tsx', `scripts/${command}.ts`];
    const env = { PATH: programs, PORT: port };
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: copy, env, encoding: 'utf8' });
    return { status, said: `${stdout}${stderr}` };
  }

  it.each([
    ['test-langflow', 'without a Python', ''],
    ['test-langflow', 'with one that has no venv module', 'echo "No module named venv" >&2; exit 1'],
    ['start-langflow', 'without a Python', ''],
    ['start-langflow', 'with one that has no venv module', 'echo "No module named venv" >&2; exit 1'],
  ])('says so in one line and fails: %s %s', async (command, _, python) => {
    if (python !== '') await addProgram('python3', python);
    expect(run(command, '0')).toEqual({ status: 1, said: `${LACKING}\n` });
  });

  it('reports a used port before it installs anything', async () => {
    const other = createServer();
    await once(other.listen(0, '127.0.0.1'), 'listening');
    const { port } = other.address() as AddressInfo;
    const { status, said } = run('start-langflow', String(port));
    other.close();
    expect(said).toBe(`Port ${port} is used by another program; set PORT to another one, or to 0 for any free one\n`);
    expect(status).toBe(1);
  });
});
