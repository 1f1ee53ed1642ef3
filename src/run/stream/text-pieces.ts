/** Every chunk of text in the stream of one input, by component. */

import { readStreamMessage } from '#contract/answers/stream-messages.ts';
import { isJsonObject } from '#contract/json.ts';
import type { RunEventOf } from '#contract/run-event.ts';
import { readResultText } from '#contract/run-response.ts';
import { inputEvents } from '../figures/input-events.ts';
import type { ReceivedEvent, Run } from '../model/run.ts';
import { piecesOf } from '../reduce/text-arrival.ts';

export interface TextPiece {
  at: number;
  size: number;
}

/**
 * Component id -> its chunks in order. Uses tokens if there are any, else the first complete message, else a result with
 * text. The id is '' if the stream does not name the component.
 */
export function textPieces(run: Run, input: number): Map<string, TextPiece[]> {
  const { events } = inputEvents(run, input);
  const written = tokens(events);
  for (const [writer, pieces] of messages(events, new Set(written.keys()))) add(written, writer, ...pieces);
  return written.size > 0 ? written : results(events);
}

type Pieces = Map<string, TextPiece[]>;

function tokens(events: readonly ReceivedEvent[]): Pieces {
  const pieces: Pieces = new Map();
  for (const received of events) {
    if (received.event.event !== 'text-delta') continue;
    add(pieces, received.event.component, ...piecesOf(received, received.event.chunk.length));
  }
  return pieces;
}

/** The first occurrence of each message, without those that were streamed as tokens. */
function messages(events: readonly ReceivedEvent[], writers: ReadonlySet<string>): Pieces {
  const pieces: Pieces = new Map();
  const seen = new Set<string>();
  const shown = new Set<string>();
  for (const { event } of events) {
    if (event.event !== 'text-delta') continue;
    seen.add(event.message_id);
    for (const output of event.outputs) shown.add(output);
  }
  for (const { event, receivedAt } of events) {
    if (event.event !== 'message-add') continue;
    const { id, source, text, isFromUser } = messageOf(event);
    if (text === '' || isFromUser || (id !== null && seen.has(id))) continue;
    if (id !== null) seen.add(id);
    // Skips outputs that only pass on the text of a model.
    if (writers.has(source) || shown.has(source) || shown.has(event.component ?? '')) continue;
    add(pieces, source, { at: receivedAt, size: text.length });
  }
  return pieces;
}

function messageOf({ component, message }: RunEventOf<'message-add'>) {
  const { id, source, text } = readStreamMessage(message);
  const outer = isJsonObject(message) ? message : {};
  const inner = isJsonObject(outer.data) ? outer.data : outer;
  return { id, source: source ?? component ?? '', text, isFromUser: inner.sender === 'User' };
}

function results(events: readonly ReceivedEvent[]): Pieces {
  const pieces: Pieces = new Map();
  for (const { event, receivedAt } of events) {
    if (event.event !== 'output-ready' || event.result === null) continue;
    const text = readResultText(event.result) ?? '';
    if (text !== '') add(pieces, event.component ?? '', { at: receivedAt, size: text.length });
  }
  return pieces;
}

function add(to: Pieces, writer: string, ...pieces: TextPiece[]): void {
  const list = to.get(writer) ?? [];
  // Not push(...pieces): there may be more tokens than a call accepts arguments.
  for (const piece of pieces) list.push(piece);
  to.set(writer, list);
}
