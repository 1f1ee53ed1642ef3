/** Runs a snippet like a person: saves it as a file and starts it with the program for its language. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type SnippetLanguage, snippetFileName } from '../make-snippet.ts';

const tsx = pathToFileURL(resolve(import.meta.dirname, '../../../../node_modules/tsx/dist/loader.mjs')).href;

const PROGRAMS: Record<SnippetLanguage, readonly [string, ...string[]]> = {
  curl: ['bash'],
  python: ['python3'],
  javascript: [process.execPath],
  typescript: [process.execPath, '--import', tsx],
};

export interface SnippetOutcome {
  code: number;
  output: string;
  errors: string;
}

/** `settings` are environment variables in addition to PATH. Also resolves when the program fails. */
export async function runSnippet(
  language: SnippetLanguage,
  source: string,
  settings: Record<string, string> = {},
): Promise<SnippetOutcome> {
  const folder = await mkdtemp(join(tmpdir(), 'tweakbench-snippet-'));
  try {
    const file = join(folder, snippetFileName(language, 'Sample', 'request-1'));
    await writeFile(file, source);
    const [program, ...before] = PROGRAMS[language];
    return await new Promise((done) => {
      const env = { PATH: process.env.PATH ?? '', LC_ALL: 'C', ...settings };
      execFile(program, [...before, file], { env, maxBuffer: 64 * 1024 * 1024 }, (error, output, errors) =>
        done({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : -1, output, errors }),
      );
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
