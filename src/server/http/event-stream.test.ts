import { describe, expect, it, vi } from 'vitest';
import type { RunEvent } from '#contract/run-event.ts';
import { parseEventStream } from '../testing/event-stream-text.ts';
import { toEventStream } from './event-stream.ts';

const start: RunEvent = { event: 'run-start', at: 1, session_id: 's', inputs: 1 };
const end: RunEvent = { event: 'run-end', at: 7, session_id: 's' };
const failure = { event: 'run-error' as const, at: 0, error: { status: 500, body: { detail: 'x' } } };

async function* from(events: RunEvent[], error?: Error): AsyncGenerator<RunEvent, void, void> {
  yield* events;
  if (error) throw error;
}

describe('an event stream', () => {
  it('sends each event as one JSON object, then ends', async () => {
    const onEnd = vi.fn();
    const stream = toEventStream(from([start, end]), { toFailure: () => null, onLeave: vi.fn(), onEnd });
    expect(parseEventStream(await new Response(stream).text())).toEqual([start, end]);
    expect(onEnd).toHaveBeenCalledTimes(1);
  });

  it('keeps an event with line breaks on one line', async () => {
    const odd: RunEvent = { event: 'run-end', at: 1, session_id: 'a\n\ndata: b\r\u2028' };
    const stream = toEventStream(from([odd]), { toFailure: () => null, onLeave: vi.fn(), onEnd: vi.fn() });
    expect(parseEventStream(await new Response(stream).text())).toEqual([odd]);
  });

  it('ends with an error event, with the time of the last event, when its source throws', async () => {
    const thrown = new Error('broken');
    const toFailure = vi.fn((_: unknown, last: RunEvent | null) => ({ ...failure, at: last?.at ?? 0 }));
    const stream = toEventStream(from([start], thrown), { toFailure, onLeave: vi.fn(), onEnd: vi.fn() });
    expect(parseEventStream(await new Response(stream).text())).toEqual([start, { ...failure, at: 1 }]);
    expect(toFailure).toHaveBeenCalledWith(thrown, start);
  });

  it('reads no event while the reader has no room', async () => {
    let taken = 0;
    async function* endless(): AsyncGenerator<RunEvent, void, void> {
      for (;;) {
        taken += 1;
        yield start;
      }
    }
    const stream = toEventStream(endless(), { toFailure: () => null, onLeave: vi.fn(), onEnd: vi.fn() });
    const reader = stream.getReader();
    await reader.read();
    await reader.read();
    expect(taken).toBeLessThanOrEqual(4);
    await reader.cancel();
  });

  it('reports once when the reader leaves, and ends its source', async () => {
    let isEnded = false;
    async function* waiting(): AsyncGenerator<RunEvent, void, void> {
      try {
        for (;;) yield start;
      } finally {
        isEnded = true;
      }
    }
    const onLeave = vi.fn();
    const onEnd = vi.fn();
    const reader = toEventStream(waiting(), { toFailure: () => null, onLeave, onEnd }).getReader();
    await reader.read();
    await reader.cancel();
    expect({ isEnded, left: onLeave.mock.calls.length, ended: onEnd.mock.calls.length }).toEqual({
      isEnded: true,
      left: 1,
      ended: 1,
    });
  });

  it('sends a comment when it is idle for long', async () => {
    async function* silent(): AsyncGenerator<RunEvent, void, void> {
      await new Promise<void>(() => undefined);
      yield start;
    }
    const options = { toFailure: () => null, onLeave: vi.fn(), onEnd: vi.fn(), keepAliveMs: 5 };
    const reader = toEventStream(silent(), options).getReader();
    const { value } = await reader.read();
    expect(new TextDecoder().decode(value)).toBe(': keep-alive\n\n');
    void reader.cancel();
  });
});
