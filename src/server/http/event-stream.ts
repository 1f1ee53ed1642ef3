/** Writes events as server-sent events, and ends their source when the reader leaves. */
import type { Context } from 'hono';
import { inChunks, jsonParts } from './json-chunks.ts';
import type { AppEnv } from './route.ts';

/** Comments keep proxies from closing an idle stream, and detect that the reader has left. */
const KEEP_ALIVE_MS = 15_000;
/** JSON text contains no line breaks. */
const FRAME_END = '\n\n';

export interface EventStreamOptions<Event> {
  /**
   * The last event when the source did not end by itself: after a throw, or when it was stopped from outside (`error` is
   * null then). Null to add nothing. `last` is the event before; null if there was none.
   */
  toFailure(error: unknown, last: Event | null): Event | null;
  /** Called once, when the reader left before the end. */
  onLeave(): void;
  /** Called once, at any end. */
  onEnd(): void;
  keepAliveMs?: number;
}

/** One `data:` line of JSON per event. An event, or a chunk of a large one, is written only when the reader has room for it. */
export function toEventStream<Event extends object>(
  events: AsyncGenerator<Event, void, void>,
  { toFailure, onLeave, onEnd, keepAliveMs = KEEP_ALIVE_MS }: EventStreamOptions<Event>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let keepAlive: NodeJS.Timeout | null = null;
  let last: Event | null = null;
  /** False between the chunks of a large event. */
  let isBetween = true;
  const end = (): void => {
    if (keepAlive) clearInterval(keepAlive);
    keepAlive = null;
    onEnd();
  };
  const chunks = toChunks(events, (event) => {
    last = event;
  });
  return new ReadableStream<Uint8Array>({
    start: (controller) => {
      keepAlive = setInterval(() => {
        if (isBetween && (controller.desiredSize ?? 0) > 0) controller.enqueue(encoder.encode(': keep-alive\n\n'));
      }, keepAliveMs);
      keepAlive.unref();
    },
    pull: async (controller) => {
      let thrown: unknown = null;
      try {
        const next = await chunks.next();
        if (!next.done) {
          isBetween = next.value.endsWith(FRAME_END);
          // If the reader has left meanwhile, the timer is gone and the stream closed.
          if (keepAlive) controller.enqueue(encoder.encode(next.value));
          return;
        }
      } catch (error) {
        thrown = error;
      }
      if (!keepAlive) return;
      const failure = toFailure(thrown, last);
      if (failure) controller.enqueue(encoder.encode(`data: ${JSON.stringify(failure)}${FRAME_END}`));
      end();
      controller.close();
    },
    cancel: async () => {
      onLeave();
      end();
      await chunks.return();
    },
  });
}

async function* toChunks<Event extends object>(
  events: AsyncGenerator<Event, void, void>,
  onEvent: (event: Event) => void,
): AsyncGenerator<string, void, void> {
  for await (const event of events) {
    onEvent(event);
    yield* inChunks(frameParts(event));
  }
}

function* frameParts(event: object): Generator<string, void, void> {
  yield 'data: ';
  yield* jsonParts(event);
  yield FRAME_END;
}

/** The response that sends them, which proxies must not hold back. */
export function answerEvents(context: Context<AppEnv>, stream: ReadableStream<Uint8Array>): Response {
  return context.body(stream, 200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
}

/** The request's own signal would do, but it creates an exception at the end of every request, which is slow. */
export function onReaderLeft(context: Context<AppEnv>, leave: () => void): void {
  const { outgoing } = context.env ?? {};
  if (outgoing) {
    const onClose = () => void (outgoing.writableFinished || leave());
    if (outgoing.closed) onClose();
    else outgoing.once('close', onClose);
    return;
  }
  const { signal } = context.req.raw;
  if (signal.aborted) leave();
  else signal.addEventListener('abort', leave, { once: true });
}

/** Aborts when who sent the request leaves before it is answered. */
export function senderOf(context: Context<AppEnv>): AbortSignal {
  const controller = new AbortController();
  onReaderLeft(context, () => controller.abort());
  return controller.signal;
}
