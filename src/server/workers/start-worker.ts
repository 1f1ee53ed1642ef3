/** Starts a worker thread: from the built file next to the server's, or from the sources in development and tests. */
import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';

export const WORKER_FILE = 'component-worker.js';

const areSources = import.meta.filename.endsWith('.ts');

/** The thread has this memory limit, and does not keep the process alive. */
export function startWorker(memoryMb: number): Worker {
  // Options of the process, such as its own loader, are not for the thread.
  const options = { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: memoryMb } };
  const worker = areSources
    ? new Worker(fromSources(resolve(import.meta.dirname, 'component-worker.ts')), { ...options, eval: true })
    : new Worker(resolve(import.meta.dirname, WORKER_FILE), options);
  worker.unref();
  return worker;
}

/** A thread needs a loader to read TypeScript. As CommonJS it is ready in half the time, without a thread for the loader. */
function fromSources(file: string): string {
  return `require('tsx/cjs/api').register(); require(${JSON.stringify(file)});`;
}
