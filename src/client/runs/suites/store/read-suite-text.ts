/** Reads the text of a suite, in a worker if that may take long. */
import { errorMessage } from '#contract/error-message.ts';
import { type ReadSuite, readSuite } from '#run/suite/read-suite.ts';
import { askWorker } from '../../../ui/browser/ask-worker.ts';
import type { ReadSuiteRequest } from './read-suite.worker.ts';
import { suitePorts } from './suite-ports.ts';

/** Longer texts, in characters, are read in a worker. */
export const LONG_TEXT = 50_000;

/** `files`: texts by the name that the suite gives them. Ends with an AbortError when the signal is aborted. */
export async function readSuiteText(
  text: string,
  files: ReadonlyMap<string, string>,
  signal: AbortSignal,
): Promise<ReadSuite> {
  const length = [...files.values()].reduce((sum, file) => sum + file.length, text.length);
  // Unit tests have no workers.
  if (length < LONG_TEXT || !globalThis.Worker) return readSuite(text, suitePorts(files));
  const request: ReadSuiteRequest = { text, files };
  try {
    return await askWorker<ReadSuite>(() => import('./read-suite.worker.ts?worker'), request, { signal });
  } catch (error) {
    signal.throwIfAborted();
    const problem = { file: null, line: 1, column: 1, path: '', message: errorMessage(error) };
    return { suite: null, problems: [problem], value: null };
  }
}
