/** Reads the text of a suite, in a worker if that may take long. */
import { errorMessage } from '#contract/error-message.ts';
import type { ReadSuite } from '#tests/suite/read-suite.ts';
import { readSuite } from '#tests/suite/read-suite.ts';
import { askWorker } from '../../shell/ui/browser/ask-worker.ts';
import type { ReadSuiteRequest } from './read-suite.worker.ts';
import type { StoredSuites, SuiteText } from './stored-suites.ts';
import { suitePorts } from './suite-ports.ts';

/** Longer texts, in characters, are read in a worker. */
export const LONG_TEXT = 50_000;
/** The same for rows, all together: a short text of rows can have millions of cells. */
const LONG_ROWS = 20_000;

/** `files`: texts by the name that the suite gives them. Ends with an AbortError when the signal is aborted. */
export async function readSuiteText(
  text: string,
  files: ReadonlyMap<string, string>,
  signal: AbortSignal,
): Promise<ReadSuite> {
  const length = [...files.values()].reduce((sum, file) => sum + file.length, 0);
  // Unit tests have no workers.
  if ((text.length < LONG_TEXT && length < LONG_ROWS) || !globalThis.Worker) return readSuite(text, suitePorts(files));
  const request: ReadSuiteRequest = { text, files };
  try {
    return await askWorker<ReadSuite>(() => import('./read-suite.worker.ts?worker'), request, { signal });
  } catch (error) {
    signal.throwIfAborted();
    const problem = { file: null, line: 1, column: 1, path: '', message: errorMessage(error) };
    return { suite: null, problems: [problem], value: null };
  }
}

/** Reads the text of a suite with the files of rows that it names. */
interface SuiteFiles {
  read(content: SuiteText, signal: AbortSignal): Promise<ReadSuite>;
  /** Rejects with a sentence if the suite does not have it. */
  textOf(name: string, files: SuiteText['files']): Promise<string>;
}

export function openSuiteFiles(suites: Pick<StoredSuites, 'rowsText'>): SuiteFiles {
  /** Texts of files by the id of their rows. */
  const texts = new Map<string, Promise<string>>();

  function textOf(name: string, files: SuiteText['files']): Promise<string> {
    const rows = files[name];
    if (rows === undefined) return Promise.reject(new Error(`The file ${name} is not in this suite. Import it`));
    const known = texts.get(rows) ?? suites.rowsText(rows, name);
    texts.set(rows, known);
    known.catch(() => texts.delete(rows));
    return known;
  }

  return {
    textOf,
    async read({ text, files }, signal) {
      const named = Object.keys(files).filter((name) => text.includes(name));
      const read = await Promise.all(named.map(async (name) => [name, await textOf(name, files)] as const));
      return readSuiteText(text, new Map(read), signal);
    },
  };
}
