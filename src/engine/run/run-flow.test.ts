import { describe, expect, it } from 'vitest';
import { readMessageId, readResultText } from '#contract/run-response.ts';
import { buildFlow, chatInputNode, chatOutputNode, modelNode } from '../testing/build-flow.ts';
import { collectRun } from '../testing/collect-run.ts';
import { manualModel, readyModel } from '../testing/manual-model.ts';
import { oneModel, startRun, twoModels } from '../testing/model-flows.ts';
import { eventsNamed, nextEvent } from '../testing/read-events.ts';
import { recordedComponents } from '../testing/recorded-components.ts';
import { recordedFlow } from '../testing/recorded-flow.ts';
import { testPorts } from '../testing/test-ports.ts';

describe('the events of a run', () => {
  it('are in order', async () => {
    const { events } = await collectRun({
      index: recordedFlow('echo'),
      request: { inputs: [{ input_value: 'hi' }] },
      ports: testPorts(),
    });
    const seen = events.map((event) => ('component' in event ? `${event.event} ${event.component}` : event.event));
    expect(seen).toEqual([
      'run-start',
      'input-start',
      'component-start ChatInput-aaaaa',
      'message-add ChatInput-aaaaa',
      'component-end ChatInput-aaaaa',
      'component-start ChatOutput-bbbbb',
      'message-add ChatOutput-bbbbb',
      'component-end ChatOutput-bbbbb',
      'output-ready ChatOutput-bbbbb',
      'input-end',
      'run-end',
    ]);
  });

  it('carry milliseconds since the run started', async () => {
    let now = 5_000;
    const ports = { ...testPorts(), clock: () => (now += 10) };
    const { events } = await collectRun({ index: recordedFlow('echo'), request: {}, ports });
    const times = events.map(({ at }) => at);
    expect(times[0]).toBeLessThan(100);
    expect(times).toEqual(times.toSorted((left, right) => left - right));
  });

  it('number the results by the position of their component, whichever is ready first', async () => {
    const model = manualModel();
    const { events } = startRun(twoModels, model);
    const ready = nextEvent(events, 'output-ready');
    await model.requested(2);
    model.streams[1]?.say('second');
    model.streams[1]?.end();
    expect(await ready).toMatchObject({ component: 'ChatOutput-2', index: 1 });
    model.streams[0]?.end();
    expect(await nextEvent(events, 'output-ready')).toMatchObject({ component: 'ChatOutput-1', index: 0 });
    await events.return();
  });
});

describe('independent components', () => {
  it('run in parallel: two models stream interleaved', async () => {
    const model = manualModel();
    const { events } = startRun(twoModels, model);
    const first = nextEvent(events, 'text-delta');
    await model.requested(2);
    model.streams[0]?.say('a');
    expect(await first).toMatchObject({ component: 'Model-1', chunk: 'a', outputs: ['ChatOutput-1'] });
    model.streams[1]?.say('b');
    expect(await nextEvent(events, 'text-delta')).toMatchObject({ component: 'Model-2', outputs: ['ChatOutput-2'] });
    model.streams[0]?.say('c');
    expect(await nextEvent(events, 'text-delta')).toMatchObject({ component: 'Model-1', chunk: 'c' });
    await events.return();
  });

  it('start as soon as their own sources are done, not when a whole layer is', async () => {
    const model = manualModel();
    const { events } = startRun(twoModels, model);
    const ended = nextEvent(events, 'output-ready');
    await model.requested(2);
    model.streams[1]?.end();
    expect((await ended).component).toBe('ChatOutput-2');
    expect(model.streams[0]?.isLeft).toBe(false);
    await events.return();
  });
});

describe('streamed text', () => {
  it('adds up to the result and carries the id of its message', async () => {
    const words = ['Once', ' upon', ' a', ' time'];
    const { events, response } = await collectRun({
      index: oneModel,
      request: { inputs: [{ input_value: 'hi' }] },
      ports: testPorts({ model: readyModel(() => words) }),
    });
    const deltas = eventsNamed(events, 'text-delta');
    const result = response.outputs?.[0]?.outputs[0];
    expect(deltas.map(({ chunk }) => chunk)).toEqual(words);
    expect(result && readResultText(result)).toBe(words.join(''));
    expect(new Set(deltas.map(({ message_id }) => message_id))).toEqual(new Set([result && readMessageId(result)]));
  });

  it('names every output that shows it, and none for an inner model', async () => {
    const index = buildFlow(
      [
        chatInputNode,
        modelNode('Model-1'),
        modelNode('Model-2'),
        chatOutputNode(),
        { id: 'TextOutput-1', type: 'TextOutput', fields: { input_value: '' } },
      ],
      [
        'ChatInput-1.message > Model-1.input_value',
        'Model-1.text_output > Model-2.input_value',
        'Model-2.text_output > ChatOutput-1.input_value',
        'Model-2.text_output > TextOutput-1.input_value',
      ],
    );
    const ports = testPorts({ model: readyModel(({ prompt }) => [`<${prompt}>`]) });
    const { events, response } = await collectRun({ index, request: { inputs: [{ input_value: 'hi' }] }, ports });
    expect(eventsNamed(events, 'text-delta').map(({ component, outputs }) => [component, outputs])).toEqual([
      ['Model-1', []],
      ['Model-2', ['ChatOutput-1', 'TextOutput-1']],
    ]);
    expect(response.outputs?.[0]?.outputs.map((result) => result && readResultText(result))).toEqual([
      '<<hi>>',
      '<<hi>>',
    ]);
  });

  it('names only requested outputs', async () => {
    const { events } = await collectRun({
      index: twoModels,
      request: { inputs: [{ input_value: 'hi' }], outputs: ['ChatOutput-2'] },
      ports: testPorts({ model: readyModel(() => ['word']) }),
    });
    expect(eventsNamed(events, 'text-delta').map(({ component, outputs }) => [component, outputs])).toEqual([
      ['Model-1', []],
      ['Model-2', ['ChatOutput-2']],
    ]);
  });

  it('waits for a reader that has stopped reading', async () => {
    const model = manualModel();
    const { events } = startRun(oneModel, model);
    const first = nextEvent(events, 'text-delta');
    await model.requested(1);
    for (let word = 0; word < 5_000; word += 1) model.streams[0]?.say('w');
    await first;
    for (let turn = 0; turn < 10_000; turn += 1) await Promise.resolve();
    expect(model.streams[0]?.taken.length).toBeLessThan(1_000);
    await events.return();
  });
});

describe('a component that fails', () => {
  it('fails its input with the message of Langflow and stops components that run in parallel', async () => {
    const model = manualModel();
    const { events } = startRun(twoModels, model);
    const failed = nextEvent(events, 'component-error');
    await model.requested(2);
    model.streams[0]?.fail('no credit left');
    expect(await failed).toMatchObject({
      component: 'Model-1',
      display_name: 'Language Model',
      message: 'no credit left',
    });
    expect(await nextEvent(events, 'input-error')).toMatchObject({
      error: {
        status: 500,
        body: { detail: 'Error running graph: Error building Component Language Model: \n\nno credit left' },
        component: 'Model-1',
      },
    });
    expect(model.streams[1]?.signal.aborted).toBe(true);
    await nextEvent(events, 'run-end');
  });

  it('does not affect the other inputs, which run in order', async () => {
    const { events, response } = await collectRun({
      index: recordedFlow('maker'),
      request: { inputs: [{ input_value: 'one' }, { input_value: 'two' }], tweaks: { 'Maker-k1': { boom: false } } },
      ports: testPorts(),
      registry: new Map([
        ...recordedComponents,
        [
          'Maker',
          {
            outputs: {
              message: (run) => {
                if (run.fields.text('seed') === 'one') throw new Error('not this one');
                return run.message(`made ${run.fields.text('seed')}`);
              },
            },
          },
        ],
      ]),
    });
    const inputs = eventsNamed(events, 'component-start').map(({ input }) => input);
    expect(inputs).toEqual(inputs.toSorted((left, right) => left - right));
    expect(eventsNamed(events, 'input-error').map(({ input }) => input)).toEqual([0]);
    const [, second] = response.outputs ?? [];
    expect(second?.outputs.map((result) => result && readResultText(result))).toEqual(['made two']);
  });
});
