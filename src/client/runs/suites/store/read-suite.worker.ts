/** Reads long suites off the main thread. Answers with what was read, or with a sentence about why it could not be. */
import { errorMessage } from '#contract/error-message.ts';
import { readSuite } from '#run/suite/read-suite.ts';
import { suitePorts } from './suite-ports.ts';

export interface ReadSuiteRequest {
  text: string;
  files: ReadonlyMap<string, string>;
}

self.onmessage = async ({ data: { text, files } }: MessageEvent<ReadSuiteRequest>) => {
  try {
    self.postMessage(await readSuite(text, suitePorts(files)));
  } catch (error) {
    self.postMessage(errorMessage(error));
  }
};
