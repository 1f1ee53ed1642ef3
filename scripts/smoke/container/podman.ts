/** Podman with a store of its own, with what it needs inside a container or sandbox: no limits to raise, no network. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { own } from '../../langflow/owned-processes.ts';

export interface Podman {
  /** Runs a command of Podman to its end and resolves with what it printed. Throws with its last lines when it fails. */
  run(args: string[]): Promise<string>;
  /** Options for `build` and `run`: the limits of this process, because only root of the machine may raise them. */
  limits: string[];
}

const LAST_LINES = 15;

/** `program` and `runtime` are paths. Its store is removed when this process is done with the check. */
export function openPodman(program: string, runtime: string): Podman {
  const folder = mkdtempSync(join(tmpdir(), 'tweakbench-podman-'));
  const common = ['--root', join(folder, 'store'), '--runroot', join(folder, 'run')];
  const options = [...common, '--cgroup-manager', 'cgroupfs', '--runtime', runtime];
  const env = { ...process.env, PODMAN_IGNORE_CGROUPSV1_WARNING: '1' };
  // Only Podman itself can unmount the layers.
  const remove = () => {
    spawnSync(program, [...options, 'system', 'reset', '--force'], { stdio: 'ignore', env });
    spawnSync('rm', ['-rf', folder]);
  };
  own({ stop: async () => remove(), kill: remove });
  const [, processes = '1024'] = /^Max processes +(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8')) ?? [];
  return {
    limits: ['--ulimit', `nproc=${processes}:${processes}`, '--ulimit', 'nofile=1024:1024'],
    run: (args) =>
      new Promise((done, fail) => {
        const child = spawn(program, [...options, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env });
        own({ stop: async () => void child.kill(), kill: () => child.kill('SIGKILL') });
        let printed = '';
        let errors = '';
        child.stdout.on('data', (chunk: Buffer) => {
          printed += chunk.toString();
        });
        child.stderr.on('data', (chunk: Buffer) => {
          errors += chunk.toString();
        });
        child.once('error', fail);
        child.once('close', (code) => {
          if (code === 0) return done(printed);
          const last = `${printed}\n${errors}`.trim().split('\n').slice(-LAST_LINES).join('\n');
          fail(new Error(`podman ${args[0]} ended with ${code}:\n${last}`));
        });
      }),
  };
}
