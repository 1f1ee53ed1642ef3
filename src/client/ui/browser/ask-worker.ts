/** Starts a worker for one question and terminates it after the answer. */

/** Rejects if the browser has no workers or the worker fails, or with the signal's reason if it is aborted. */
export async function askWorker<Answer>(
  load: () => Promise<{ default: new () => Worker }>,
  question: unknown,
  signal?: AbortSignal,
): Promise<Answer> {
  if (typeof Worker === 'undefined') throw new Error('This browser has no workers');
  const { default: OwnWorker } = await load();
  signal?.throwIfAborted();
  const worker = new OwnWorker();
  try {
    return await new Promise<Answer>((done, fail) => {
      worker.onmessage = ({ data }: MessageEvent<Answer>) => done(data);
      worker.onerror = (event) => fail(new Error(event.message));
      signal?.addEventListener('abort', () => fail(signal.reason), { once: true });
      worker.postMessage(question);
    });
  } finally {
    worker.terminate();
  }
}
