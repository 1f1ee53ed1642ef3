/** Computes layouts off the main thread: one request in, its points out. */
import { answerInWorker } from '../../../shell/ui/browser/answer-in-worker.ts';
import { layOut } from './lay-out.ts';

answerInWorker(layOut);
