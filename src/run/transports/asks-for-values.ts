/** Asks the embedded engine for what components received and gave. In an answer as plain JSON they have to be read afterwards. */
import { readValuesSchema, VALUES_HEADER, valuesPath } from '#contract/routes/values-endpoints.ts';
import type { RunEvent } from '#contract/run-event.ts';
import type { PlannedRequest } from '../model/request-plan.ts';
import { sendRequest } from '../send/send-request.ts';
import type { Transport, TransportContext } from './transport.ts';

/** Reads them after any complete answer, also that of a failed run. Without them the answer is as good. */
export function askingForValues(transport: Transport): Transport {
  return async function* asking(request: PlannedRequest, context: TransportContext): AsyncGenerator<RunEvent> {
    // A Langflow must not see the header: a browser would ask it first whether it may be sent.
    if (!context.wantsValues || context.connection.kind !== 'embedded') return yield* transport(request, context);
    let id: string | null = null;
    const noting: TransportContext = {
      ...context,
      keepReply(reply) {
        id = reply.headers.find(([name]) => name === VALUES_HEADER)?.[1] ?? null;
        context.keepReply(reply);
      },
    };
    try {
      yield* transport({ ...request, headers: [...request.headers, [VALUES_HEADER, 'yes']] }, noting);
    } finally {
      if (id !== null) await readValues(id, context).catch(() => undefined);
    }
  };
}

async function readValues(id: string, { connection, deadline: { signal }, now, keepValues }: TransportContext) {
  const endedAt = now();
  signal.throwIfAborted();
  const answer = await sendRequest(connection, valuesPath(id), { signal, cache: 'no-store' });
  if (!answer.ok) return;
  const { inputs } = readValuesSchema.parse(await answer.json());
  const readMs = now() - endedAt;
  for (const { input, values } of inputs) keepValues(input, { ...values, readMs });
}
