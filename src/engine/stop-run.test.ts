import { describe, expect, it } from 'vitest';
import type { ModelPort } from './component-base/ports.ts';
import { runFlow } from './run/run-flow.ts';
import { ended, manualModel } from './testing/manual-model.ts';
import { oneModel, startRun } from './testing/model-flows.ts';
import { allEvents, nextEvent } from './testing/read-events.ts';
import { testPorts } from './testing/test-ports.ts';

describe('stopping a run', () => {
  it('aborts the model at once and ends the events without a run-end', async () => {
    const model = manualModel();
    const { events, stop } = startRun(oneModel, model);
    const first = nextEvent(events, 'text-delta');
    await model.requested(1);
    model.streams[0]?.say('half');
    await first;
    const rest = allEvents(events);
    stop();
    expect(model.streams[0]?.signal.aborted).toBe(true);
    await model.left(0);
    expect((await rest).map(({ event }) => event)).not.toContain('run-end');
  });

  it('also happens when the reader leaves', async () => {
    const model = manualModel();
    const { events } = startRun(oneModel, model);
    const first = nextEvent(events, 'text-delta');
    await model.requested(1);
    model.streams[0]?.say('half');
    await first;
    await events.return();
    expect(model.streams[0]?.signal.aborted).toBe(true);
    await model.left(0);
  });

  it('ends the stream of a model that ignored the abort at its next chunk', async () => {
    let speak = () => {};
    const next = new Promise<void>((resolve) => {
      speak = resolve;
    });
    let tellLeft = () => {};
    const left = new Promise<void>((resolve) => {
      tellLeft = resolve;
    });
    const model: ModelPort = {
      async *stream() {
        try {
          yield 'one';
          await next;
          yield 'two';
          yield 'three';
        } finally {
          tellLeft();
        }
        return ended;
      },
    };
    const controller = new AbortController();
    const request = { inputs: [{ input_value: 'hi' }] };
    const events = runFlow({ index: oneModel, request, ports: testPorts({ model }), signal: controller.signal });
    await nextEvent(events, 'text-delta');
    controller.abort();
    speak();
    await left;
  });

  it('prevents later inputs from running', async () => {
    const model = manualModel();
    const { events, stop } = startRun(oneModel, model, ['one', 'two']);
    const first = nextEvent(events, 'text-delta');
    await model.requested(1);
    model.streams[0]?.say('half');
    await first;
    stop();
    for await (const event of events) expect(event.event).not.toBe('input-start');
    expect(model.streams.length).toBe(1);
  });

  it('runs nothing when it is stopped before it starts', async () => {
    const controller = new AbortController();
    controller.abort();
    const model = manualModel();
    const events = await allEvents(
      runFlow({ index: oneModel, request: {}, ports: testPorts({ model }), signal: controller.signal }),
    );
    expect(events.map(({ event }) => event)).toEqual(['run-start']);
    expect(model.streams).toEqual([]);
  });

  it('ends even if a component ignores it', async () => {
    const controller = new AbortController();
    const deaf = { ...testPorts(), memory: { add: () => new Promise<void>(() => {}), read: async () => [] } };
    const events = runFlow({ index: oneModel, request: {}, ports: deaf, signal: controller.signal });
    await nextEvent(events, 'component-start');
    const end = events.next();
    controller.abort();
    expect((await end).done).toBe(true);
  });
});
