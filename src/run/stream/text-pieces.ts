/** Every piece of text that a stream brought for one input, by the component that wrote it. */
import { isJsonObject } from '#contract/json.ts';
import type { RunEventOf } from '#contract/run-event.ts';
import { readText } from '#contract/run-response.ts';
import type { ReceivedEvent, Run } from '../model/run.ts';
import { piecesOf } from '../reduce/text-arrival.ts';
import { readStreamMessage } from '../transports/stream-messages.ts';

export interface TextPiece {
  at: number;
  size: number;
}

/**
 * Component id -> its pieces in order of time. Text that was written out token by token counts as that; else a message
 * counts where it first was whole; else a result with text does. '' stands for a writer that the stream does not name.
 */
export function textPieces(run: Run, input: number): Map<string, TextPiece[]> {
  const events = run.events.filter(({ event }) => 'input' in event && event.input === input);
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

/** Messages of components, each where it was first told; those that were also written out count as written. */
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
    // An output that passes on what a model wrote brings nothing new.
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
    const text = readText(event.result) ?? '';
    if (text !== '') add(pieces, event.component ?? '', { at: receivedAt, size: text.length });
  }
  return pieces;
}

function add(to: Pieces, writer: string, ...pieces: TextPiece[]): void {
  const list = to.get(writer) ?? [];
  // Not spread: a flood of tokens has more of them than a call takes.
  for (const piece of pieces) list.push(piece);
  to.set(writer, list);
}
