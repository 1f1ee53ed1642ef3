/** Starts a worker for one question and terminates it after the answer. */
import type { WorkerMessage } from './answer-in-worker.ts';

export interface WorkerOptions<Part> {
  signal?: AbortSignal;
  /** What the worker sends before the answer. */
  onPart?: (part: Part) => void;
}

/** Rejects if the browser has no workers or the worker fails, or with the signal's reason if it is aborted. */
export async function askWorker<Answer, Part = never>(
  load: () => Promise<{ default: new () => Worker }>,
  question: unknown,
  { signal, onPart }: WorkerOptions<Part> = {},
): Promise<Answer> {
  if (typeof Worker === 'undefined') throw new Error('This browser has no workers');
  const { default: OwnWorker } = await load();
  signal?.throwIfAborted();
  const worker = new OwnWorker();
  try {
    return await new Promise<Answer>((done, fail) => {
      worker.onmessage = ({ data }: MessageEvent<WorkerMessage<Answer, Part>>) => {
        if ('part' in data) onPart?.(data.part);
        else if ('problem' in data) fail(new Error(data.problem));
        else done(data.answer);
      };
      worker.onerror = () => fail(new Error('A part of this page could not be loaded or has failed.'));
      signal?.addEventListener('abort', () => fail(signal.reason), { once: true });
      worker.postMessage(question);
    });
  } finally {
    worker.terminate();
  }
}
