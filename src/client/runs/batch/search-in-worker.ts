/** Searches answers with a person's regular expression in a worker, one after the other, and gives up what takes too long. */
import type { SearchOutcome } from '#run/batch/search-text.ts';

const LONGEST_MS = 1_000;

export interface SearchWorker {
  /** `stopped` once the signal is aborted. Rejects where the worker cannot be loaded. */
  search: (pattern: string, text: string, signal: AbortSignal) => Promise<SearchOutcome>;
  /** Ends the worker; another search would start one again. */
  end: () => void;
}

/** The worker is started for the first search, and again after one that it was ended for. */
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
