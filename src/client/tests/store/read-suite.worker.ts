/** Reads long suites off the main thread. */
import { readSuite } from '#tests/suite/read-suite.ts';
import { answerInWorker } from '../../shell/ui/browser/answer-in-worker.ts';
import { suitePorts } from './suite-ports.ts';

export interface ReadSuiteRequest {
  text: string;
  files: ReadonlyMap<string, string>;
}

answerInWorker(({ text, files }: ReadSuiteRequest) => readSuite(text, suitePorts(files)));
