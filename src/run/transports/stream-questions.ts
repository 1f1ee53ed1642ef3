/** The questions to a person in a stream of the embedded engine, while they are open. */
import type { RunEvent, WireError } from '#contract/run-event.ts';
import { TransportFailure } from '../model/transport-failure.ts';
import { sendDecision } from '../send/send-decision.ts';
import type { TransportContext } from './transport.ts';

/** The failure of a request that asks a person where nobody can be asked. */
export const NOBODY_TO_ASK: WireError = {
  status: 500,
  body: { detail: 'The flow asks a person, and nobody can answer here. Run it with Run.' },
};

export interface StreamQuestions {
  /** Opens and closes questions. Throws a TransportFailure if nobody can be asked. */
  note(event: RunEvent): void;
  /** Call it in a finally. */
  close(): void;
}

/** The time limits of the request do not count while a question is open. */
export function createStreamQuestions({ connection, decisions, deadline }: TransportContext): StreamQuestions {
  const open = new Map<string, { input: number; close: () => void }>();
  const closeThose = (isOver: (requestId: string, input: number) => boolean) => {
    const wasOpen = open.size > 0;
    for (const [requestId, { input, close }] of open) {
      if (!isOver(requestId, input)) continue;
      close();
      open.delete(requestId);
    }
    if (wasOpen && open.size === 0) deadline.resume();
  };
  return {
    note(event) {
      if (event.event === 'human-input-required') {
        if (decisions === null) throw new TransportFailure({ kind: 'wire', error: NOBODY_TO_ASK });
        const { job_id: jobId, request_id: requestId, input } = event;
        deadline.pause();
        const send = (actionId: string) => sendDecision(connection, { jobId, requestId, actionId });
        open.set(requestId, { input, close: decisions.open(requestId, send) });
      } else if (event.event === 'human-input-decided') {
        closeThose((requestId) => requestId === event.request_id);
      } else if (event.event === 'input-end' || event.event === 'input-error') {
        closeThose((_, input) => input === event.input);
      }
    },
    close: () => closeThose(() => true),
  };
}
