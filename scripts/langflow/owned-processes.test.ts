/** Owned processes end with their owner, however it ends. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { type OwnedProcess, startOwned } from './owned-processes.ts';

const root = resolve(import.meta.dirname, '../..');
const OWNER = ['--import', 'tsx', join(import.meta.dirname, 'testing/owner.ts')];
const open: ChildProcess[] = [];

afterEach(() => {
  for (const { pid } of open.splice(0)) {
    try {
      if (pid !== undefined) process.kill(-pid, 'SIGKILL');
    } catch {
      // Expected: the group is gone.
    }
  }
});

/** Collects a program's output; `ended` resolves when no process that it started has the output open any more. */
function listen(output: Readable | null) {
  if (output === null) throw new Error('The program has no output');
  let text = '';
  output.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  return { said: () => text, ended: once(output, 'close').then(() => text) };
}

/** An owner whose program and that program's own child are running. */
async function startOwner(command: string, args: string[]) {
  const owner = spawn(command, args, { cwd: root, detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
  open.push(owner);
  const output = listen(owner.stdout);
  const errors = listen(owner.stderr);
  const exited = once(owner, 'exit').then(([code]: unknown[]) => code);
  await expect.poll(() => `${output.said()}${errors.said()}`).toBe('they run\n');
  return { owner, exited, ended: output.ended, errors: errors.ended };
}

describe('owned processes', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('end with all that they started at a %s', async (signal) => {
    const { owner, exited, ended } = await startOwner(process.execPath, OWNER);
    owner.kill(signal);
    expect(await ended).toBe('they run\ncleaned up\n');
    expect(await exited).toBe(130);
  });

  it('end when the shell in between dies, which does not pass signals on', async () => {
    const { owner, ended } = await startOwner('sh', ['-c', '"$@"; true', 'sh', process.execPath, ...OWNER]);
    owner.kill('SIGKILL');
    expect(await ended).toBe('they run\ncleaned up\n');
  });

  it.each([
    ['exit', 0, ''],
    ['finish', 0, ''],
    ['throw', 1, 'Error: thrown as told'],
  ])('ends with an owner that comes to its end by "%s"', async (way, code, message) => {
    const { owner, exited, ended, errors } = await startOwner(process.execPath, OWNER);
    owner.stdin?.write(`${way}\n`);
    expect(await ended).toBe('they run\ncleaned up\n');
    expect(await exited).toBe(code);
    expect(await errors).toContain(message);
  });
});

describe('an owned program', () => {
  let cleanings = 0;
  function start(command: string, script: string, stopLimitMs?: number): OwnedProcess {
    cleanings = 0;
    const started = startOwned(command, ['-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
      cleanUp: () => {
        cleanings += 1;
      },
      ...(stopLimitMs !== undefined && { stopLimitMs }),
    });
    open.push(started.child);
    return started;
  }

  it('is killed when it does not end in time', async () => {
    const stubborn = "process.on('SIGTERM', () => undefined); setInterval(() => undefined, 1e8); console.log('runs')";
    const { child, stop } = start(process.execPath, stubborn, 100);
    const { said } = listen(child.stdout);
    await expect.poll(said).toBe('runs\n');
    await stop();
    expect(child.signalCode).toBe('SIGKILL');
    expect(cleanings).toBe(1);
  });

  it('is cleaned up only once, even if it is stopped again', async () => {
    const { exited, stop, kill } = start(process.execPath, 'process.exit(3)');
    expect(await exited).toBe(3);
    expect(cleanings).toBe(1);
    await Promise.all([stop(), stop()]);
    kill();
    expect(cleanings).toBe(1);
  });

  it('has no exit code when it cannot be started', async () => {
    const { exited, stop } = start('no-program-of-this-name', '');
    expect(await exited).toBeNull();
    await stop();
    expect(cleanings).toBe(1);
  });
});
