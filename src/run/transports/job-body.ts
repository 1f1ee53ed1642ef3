/** The events of a job of the embedded engine as one body, from all connections that it takes to read them. */
import { TransportFailure } from '../model/transport-failure.ts';
import { AWAY } from '../send/job-state.ts';
import { readText } from '../send/read-text.ts';
import { wait } from '../send/wait.ts';
import { readJobEvents, wholeEvents } from './job-events.ts';
import { toBody } from './to-body.ts';
import type { TransportContext } from './transport.ts';

/** Pause before the events are read again; doubled each time. */
const RETRY_MS = 250;
/** Connections in a row that may break without a new event. */
const MOST_BREAKS = 5;

const LAST_EVENT = /^data: ?\{"event": ?"run-(?:end|error)"/m;

/**
 * `first` is the body of the answer to the request; null to read the job from its first event. When a connection breaks, the job is
 * read again: one that waits for a person outlives its reader. Ends without the last event if the job is gone.
 */
export function jobBody(
  first: ReadableStream<Uint8Array> | null,
  job: string,
  context: Pick<TransportContext, 'connection' | 'deadline'>,
): ReadableStream<Uint8Array> {
  return toBody(readJob(first, job, context));
}

async function* readJob(
  first: ReadableStream<Uint8Array> | null,
  job: string,
  { connection, deadline: { signal } }: Pick<TransportContext, 'connection' | 'deadline'>,
): AsyncGenerator<string> {
  const again = () => readJobEvents({ connection, id: job, after: null, signal });
  let texts = first === null ? again() : wholeEvents(readText(first, signal));
  let handed = 0;
  let isOver = false;
  for (let breaks = 0; breaks <= MOST_BREAKS; breaks += 1) {
    let known = handed;
    try {
      for await (const text of texts) {
        const events = text.split(/(?<=\n\n)/).filter((event) => !event.startsWith(':'));
        const fresh = events.slice(known);
        known = Math.max(0, known - events.length);
        if (fresh.length === 0) continue;
        handed += fresh.length;
        breaks = 0;
        yield fresh.join('');
        // To the last byte, so that the connection can be used again.
        isOver ||= LAST_EVENT.test(fresh.at(-1) ?? '');
      }
    } catch (thrown) {
      if (isOver) return;
      signal.throwIfAborted();
      if (thrown instanceof TransportFailure && thrown.failure.kind === 'answer' && !AWAY.has(thrown.failure.status))
        return;
    }
    if (isOver) return;
    await wait(RETRY_MS * 2 ** breaks, signal);
    signal.throwIfAborted();
    texts = again();
  }
}
