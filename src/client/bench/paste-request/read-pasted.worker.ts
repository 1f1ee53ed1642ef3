/** Parses long pasted texts off the main thread: one text in, what was read from it out. */
import { answerInWorker } from '../../shell/ui/browser/answer-in-worker.ts';
import { readPasted } from './read-pasted.ts';

answerInWorker(readPasted);
