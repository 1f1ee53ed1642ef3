/** What an install needs of the machine, and what it says where that is lacking. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { findPython } from './install.ts';

const LACKING = 'A Langflow needs Python 3.10 to 3.13 with the venv module, and none was found';
let programs: string;

beforeEach(async () => {
  programs = await mkdtemp(join(tmpdir(), 'tweakbench-programs-'));
  vi.stubEnv('PATH', programs);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(programs, { recursive: true });
});

/** Puts a program on the path that answers whatever it is asked. */
const place = (name: string, script: string) =>
  writeFile(join(programs, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });

it('says in one line that there is no Python', () => {
  expect(findPython).toThrow(new Error(LACKING));
});

it('takes no Python that is too old, too new or has no venv module', async () => {
  await place('python3', 'echo 3 9');
  await place('python3.13', 'echo 3 14');
  await place('python3.12', 'echo "No module named venv" >&2; exit 1');
  await place('python', 'echo 2 12');
  expect(findPython).toThrow(new Error(LACKING));
});

it('takes the first Python that will do', async () => {
  await place('python3', 'echo 3 9');
  await place('python3.12', 'echo 3 12');
  await place('python3.10', 'echo 3 10');
  expect(findPython()).toBe('python3.12');
});
