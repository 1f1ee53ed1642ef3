/** Searches answers with the user's regular expression in a worker, one at a time, with a time limit. */
import type { SearchOutcome } from '#run/batch/search-text.ts';

const LONGEST_MS = 1_000;

export interface SearchWorker {
  /** Resolves with `stopped` when the signal is aborted. Rejects if the worker cannot be loaded. */
  search: (pattern: string, text: string, signal: AbortSignal) => Promise<SearchOutcome>;
  /** Terminates the worker; the next search starts a new one. */
  end: () => void;
}

/** The worker is started for the first search, and again after it was terminated. */
export function createSearchWorker(): SearchWorker {
  let worker: Promise<Worker> | null = null;
  let last: Promise<unknown> = Promise.resolve();

  const end = () => {
    worker?.then((ended) => ended.terminate()).catch(() => undefined);
    worker = null;
  };

  async function search(pattern: string, text: string, signal: AbortSignal): Promise<SearchOutcome> {
    if (signal.aborted) return 'stopped';
    worker ??= startWorker();
    const searching = await worker.catch((error: unknown) => {
      worker = null;
      throw error;
    });
    // The signal may be aborted already, and then fires no event.
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
    if (outcome === 'slow' || outcome === 'stopped') end();
    return outcome;
  }

  return {
    search(...asked) {
      const outcome = last.then(() => search(...asked));
      last = outcome.catch(() => null);
      return outcome;
    },
    end,
  };
}

async function startWorker(): Promise<Worker> {
  const { default: SearchWorker } = await import('./search.worker.ts?worker');
  const starting = new SearchWorker();
  return new Promise((done, fail) => {
    starting.onmessage = () => done(starting);
    starting.onerror = ({ message }) => fail(new Error(message));
  });
}
