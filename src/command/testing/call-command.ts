/** Runs a command in this process, as in an empty folder of its own. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { performCommand } from '../perform-command.ts';
import type { CommandPorts, Environment, Screen } from '../terminal/command-ports.ts';

export const samplesFolder = resolve(import.meta.dirname, '../../../public/examples');

export interface CommandCall {
  code: number;
  output: string;
  errors: string;
}

export interface CallOptions {
  environment?: Environment;
  stop?: AbortSignal;
  isTerminal?: boolean;
}

export interface CommandFolder {
  path: string;
  /** Relative to the folder. */
  write(name: string, content: string): Promise<void>;
  read(name: string): Promise<string>;
  /** `words`: the arguments after `tweakbench`. */
  call(words: readonly string[], options?: CallOptions): Promise<CommandCall>;
}

/** Removed at the end of the test. */
export async function openCommandFolder(files: Readonly<Record<string, string>> = {}): Promise<CommandFolder> {
  const path = await mkdtemp(join(tmpdir(), 'tweakbench-command-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  const write: CommandFolder['write'] = (name, content) => writeFile(join(path, name), content);
  for (const [name, content] of Object.entries(files)) await write(name, content);
  return {
    path,
    write,
    read: (name) => readFile(join(path, name), 'utf8'),
    call: async (words, { environment = {}, stop, isTerminal = false } = {}) => {
      const output = createScreen(isTerminal);
      const errors = createScreen(isTerminal);
      const ports: CommandPorts = {
        environment,
        folder: path,
        output,
        errors,
        samplesFolder,
        now: Date.now,
        stop: stop ?? new AbortController().signal,
      };
      const code = await performCommand(words, ports);
      return { code, output: output.text(), errors: errors.text() };
    },
  };
}

function createScreen(isTerminal: boolean): Screen & { text(): string } {
  let text = '';
  return {
    write: (added) => {
      text += added;
    },
    isTerminal,
    columns: 100,
    text: () => text,
  };
}
