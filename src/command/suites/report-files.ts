/** The files that `-o` asks for. */
import { access, constants, mkdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, resolve } from 'node:path';
import type { ResultsFile } from '#contract/suite/results-file.ts';
import type { AgainstBaseline } from '#run/test-report/markdown-report.ts';
import { type ReportFormat, reportFormatOf, writeReport } from '#run/test-report/write-report.ts';
import { usageError } from '../terminal/exit-codes.ts';
import { whyUnwritable, writeWholeFile } from '../terminal/write-whole-file.ts';

export interface ReportFile {
  /** As it was typed. */
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
  /** As it was typed. */
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
