/** Searches answers with a person's regular expression in a worker, one after the other, and gives up what takes too long. */
import type { SearchOutcome } from '#run/batch/search-text.ts';

const LONGEST_MS = 1_000;

let worker: Promise<Worker> | null = null;
let last: Promise<unknown> = Promise.resolve();

/** `stopped` once the signal is aborted. Rejects where the worker cannot be loaded. */
export function searchInWorker(pattern: string, text: string, signal: AbortSignal): Promise<SearchOutcome> {
  const outcome = last.then(() => search(pattern, text, signal));
  last = outcome.catch(() => null);
  return outcome;
}

async function search(pattern: string, text: string, signal: AbortSignal): Promise<SearchOutcome> {
  if (signal.aborted) return 'stopped';
  worker ??= startWorker();
  const searching = await worker.catch((error: unknown) => {
    worker = null;
    throw error;
  });
  // An abort that has been is not heard again.
  if (signal.aborted) return 'stopped';
  const ended = new AbortController();
  const outcome = await new Promise<SearchOutcome>((done) => {
    searching.onmessage = ({ data }: MessageEvent<SearchOutcome>) => done(data);
    const timer = setTimeout(() => done('slow'), LONGEST_MS);
    ended.signal.addEventListener('abort', () => clearTimeout(timer));
    signal.addEventListener('abort', () => done('stopped'), { signal: ended.signal });
    searching.postMessage([pattern, text]);
  });
  ended.abort();
  if (outcome === 'slow' || outcome === 'stopped') {
    searching.terminate();
    worker = null;
  }
  return outcome;
}

async function startWorker(): Promise<Worker> {
  const { default: SearchWorker } = await import('./search.worker.ts?worker');
  const starting = new SearchWorker();
  return new Promise((done, fail) => {
    starting.onmessage = () => done(starting);
    starting.onerror = ({ message }) => fail(new Error(message));
  });
}
