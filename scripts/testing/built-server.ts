/** The built server in its own folder, without the page, for tests of the process. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { memoryFolder } from '../../src/server/testing/memory-folder.ts';
import { buildServer } from '../build/build-server.ts';
import { isBuilt } from '../build/hash-sources.ts';

const root = resolve(import.meta.dirname, '../..');
export const samplesFolder = join(root, 'public/examples');

export interface StartedServer {
  child: ChildProcess;
  url: string;
}

/** The result of a start that failed. */
export interface FailedStart {
  code: number | null;
  errors: string;
}

export interface BuiltServer {
  /** For data of the tests; removed at the end. */
  folder: string;
  /**
   * Resolves when it is ready. `shell` runs before the command, for example `ulimit -f 64`; `settings` are more variables
   * of its environment.
   */
  start(data: string, shell?: string, settings?: Record<string, string>): Promise<StartedServer>;
  /** For a start that must fail. */
  failToStart(data: string, shell?: string, settings?: Record<string, string>): Promise<FailedStart>;
  remove(): Promise<void>;
}

export async function openBuiltServer(): Promise<BuiltServer> {
  const folder = await mkdtemp(join(memoryFolder(), 'tweakbench-built-'));
  const command = join(folder, 'dist/server/tweakbench.js');
  if (await isBuilt(root)) await cp(join(root, 'dist/server'), join(folder, 'dist/server'), { recursive: true });
  else await buildServer(root, join(folder, 'dist/server'), new Set());
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  await mkdir(join(folder, 'dist/client'));
  await writeFile(join(folder, 'dist/client/index.html'), '');
  await cp(samplesFolder, join(folder, 'dist/client/examples'), { recursive: true });

  const spawnServer = (data: string, shell: string, settings: Record<string, string> = {}): ChildProcess =>
    spawn('sh', ['-c', `${shell}; exec "$0" "$1"`, process.execPath, command], {
      env: {
        PORT: '0',
        TWEAKBENCH_DATA: data,
        TWEAKBENCH_LOG: 'silent',
        TWEAKBENCH_DEMO_PACE: '0',
        TWEAKBENCH_LANGFLOW_PROBE: 'no',
        ...settings,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });

  return {
    folder,
    start: async (data, shell = ':', settings = {}) => {
      const child = spawnServer(data, shell, settings);
      let errors = '';
      child.stderr?.on('data', (chunk) => {
        errors += String(chunk);
      });
      let output = '';
      for await (const chunk of child.stdout ?? []) {
        output += String(chunk);
        const url = /ready at (\S+)/.exec(output)?.[1];
        if (url) return { child, url };
      }
      throw new Error(`The server did not start: ${output}${errors}`);
    },
    failToStart: async (data, shell = ':', settings = {}) => {
      const child = spawnServer(data, shell, settings);
      let errors = '';
      child.stderr?.on('data', (chunk) => {
        errors += String(chunk);
      });
      await once(child, 'close');
      return { code: child.exitCode, errors };
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Kills a server, without a clean shutdown. */
export async function killServer({ child }: StartedServer): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
