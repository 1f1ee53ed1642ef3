/** Masks secrets that a model streamed in several chunks, none of which contains the whole secret. */
import { groupPairs } from '#contract/group-pairs.ts';
import { isJsonObject, type JsonObject, tryParseJson } from '#contract/json.ts';
import { SEARCHED_LENGTH, SECRET_MASK } from '#flow/secrets/mask-secrets.ts';
import { createSecretSearch, type SecretSearch } from '#flow/secrets/search-secrets.ts';
import type { RawReply, ReceivedEvent, Run, RunOutput } from '../model/run.ts';
import type { RunError } from '../model/run-error.ts';
import { dataOf } from './read-frame.ts';
import { framesFrom } from './reply-frames.ts';

/** Masks such secrets in the events of the run, in the frames of its replies and in its errors. `search` finds the same secrets. */
export function maskSplit(run: Run, secrets: readonly string[], search: SecretSearch): Run {
  const cut = new Set(run.inputs.flatMap(({ index, status }) => (status === 'done' ? [] : [index])));
  const events = maskEvents(run.events, search, cut);
  const replies = run.replies.map((reply) => {
    const isCut = run.plan.requests[reply.requestIndex]?.inputs.some((input) => cut.has(input)) ?? true;
    const whole = events ? maskFrames(reply, search, isCut) : reply;
    return isCut && isStream(reply) ? trimHalfFrame(whole, secrets) : whole;
  });
  if (events === null && replies.every((reply, position) => reply === run.replies[position])) return run;
  return {
    ...run,
    events: events ?? run.events,
    replies,
    inputs: run.inputs.map((input) => ({
      ...input,
      outputs: input.outputs.map((output) => maskOutput(output, search)),
      error: maskError(input.error, replies),
    })),
    error: maskError(run.error, replies),
  };
}

/**
 * Removes the parts of secrets from the pieces, with the mask where a secret began. If the text was cut, its end may be the
 * beginning of a secret. Null when they contain none.
 */
export function maskPieces(pieces: readonly string[], search: SecretSearch, isCut = false): string[] | null {
  const text = pieces.join('');
  const hidden = search.find(text);
  const begun = isCut ? search.begun(text) : 0;
  // Fewer characters may be those of an ordinary word.
  if (begun >= SEARCHED_LENGTH)
    hidden.push({ from: Math.max(hidden.at(-1)?.to ?? 0, text.length - begun), to: text.length });
  if (hidden.length === 0) return null;
  let next = 0;
  let start = 0;
  return pieces.map((piece) => {
    const end = start + piece.length;
    let masked = '';
    let at = start;
    for (let found = hidden[next]; found && found.from < end; found = hidden[next]) {
      if (found.from >= at) masked += text.slice(at, found.from) + SECRET_MASK;
      at = Math.min(end, found.to);
      if (found.to > end) break;
      next += 1;
    }
    masked += text.slice(at, end);
    start = end;
    return masked;
  });
}

function maskOutput(output: RunOutput, search: SecretSearch): RunOutput {
  const text = output.status === 'partial' ? maskPieces([output.text], search, true)?.[0] : undefined;
  return text === undefined ? output : { ...output, text };
}

/** The error of a broken stream contains the body of its reply. */
function maskError(error: RunError | null, replies: readonly RawReply[]): RunError | null {
  if (error?.kind !== 'stream-cut' || error.raw === '') return error;
  return { ...error, raw: replies.find(({ requestIndex }) => requestIndex === error.requestIndex)?.body ?? '' };
}

/** Null when no text of a message contains a secret. */
function maskEvents(
  events: readonly ReceivedEvent[],
  search: SecretSearch,
  cut: ReadonlySet<number>,
): ReceivedEvent[] | null {
  const positions = groupPairs(
    events.flatMap(({ event }, position) =>
      event.event === 'text-delta' ? [[JSON.stringify([event.input, event.message_id]), position] as const] : [],
    ),
  );
  let masked: ReceivedEvent[] | null = null;
  for (const ofMessage of positions.values()) {
    const chunks = ofMessage.map((position) => chunkOf(events[position]));
    const first = events[ofMessage[0] ?? -1]?.event;
    const clean = maskPieces(chunks, search, first?.event === 'text-delta' && cut.has(first.input));
    if (clean === null) continue;
    masked ??= [...events];
    for (const [index, position] of ofMessage.entries()) {
      const received = events[position];
      if (received?.event.event !== 'text-delta' || clean[index] === chunks[index]) continue;
      masked[position] = { ...received, event: { ...received.event, chunk: clean[index] ?? '' } };
    }
  }
  return masked;
}

function chunkOf(received: ReceivedEvent | undefined): string {
  return received?.event.event === 'text-delta' ? received.event.chunk : '';
}

interface Token {
  frame: number;
  data: string;
  value: JsonObject;
  chunk: string;
}

/** Serialises frames with a part of a secret again; the others stay unchanged. */
function maskFrames(reply: RawReply, search: SecretSearch, isCut: boolean): RawReply {
  // Without frame offsets the parts of a secret cannot be found in the body.
  if (!reply.frames) return { ...reply, body: '' };
  const raws = [...framesFrom(reply, 0)].map(({ from, to }) => reply.body.slice(from, to));
  const messages = groupPairs(
    raws.flatMap((raw, frame) => {
      const token = readToken(raw);
      return token ? [[token.message, { frame, ...token }] as const] : [];
    }),
  );
  for (const tokens of messages.values()) {
    const clean = maskPieces(
      tokens.map(({ chunk }) => chunk),
      search,
      isCut,
    );
    for (const [index, { frame, data, value, chunk }] of tokens.entries()) {
      const text = clean?.[index] ?? chunk;
      if (text !== chunk) raws[frame] = raws[frame]?.replace(data, () => JSON.stringify(withChunk(value, text))) ?? '';
    }
  }
  let end = 0;
  const marks = reply.frames.marks.map((mark, position) => {
    if (position % 2 === 0) return mark;
    end += raws[(position - 1) / 2]?.length ?? 0;
    return end;
  });
  // Text outside of all frames is the rest of a stream that was cut, and may contain the rest of a secret.
  return { ...reply, body: raws.join(''), frames: { ...reply.frames, marks } };
}

/** Trims an incomplete last frame if it contains the rest or the beginning of a secret. */
function trimHalfFrame(reply: RawReply, secrets: readonly string[]): RawReply {
  const { body, frames } = reply;
  const start = Math.max(body.lastIndexOf('\n'), body.lastIndexOf('\r')) + 1;
  const half = body.slice(start);
  if (tryParseJson(dataOf(half) ?? '') !== undefined || !holdsPart(half, secrets)) return reply;
  const trimmed = { ...reply, body: body.slice(0, start) + SECRET_MASK };
  if (!frames) return trimmed;
  const marks = frames.marks.map((mark, index) => (index % 2 === 0 || mark <= start ? mark : trimmed.body.length));
  return { ...trimmed, frames: { ...frames, marks } };
}

/** True if the text contains enough consecutive characters of a secret to rule out coincidence. */
function holdsPart(text: string, secrets: readonly string[]): boolean {
  const parts = secrets.flatMap((secret) =>
    Array.from({ length: Math.max(0, secret.length - SEARCHED_LENGTH + 1) }, (_, at) =>
      secret.slice(at, at + SEARCHED_LENGTH),
    ),
  );
  return createSecretSearch(parts).find(text).length > 0;
}

/** Frames of the embedded engine have the text at the top, those of Langflow under `data`. */
function readToken(raw: string): (Omit<Token, 'frame'> & { message: string }) | null {
  const data = raw.includes('"chunk"') ? dataOf(raw) : null;
  const value = data === null ? null : tryParseJson(data);
  if (data === null || !isJsonObject(value)) return null;
  const body = isJsonObject(value.data) ? value.data : value;
  if (typeof body.chunk !== 'string') return null;
  return { data, value, chunk: body.chunk, message: JSON.stringify([value.input, body.message_id ?? body.id]) };
}

function withChunk(value: JsonObject, chunk: string): JsonObject {
  return isJsonObject(value.data) ? { ...value, data: { ...value.data, chunk } } : { ...value, chunk };
}

function isStream({ headers }: RawReply): boolean {
  return headers.some(([name, value]) => name.toLowerCase() === 'content-type' && value.includes('event-stream'));
}
