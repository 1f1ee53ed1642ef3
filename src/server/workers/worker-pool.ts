/**
 * Worker threads that do the work of components, and mask large bodies. What takes too long or too much memory ends only its
 * own thread; everything else runs on the server's thread, which stays free to answer.
 */

import { setMaxListeners } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { errorMessage } from '#contract/error-message.ts';
import type { JobCalls, WorkPort } from '#engine/component-base/component-job.ts';
import { PortError } from '#engine/component-base/ports.ts';
import { HttpError } from '../http/http-error.ts';
import type { KeeperThreads, KeepRequest } from '../masking/create-keeper.ts';
import type { Storable, StorableKind } from '../masking/make-storable.ts';
import { WORKER_LIMITS } from '../settings/limits.ts';
import { answerCall } from './answer-call.ts';
import { startWorker } from './start-worker.ts';
import type { FromWorker, ToWorker } from './worker-messages.ts';

export interface WorkerPool extends WorkPort, KeeperThreads {
  /** Starts a worker, so that the first run does not have to wait for it. */
  warm(): void;
  close(): Promise<void>;
}

type WorkerPoolLimits = typeof WORKER_LIMITS;

/** Masking has a share of the threads like a run, so that runs find one free. */
const MASKING = 'masking';

interface Waiter {
  readonly runId: string;
  serve(worker: Worker): void;
  refuse(error: Error): void;
}

/** Starts no thread before there is work. */
export function createWorkerPool(given: Partial<WorkerPoolLimits> = {}): WorkerPool {
  const limits = { ...WORKER_LIMITS, ...given };
  /** Threads that work or can be given work. */
  const usable = new Set<Worker>();
  /** Threads that were told to end. Native code in one delays its end. */
  const ending = new Set<Worker>();
  const idle: Worker[] = [];
  const waiting: Waiter[] = [];
  /** Busy threads, by run. */
  const busy = new Map<string, number>();
  let isClosed = false;

  function start(): Worker {
    const worker = startWorker(limits.memoryMb);
    usable.add(worker);
    // Without a listener an error would end the server; whoever uses the thread listens too.
    worker.on('error', () => undefined);
    worker.once('exit', () => {
      usable.delete(worker);
      ending.delete(worker);
      const index = idle.indexOf(worker);
      if (index >= 0) idle.splice(index, 1);
      dispatch();
    });
    return worker;
  }

  function hasRoom(): boolean {
    return usable.size < limits.workers && usable.size + ending.size < limits.workers + limits.endingWorkers;
  }

  /** Gives threads to the longest waiting jobs whose runs have not reached their share. */
  function dispatch(): void {
    while (!isClosed && (idle.length > 0 || hasRoom())) {
      const index = waiting.findIndex(({ runId }) => (busy.get(runId) ?? 0) < limits.workersOfRun);
      const [next] = index < 0 ? [] : waiting.splice(index, 1);
      if (!next) return;
      try {
        const worker = idle.pop() ?? start();
        busy.set(next.runId, (busy.get(next.runId) ?? 0) + 1);
        next.serve(worker);
      } catch (error) {
        next.refuse(new Error('No worker thread could be started.', { cause: error }));
      }
    }
  }

  /** Rejects when the run is stopped while it waits, or the pool is closed. */
  function take(runId: string, signal: AbortSignal): Promise<Worker> {
    return new Promise((resolve, reject) => {
      if (signal.aborted || isClosed) throw stopped();
      const onAbort = (): void => {
        waiting.splice(waiting.indexOf(waiter), 1);
        reject(stopped());
      };
      const waiter: Waiter = {
        runId,
        serve: (worker) => {
          signal.removeEventListener('abort', onAbort);
          resolve(worker);
        },
        refuse: (error) => {
          signal.removeEventListener('abort', onAbort);
          reject(error);
        },
      };
      signal.addEventListener('abort', onAbort, { once: true });
      waiting.push(waiter);
      dispatch();
    });
  }

  /** Waits for a thread, and gives it the work; `share` names those who have a share of the threads together. */
  async function workFor(share: string, options: Omit<WorkOptions, 'limits'>): Promise<Answer> {
    const { signal } = options;
    const worker = await take(share, signal);
    let isUsable = true;
    try {
      if (signal.aborted) throw stopped();
      isUsable = false;
      const answer = await work(worker, { ...options, limits });
      isUsable = true;
      return answer;
    } finally {
      releaseWorker(worker, share, isUsable);
    }
  }

  function releaseWorker(worker: Worker, runId: string, isUsable: boolean): void {
    const left = (busy.get(runId) ?? 0) - 1;
    if (left > 0) busy.set(runId, left);
    else busy.delete(runId);
    if (!isUsable) end(worker);
    else if (usable.has(worker)) idle.push(worker);
    dispatch();
  }

  /** Another thread can start at once, however long this one takes to end. */
  function end(worker: Worker): void {
    if (!usable.delete(worker)) return;
    ending.add(worker);
    void worker.terminate();
  }

  return {
    run: async (job, calls, signal) => {
      // A flow may have any number of components that work in parallel.
      setMaxListeners(0, signal);
      const answer = await workFor(job.runId, { message: { kind: 'job', job }, calls, signal, of: 'one component' });
      if (answer.kind !== 'done') throw new Error(answer.kind === 'failed' ? answer.message : 'It is no component.');
      return answer.result;
    },
    keep: async <Kind extends StorableKind>({ sender, ...job }: KeepRequest<Kind>) => {
      if (waiting.filter(({ runId }) => runId === MASKING).length >= limits.waitingToMask) throw passing();
      const message = { kind: 'keep', job } as const;
      const signal = sender ?? new AbortController().signal;
      const answer = await workFor(MASKING, { message, calls: null, signal, of: 'what is kept' }).catch(
        (error: unknown) => {
          // A body that needs too much will always need it; any other failure may pass.
          if (!(error instanceof OverLimit)) throw passing(signal.aborted ? undefined : error);
          throw new HttpError(422, { detail: `This cannot be kept. ${error.message}` });
        },
      );
      if (answer.kind === 'masked') return answer.made as Storable[Kind]['made'];
      if (answer.kind === 'failed' && answer.refusal) throw new HttpError(422, answer.refusal);
      throw new Error(answer.kind === 'failed' ? answer.message : 'It is no body.');
    },
    warm: () => {
      if (usable.size === 0) idle.push(start());
    },
    close: async () => {
      isClosed = true;
      for (const { refuse } of waiting.splice(0)) refuse(stopped());
      await Promise.all([...usable, ...ending].map((worker) => worker.terminate()));
    },
  };
}

interface WorkOptions {
  readonly message: Extract<ToWorker, { kind: 'job' | 'keep' }>;
  /** Null for work that asks nothing. */
  readonly calls: JobCalls | null;
  /** The work that has the limits of time and memory, as a sentence names it. */
  readonly of: string;
  readonly signal: AbortSignal;
  readonly limits: WorkerPoolLimits;
}

type Answer = Exclude<FromWorker, { kind: 'call' }>;

/** Resolves with the worker's answer; rejects when the thread has ended or is to be ended. */
function work(worker: Worker, { message: given, calls, signal, of, limits }: WorkOptions): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const tell = (message: ToWorker): void => worker.postMessage(message);
    const settle = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
    };
    const giveUp = (error: Error): void => {
      settle();
      reject(error);
    };
    const onAbort = (): void => giveUp(stopped());
    const onError = (error: Error): void => {
      const isFull = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      const message = `It needs more than ${limits.memoryMb} MB of memory, which is the limit for ${of}.`;
      giveUp(isFull ? new OverLimit(message) : error);
    };
    const onExit = (): void => giveUp(new Error('The worker thread ended unexpectedly.'));
    const onMessage = (message: FromWorker): void => {
      if (message.kind === 'call') {
        const { call, request } = message;
        if (calls === null) return;
        answerCall(calls, request)
          .then((value) => tell({ kind: 'answer', call, value }))
          .catch((error: unknown) => tell({ kind: 'refusal', call, message: errorMessage(error) }));
        return;
      }
      settle();
      resolve(message);
    };
    const late = new OverLimit(`It was stopped after ${limits.componentMs / 1000} s, which is the limit for ${of}.`);
    const timer = setTimeout(() => giveUp(late), limits.componentMs);
    signal.addEventListener('abort', onAbort, { once: true });
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    try {
      tell(given);
    } catch (error) {
      giveUp(new Error('The values cannot be sent to a worker thread.', { cause: error }));
    }
  });
}

/** The work itself needs too much time or memory. */
class OverLimit extends Error {
  override readonly name = 'OverLimit';
}

function passing(cause?: unknown): PortError {
  return new PortError(503, 'The server is busy and has not kept this. Send it again in a few seconds', { cause });
}

function stopped(): Error {
  return new Error('The run was stopped.');
}
