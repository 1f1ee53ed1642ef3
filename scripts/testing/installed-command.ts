/** The command of an installed package, as started by `npx tweakbench`. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

export interface StartedCommand {
  child: ChildProcess;
  url: string;
  output(): string;
}

export interface InstalledCommand {
  /** Starts the command; the process is killed at the end of the test. */
  spawn(settings: Record<string, string>, flags?: string[]): ChildProcess;
  /** Resolves with its first line. */
  start(settings?: Record<string, string>): Promise<StartedCommand>;
  /** Runs to its end; for starts that fail. */
  failToStart(
    settings: Record<string, string>,
    flags?: string[],
  ): Promise<{ code: number; output: string; errors: string }>;
}

/** `folder` is its home, with its data; `installed` the `node_modules` that it is in. */
export function installedCommand(folder: string, installed: string): InstalledCommand {
  const spawnCommand: InstalledCommand['spawn'] = (settings, flags = []) => {
    const env = {
      PATH: process.env.PATH ?? '',
      HOME: folder,
      PORT: '0',
      TWEAKBENCH_DATA: join(folder, 'data'),
      ...settings,
    };
    const child = spawn(join(installed, '.bin/tweakbench'), flags, {
      env,
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    // A process left over would keep the data folder locked.
    onTestFinished(() => void child.kill('SIGKILL'));
    return child;
  };

  return {
    spawn: spawnCommand,
    start: async (settings = {}) => {
      const child = spawnCommand(settings);
      let output = '';
      child.stdout?.on('data', (chunk) => {
        output += String(chunk);
      });
      while (!output.includes('\n')) await once(child.stdout ?? child, 'data');
      return { child, url: /http:\S+/.exec(output)?.[0] ?? '', output: () => output };
    },
    failToStart: async (settings, flags = []) => {
      const child = spawnCommand(settings, flags);
      let output = '';
      child.stdout?.on('data', (chunk) => {
        output += String(chunk);
      });
      let errors = '';
      child.stderr?.on('data', (chunk) => {
        errors += String(chunk);
      });
      const [code] = await once(child, 'close');
      return { code: Number(code), output, errors };
    },
  };
}
