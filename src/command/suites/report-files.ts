/** The files that `-o` asks for. */
import { access, constants, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, resolve } from 'node:path';
import { errorMessage } from '#contract/error-message.ts';
import type { ResultsFile } from '#contract/suite/results-file.ts';
import type { AgainstBaseline } from '#tests/report/markdown-report.ts';
import { type ReportFormat, reportFormatOf, writeReport } from '#tests/report/write-report.ts';
import { usageError } from '../terminal/exit-codes.ts';

export interface ReportFile {
  /** The path as it was typed. */
  path: string;
  format: ReportFormat;
}

/** Throws a CommandError for an unknown ending and for a folder that cannot be written, before anything runs. */
export async function checkReportFiles(paths: readonly string[], folder: string): Promise<ReportFile[]> {
  const outputs = paths.map((path) => {
    const format = reportFormatOf(path);
    if (format !== null) return { path, format };
    throw usageError(`-o ${path}: the name must end with .json, .junit.xml, .html, .md or .csv`);
  });
  for (const { path } of outputs) {
    const whole = resolve(folder, path);
    try {
      await mkdir(dirname(whole), { recursive: true });
      await access(dirname(whole), constants.W_OK);
    } catch (error) {
      throw usageError(`${path} cannot be written: ${whyUnwritable(error)}`);
    }
    if ((await stat(whole).catch(() => null))?.isDirectory())
      throw usageError(`${path} cannot be written: a folder has this name`);
  }
  return outputs;
}

export interface ReportedSuite {
  /** The file as it was typed. */
  file: string;
  results: ResultsFile;
  baseline: AgainstBaseline | null;
}

/** Returns the paths that were written. With several suites each path gets the name of its suite. */
export async function writeReportFiles(
  outputs: readonly ReportFile[],
  suites: readonly ReportedSuite[],
  folder: string,
  madeAt: Date,
): Promise<string[]> {
  const written: string[] = [];
  const names = uniqueNames(suites.map(({ file }) => file));
  for (const { path, format } of outputs) {
    for (const [at, { results, baseline }] of suites.entries()) {
      const own = suites.length === 1 ? path : withName(path, names[at] ?? '');
      await writeWholeFile(resolve(folder, own), writeReport(format, results, baseline, madeAt));
      written.push(own);
    }
  }
  return written;
}

/** `all.junit.xml` as `all.tone.junit.xml`. */
function withName(path: string, name: string): string {
  const ending = /\.junit\.xml$/i.exec(path)?.[0] ?? extname(path);
  return `${path.slice(0, -ending.length)}.${name}${ending}`;
}

/** `tone` for `flows/tone.tests.yaml`. */
function uniqueNames(files: readonly string[]): string[] {
  const counts = new Map<string, number>();
  return files.map((file) => {
    const name = basename(file).replace(/(?:\.tests)?\.(?:ya?ml|json)$/i, '');
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count === 1 ? name : `${name}-${count}`;
  });
}

/** Never leaves it half written: writes beside it first, then renames. Makes missing folders. Throws a CommandError that names the file. */
async function writeWholeFile(path: string, content: string): Promise<void> {
  const beside = `${path}.${process.pid}.tmp`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(beside, content);
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    throw usageError(`${path} cannot be written: ${whyUnwritable(error)}`);
  }
}

function whyUnwritable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EACCES' || code === 'EPERM') return 'you may not write there';
  if (code === 'EROFS') return 'the folder is read-only';
  if (code === 'ENOSPC') return 'the disk is full';
  if (code === 'EISDIR' || code === 'ENOTDIR' || code === 'EEXIST') return 'a folder or a file is in the way';
  return errorMessage(error);
}
