/** The entry point of a worker thread: does the work of components, and masks what is kept, one job after the other. */

import { parentPort } from 'node:worker_threads';
import { errorMessage } from '#contract/error-message.ts';
import type { ComponentJob, JobCalls } from '#engine/component-base/component-job.ts';
import { runJob } from '#engine/run/run-job.ts';
import { HttpError } from '../http/http-error.ts';
import { makeStorable } from '../masking/make-storable.ts';
import type { FromWorker, JobCall, JobCallAnswer, KeepJob, ToWorker } from './worker-messages.ts';

interface PendingCall {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

if (!parentPort) throw new Error('This file is the entry of a worker thread.');
const port = parentPort;
const pending = new Map<number, PendingCall>();
let calls = 0;

const send = (message: FromWorker): void => port.postMessage(message);

/** The server's thread replies with the id of the call. */
function ask<Answer extends JobCallAnswer>(question: JobCall): Promise<Answer> {
  calls += 1;
  const call = calls;
  return new Promise<Answer>((resolve, reject) => {
    pending.set(call, { resolve: (value) => resolve(value as Answer), reject });
    send({ kind: 'call', call, request: question });
  });
}

const jobCalls: JobCalls = {
  store: (message) => ask({ name: 'store', message }),
  history: (session, limit) => ask({ name: 'history', session, limit }),
  readFile: (path) => ask({ name: 'readFile', path }),
};

async function work(job: ComponentJob): Promise<void> {
  try {
    send({ kind: 'done', result: await runJob(job, jobCalls) });
  } catch (error) {
    send({ kind: 'failed', message: errorMessage(error) });
  }
}

function keep({ kind, given, own }: KeepJob): void {
  try {
    send({ kind: 'masked', made: makeStorable(kind, given, own) });
  } catch (error) {
    const isRefusal = error instanceof HttpError && error.status === 422;
    send({ kind: 'failed', message: errorMessage(error), ...(isRefusal && { refusal: error.body }) });
  }
}

port.on('message', (message: ToWorker) => {
  if (message.kind === 'keep') {
    keep(message.job);
    return;
  }
  if (message.kind === 'job') {
    void work(message.job);
    return;
  }
  const waiting = pending.get(message.call);
  pending.delete(message.call);
  if (message.kind === 'answer') waiting?.resolve(message.value);
  else waiting?.reject(new Error(message.message));
});
