/** Shared by Langflow's two streaming routes: one input, messages with tokens, errors, and an end that may be missing. */

import { readLines } from '#contract/answers/read-lines.ts';
import {
  asMessage,
  createMessageLog,
  type MessageLog,
  messageEvent,
  readStreamMessage,
} from '#contract/answers/stream-messages.ts';
import { isJsonObject, type JsonObject, type JsonValue, tryParseJson } from '#contract/json.ts';
import type { RunEvent, WireError } from '#contract/run-event.ts';
import { type StreamFrame, streamFrameSchema } from '#contract/stream-frame.ts';
import type { PlannedRequest, StreamExpectation } from '../model/request-plan.ts';
import { TransportFailure } from '../model/transport-failure.ts';
import { readServerSentData } from '../send/read-frames.ts';
import type { Framing } from '../send/split-frames.ts';
import { openAnswer } from './open-answer.ts';
import { parseFrame } from './reply-events.ts';
import { streamText } from './stream-text.ts';
import type { TransportContext } from './transport.ts';

/** Used if the plan has no facts about the flow: the run works, but text is only shown with the result. */
const NOTHING_KNOWN: StreamExpectation = { outputs: [], order: [], chatOutputs: {}, echoed: {} };

const KNOWN_EVENTS: ReadonlySet<unknown> = new Set(
  streamFrameSchema.def.options.flatMap((option) => option.shape.event.def.values),
);

/** Reads the parts that are specific to one route. */
export interface RouteReader {
  /** Reads an answer that is not a stream. Throws a TransportFailure if the route has no such answer. */
  whole(body: string, status: number): Iterable<RunEvent>;
  /** Also called with each message. */
  note?(message: JsonObject): void;
  /** Reads any frame except tokens, messages and errors. */
  frame(frame: StreamFrame): Iterable<RunEvent>;
  /** Called when the stream has closed; `error` is from its error frames. */
  outcome(error: WireError | null): WireError | 'ended' | 'cut';
  /** Last events of a stream that ended. */
  closing(): Iterable<RunEvent>;
}

export interface StreamRoute {
  framing: Framing;
  /** Sends the request; `openAnswer` by default. */
  open?: typeof openAnswer;
  createReader(expect: StreamExpectation, log: MessageLog): RouteReader;
}

const SPLIT = { lines: readLines, events: readServerSentData };

/** Yields events of the only input, index 0. Throws like every `Transport`. */
export async function* langflowStream(
  request: PlannedRequest,
  context: TransportContext,
  route: StreamRoute,
): AsyncGenerator<RunEvent> {
  const expect = request.expect ?? NOTHING_KNOWN;
  const answer = await (route.open ?? openAnswer)(request, context);
  const log = createMessageLog(expect);
  const reader = route.createReader(expect, log);
  yield { event: 'run-start', at: 0, inputs: 1, session_id: null };
  yield { event: 'input-start', at: 0, input: 0, inputs: expect.echoed };
  if (!answer.contentType?.includes('event-stream')) {
    yield* reader.whole(await answer.readAll(), answer.status);
    return;
  }
  const { texts, held } = streamText(answer, context, route.framing, log.chunks);
  const errors: JsonValue[] = [];
  for await (const frame of langflowFrames(SPLIT[route.framing](texts), answer.status)) {
    if (frame.event === 'token') {
      const delta = log.token(frame.data);
      if (delta) yield delta;
    } else if (frame.event === 'add_message') {
      const event = messageEvent(frame.data);
      log.add(readStreamMessage(frame.data));
      if (isJsonObject(event.message)) reader.note?.(event.message);
      yield event;
    } else if (frame.event === 'error') {
      errors.push(frame.data);
    } else {
      yield* reader.frame(frame);
    }
  }
  const outcome = reader.outcome(readStreamErrors(errors));
  if (outcome === 'cut') {
    throw new TransportFailure({ kind: 'cut', status: answer.status, body: held(), chunks: log.chunks() });
  }
  if (outcome !== 'ended') throw new TransportFailure({ kind: 'wire', error: outcome });
  yield* reader.closing();
}

/** An unreadable frame is an error only if another one follows; the last one was cut with the stream. */
async function* langflowFrames(batches: AsyncIterable<string[]>, status: number): AsyncGenerator<StreamFrame> {
  let broken: { error: unknown } | null = null;
  for await (const batch of batches) {
    for (const text of batch) {
      if (broken) throw broken.error;
      try {
        const frame = parseFrame(text, streamFrameSchema, KNOWN_EVENTS, status);
        if (frame) yield frame;
      } catch (error) {
        broken = { error };
      }
    }
  }
}

const REFUSED = /^Refused tweak keys? \[(.*?)\]:([\s\S]*)$/;

/**
 * The failure in a stream's `error` frames as run/advanced would report it (measured); null when there are none. The last frame
 * has the complete error; one in the shape of a message before it names the component.
 */
function readStreamErrors(frames: readonly JsonValue[]): WireError | null {
  const last = frames.at(-1);
  if (last === undefined) return null;
  const component =
    frames.map((frame) => asMessage(frame) && readStreamMessage(frame).source).findLast(Boolean) ?? null;
  const found = isJsonObject(last) && typeof last.error === 'string' ? fromText(last.error) : fromMessage(last);
  return { ...found, component };
}

function fromMessage(value: JsonValue): WireError {
  const text = readStreamMessage(value).text.replace(/\n$/, '');
  return fromText(text === '' ? JSON.stringify(value) : text);
}

/** "500: {json}" since base 0.10, a plain sentence before. */
function fromText(text: string): WireError {
  const refused = REFUSED.exec(text);
  if (refused)
    return { status: 422, body: { detail: refusedDetail(refused[1] ?? '', (refused[2] ?? '').trimStart()) } };
  const [, status, json] = /^(\d{3}): (\{[\s\S]*\})$/.exec(text) ?? [];
  const detail = json === undefined ? null : readErrorMessage(json);
  if (status !== undefined && detail !== null) return { status: Number(status), body: { detail } };
  return { status: 500, body: { detail: text } };
}

function readErrorMessage(json: string): string | null {
  const value = tryParseJson(json);
  return isJsonObject(value) && typeof value.message === 'string' ? value.message : null;
}

/** Parses the keys, which are a Python list in the text. */
function refusedDetail(keys: string, message: string): JsonObject {
  const fields = [...keys.matchAll(/'([^']*)'|"([^"]*)"/g)].map(([, single, double]) => single ?? double ?? '');
  return { error: 'Refused tweaks', code: 'TWEAKS_REFUSED', message, fields };
}
