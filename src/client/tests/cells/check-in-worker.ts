/** Searches answers with a person's regular expression, and validates them with a schema, in a worker, one at a time, with a time limit. */
import type { JsonObject, JsonValue } from '#contract/json.ts';
import type { SearchOutcome } from '#tests/checks/search-text.ts';
import type { SchemaOutcome } from '#tests/checks/validate-data.ts';
import type { WorkerCheck } from './check.worker.ts';

/** ms. */
const LONGEST_MS = 1_000;

export interface CheckWorker {
  /** Both resolve with `stopped` when the signal is aborted, and reject if the worker cannot be loaded. */
  search: (pattern: string, text: string, signal: AbortSignal) => Promise<SearchOutcome>;
  validate: (schema: JsonObject | boolean, data: JsonValue, signal: AbortSignal) => Promise<SchemaOutcome>;
  /** Terminates the worker; the next check starts a new one. */
  end: () => void;
}

/** The worker is started for the first check, and again after it was terminated. */
export function createCheckWorker(): CheckWorker {
  let worker: Promise<Worker> | null = null;
  let last: Promise<unknown> = Promise.resolve();

  const end = () => {
    worker?.then((ended) => ended.terminate()).catch(() => undefined);
    worker = null;
  };

  async function make<Outcome>(check: WorkerCheck, signal: AbortSignal): Promise<Outcome | 'slow' | 'stopped'> {
    if (signal.aborted) return 'stopped';
    worker ??= startWorker();
    const checking = await worker.catch((error: unknown) => {
      worker = null;
      throw error;
    });
    // The signal may be aborted already, and then fires no event.
    if (signal.aborted) return 'stopped';
    const ended = new AbortController();
    const outcome = await new Promise<Outcome | 'slow' | 'stopped'>((done) => {
      checking.onmessage = ({ data }: MessageEvent<Outcome>) => done(data);
      const timer = setTimeout(() => done('slow'), LONGEST_MS);
      ended.signal.addEventListener('abort', () => clearTimeout(timer));
      signal.addEventListener('abort', () => done('stopped'), { signal: ended.signal });
      checking.postMessage(check);
    });
    ended.abort();
    if (outcome === 'slow' || outcome === 'stopped') end();
    return outcome;
  }

  function inTurn<Outcome>(check: WorkerCheck, signal: AbortSignal): Promise<Outcome | 'slow' | 'stopped'> {
    const outcome = last.then(() => make<Outcome>(check, signal));
    last = outcome.catch(() => null);
    return outcome;
  }

  return {
    search: (pattern, text, signal) => inTurn<SearchOutcome>({ pattern, text }, signal),
    async validate(schema, data, signal) {
      const outcome = await inTurn<SchemaOutcome>({ schema, data }, signal);
      return typeof outcome === 'string' ? { state: outcome } : outcome;
    },
    end,
  };
}

async function startWorker(): Promise<Worker> {
  const { default: CheckWorker } = await import('./check.worker.ts?worker');
  const starting = new CheckWorker();
  return new Promise((done, fail) => {
    starting.onmessage = () => done(starting);
    starting.onerror = ({ message }) => fail(new Error(message));
  });
}
