/** Reads the file of a suite, and the files of cases that it names. */
import { dirname, isAbsolute, join } from 'node:path';
import { readSuite } from '#tests/suite/read-suite.ts';
import type { Suite, SuiteProblem } from '#tests/suite/suite.ts';
import type { CommandPorts } from '../terminal/command-ports.ts';
import { CommandError, EXIT, usageError } from '../terminal/exit-codes.ts';
import { readNamedFile } from '../terminal/read-named-file.ts';

export interface LoadedSuite {
  /** The file as it was typed. */
  file: string;
  suite: Suite;
  /** Reads a file that it names. Rejects with a CommandError. */
  readBeside: (path: string) => Promise<string>;
}

/** More would not be read. */
const SHOWN_PROBLEMS = 20;

/**
 * `allowsOutside`: it may name files anywhere, not only in its folder. Throws a CommandError with a line for each problem: file,
 * line, path in the suite, and what is wrong.
 */
export async function loadSuite(file: string, ports: CommandPorts, allowsOutside: boolean): Promise<LoadedSuite> {
  const text = await readNamedFile(ports, file);
  const readBeside = (path: string) => readNamedFile(ports, beside(file, path), allowsOutside ? null : dirname(file));
  const { suite, problems } = await readSuite(text, { readText: readBeside });
  if (ports.stop.aborted) throw new CommandError(EXIT.stopped, 'Stopped');
  if (suite !== null) return { file, suite, readBeside };
  throw usageError(problemLines(problems, file));
}

export function problemLines(problems: readonly SuiteProblem[], file: string): string {
  const lines = problems.slice(0, SHOWN_PROBLEMS).map((problem) => problemLine(problem, file));
  const rest = problems.length - lines.length;
  return [...lines, ...(rest > 0 ? [`and ${rest} more problems`] : [])].join('\n');
}

/** `path` as the suite names it: relative to the suite. */
function beside(file: string, path: string): string {
  return isAbsolute(path) ? path : join(dirname(file), path);
}

function problemLine({ file, line, path, message }: SuiteProblem, suite: string): string {
  return `${file === null ? suite : beside(suite, file)}:${line}: ${path === '' ? '' : `${path}: `}${message}`;
}
