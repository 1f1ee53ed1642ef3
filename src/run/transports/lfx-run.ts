/** `POST /flows/{flow}/run` of `lfx serve`: the flow as it is there, without tweaks. */
import type { RunEvent } from '#contract/run-event.ts';
import type { PlannedRequest } from '../model/request-plan.ts';
import { startDeadline } from '../send/deadline.ts';
import { lfxReply } from './lfx-reply.ts';
import type { TransportContext } from './transport.ts';

/** Yields the events after the whole answer. Throws like every `Transport`. */
export async function* lfxRun(request: PlannedRequest, context: TransportContext): AsyncGenerator<RunEvent> {
  const deadline = startDeadline(context.signal, context.timeouts);
  try {
    const echoed = { input_value: request.body.input_value ?? '' };
    yield* lfxReply(request, context, deadline, { answers: null, echoed });
  } finally {
    deadline.clear();
  }
}
