/**
 * Worker threads that do the work of components. A component that takes too long or too much memory ends its thread and nothing
 * else: everything else runs on the server's own thread, which stays free to answer.
 */
import { setMaxListeners } from 'node:events';
import type { Worker } from 'node:worker_threads';
import type { ComponentJob, JobCalls, JobResult, WorkPort } from '#engine/component-job.ts';
import { COMPONENT_SECONDS, WORKER_MEMORY_MB, WORKERS } from '../limits.ts';
import { startWorker } from './start-worker.ts';
import type { FromWorker, JobCall, JobCallAnswer, ToWorker } from './worker-messages.ts';

export interface WorkerPool extends WorkPort {
  /** Starts a worker, so that the first run does not wait for it. */
  warm(): void;
  close(): Promise<void>;
}

export interface WorkerPoolLimits {
  /** Threads at once; more work waits. */
  readonly workers: number;
  /** How long one component may work. */
  readonly componentMs: number;
  /** Of one thread. */
  readonly memoryMb: number;
}

const LIMITS: WorkerPoolLimits = {
  workers: WORKERS,
  componentMs: COMPONENT_SECONDS * 1000,
  memoryMb: WORKER_MEMORY_MB,
};

/** Starts no thread before there is work. */
export function createWorkerPool(limits: WorkerPoolLimits = LIMITS): WorkerPool {
  const all = new Set<Worker>();
  const idle: Worker[] = [];
  let isClosed = false;
  const waiting: ((worker: Worker | null) => void)[] = [];

  function start(): Worker {
    const worker = startWorker(limits.memoryMb);
    all.add(worker);
    // Without a listener an error would end the server; who works with the thread listens too.
    worker.on('error', () => undefined);
    worker.once('exit', () => {
      all.delete(worker);
      const place = idle.indexOf(worker);
      if (place >= 0) idle.splice(place, 1);
      if (!isClosed) waiting.shift()?.(start());
    });
    return worker;
  }

  /** Null when the run was stopped while it waited. */
  async function take(signal: AbortSignal): Promise<Worker | null> {
    if (signal.aborted) return null;
    const worker = idle.pop();
    if (worker) return worker;
    if (all.size < limits.workers) return start();
    return new Promise((resolve) => {
      const serve = (free: Worker | null): void => {
        signal.removeEventListener('abort', leave);
        resolve(free);
      };
      const leave = (): void => {
        waiting.splice(waiting.indexOf(serve), 1);
        serve(null);
      };
      signal.addEventListener('abort', leave, { once: true });
      waiting.push(serve);
    });
  }

  /** To whoever waits longest. */
  function giveBack(worker: Worker): void {
    const next = waiting.shift();
    if (next) next(worker);
    else idle.push(worker);
  }

  return {
    run: async (job, calls, signal) => {
      // A flow may have any number of components that work at the same time.
      setMaxListeners(0, signal);
      const worker = await take(signal);
      if (signal.aborted && worker) giveBack(worker);
      if (signal.aborted || !worker) throw stopped();
      const answer = await work(worker, { job, calls, signal, limits });
      giveBack(worker);
      if (answer.kind === 'failed') throw new Error(answer.message);
      return answer.result;
    },
    warm: () => {
      if (all.size === 0) idle.push(start());
    },
    close: async () => {
      isClosed = true;
      await Promise.all([...all].map((worker) => worker.terminate()));
    },
  };
}

interface WorkOptions {
  readonly job: ComponentJob;
  readonly calls: JobCalls;
  readonly signal: AbortSignal;
  readonly limits: WorkerPoolLimits;
}

type Answer =
  | { readonly kind: 'done'; readonly result: JobResult }
  | { readonly kind: 'failed'; readonly message: string };

/** Resolves with what the worker answers; rejects when the thread has ended, or is ended here. */
function work(worker: Worker, { job, calls, signal, limits }: WorkOptions): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const tell = (message: ToWorker): void => worker.postMessage(message);
    const settle = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
    };
    const giveUp = (error: Error): void => {
      settle();
      void worker.terminate();
      reject(error);
    };
    const onAbort = (): void => giveUp(stopped());
    const onError = (error: Error): void => giveUp(isOutOfMemory(error) ? new Error(outOfMemory(limits)) : error);
    const onExit = (): void => giveUp(new Error('The worker thread of the component ended unexpectedly.'));
    const onMessage = (message: FromWorker): void => {
      if (message.kind === 'call') {
        const { call, asked } = message;
        answer(calls, asked).then(
          (value) => tell({ kind: 'answer', call, value }),
          (error: unknown) =>
            tell({ kind: 'refusal', call, message: error instanceof Error ? error.message : String(error) }),
        );
        return;
      }
      settle();
      resolve(message);
    };
    const timer = setTimeout(() => giveUp(new Error(tookTooLong(limits))), limits.componentMs);
    signal.addEventListener('abort', onAbort, { once: true });
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    tell({ kind: 'job', job });
  });
}

function stopped(): Error {
  return new Error('The run was stopped.');
}

function outOfMemory({ memoryMb }: WorkerPoolLimits): string {
  return `It needs more than ${memoryMb} MB of memory, which is the limit for one component.`;
}

function tookTooLong({ componentMs }: WorkerPoolLimits): string {
  return `It was stopped after ${componentMs / 1000} s, which is the limit for one component.`;
}

function isOutOfMemory(error: Error): boolean {
  return 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

async function answer(calls: JobCalls, asked: JobCall): Promise<JobCallAnswer> {
  switch (asked.name) {
    case 'store':
      return calls.store(asked.message);
    case 'history':
      return calls.history(asked.session, asked.limit);
    case 'readFile':
      return calls.readFile(asked.path);
  }
}
