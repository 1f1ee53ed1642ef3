import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import type { RunRequest } from '#contract/run-request.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { buildFlow, chatInputNode, chatOutputNode } from '../testing/build-flow.ts';
import { collectRun } from '../testing/collect-run.ts';
import { eventsNamed } from '../testing/read-events.ts';
import { recordedComponents } from '../testing/recorded-components.ts';
import { recordedFlow } from '../testing/recorded-flow.ts';
import { testPorts } from '../testing/test-ports.ts';

async function report(index: FlowIndex, request: RunRequest) {
  const { events } = await collectRun({ index, request, ports: testPorts(), registry: recordedComponents });
  return eventsNamed(events, 'tweak-report').map(({ outcomes }) => outcomes);
}

const one = (tweaks: JsonObject): RunRequest => ({ inputs: [{ input_value: 'hi' }], tweaks });

describe('the tweak report', () => {
  it.each([
    ['a tweak that counts', { 'EchoLLM-m1': { words: 3 } }, { state: 'applied', before: 20, after: 3 }],
    ['the value of the flow', { 'EchoLLM-m1': { words: 20 } }, { state: 'no-op', after: 20 }],
    ['a number as text', { 'EchoLLM-m1': { words: '3' } }, { state: 'applied', after: 3 }],
    ['an unknown field', { 'EchoLLM-m1': { wrds: 3 } }, { state: 'ignored' }],
    ['an unknown component', { Nope: { words: 3 } }, { state: 'ignored', component: null }],
    ['a connected field', { 'EchoLLM-m1': { input_value: 'x' } }, { state: 'overridden' }],
    ['an input value', { 'ChatInput-q1': { input_value: 'x' } }, { state: 'overridden', after: 'hi' }],
  ])('says what became of %s', async (_, tweaks, expected) => {
    expect(await report(recordedFlow('chat'), one(tweaks))).toMatchObject([[expected]]);
  });

  it.each([
    ['no inputs', undefined, { state: 'overridden', before: 'cats', after: '' }],
    ['an empty list of inputs', [], { state: 'applied', before: 'cats', after: 'birds' }],
  ])('says what became of a tweak of a text with %s', async (_, inputs, expected) => {
    const request: RunRequest = { tweaks: { Topic: { input_value: 'birds' } }, ...(inputs && { inputs }) };
    expect(await report(recordedFlow('two'), request)).toMatchObject([[expected]]);
  });

  it('says what the component received instead of a tweak that another one overrides', async () => {
    expect(await report(recordedFlow('chat'), one({ 'EchoLLM-m1': { words: 3 }, words: 5 }))).toMatchObject([
      [
        { state: 'overridden', before: 20, after: 5 },
        { state: 'applied', before: 20, after: 5 },
      ],
    ]);
  });

  it('reports each input separately', async () => {
    const request: RunRequest = {
      inputs: [
        { input_value: 'dogs', components: ['Topic'] },
        { input_value: 'vets', components: ['Audience'] },
      ],
      tweaks: { Topic: { input_value: 'birds' } },
    };
    expect(await report(recordedFlow('two'), request)).toMatchObject([
      [{ state: 'overridden', after: 'dogs' }],
      [{ state: 'applied', before: 'cats', after: 'birds' }],
    ]);
  });

  it('reports tweaks of a component that does not run as ignored', async () => {
    const index = buildFlow(
      [chatInputNode, chatOutputNode(), { id: 'CombineText-1', type: 'CombineText', fields: { text1: 'own' } }],
      ['ChatInput-1.message > ChatOutput-1.input_value'],
    );
    expect(await report(index, one({ 'CombineText-1': { text1: 'x' } }))).toEqual([
      [{ path: ['CombineText-1', 'text1'], component: 'CombineText-1', field: 'text1', state: 'ignored' }],
    ]);
  });

  it('leaves out the values of secret fields', async () => {
    const reports = await report(recordedFlow('chat'), one({ 'EchoLLM-m1': { api_key: 'sk-canary' } }));
    expect(reports).toMatchObject([[{ field: 'api_key', state: 'applied' }]]);
    expect(JSON.stringify(reports)).not.toContain('sk-canary');
  });

  it('leaves out a value that is secret only by its field name', async () => {
    const index = buildFlow(
      [{ ...chatInputNode, fields: { ...chatInputNode.fields, token: 'sk-canary' } }, chatOutputNode()],
      ['ChatInput-1.message > ChatOutput-1.input_value'],
    );
    const reports = await report(index, one({ 'ChatInput-1': { token: '' } }));
    expect(reports).toMatchObject([[{ field: 'token', state: 'applied' }]]);
    expect(JSON.stringify(reports)).not.toContain('sk-canary');
  });

  it('is not sent without tweaks', async () => {
    expect(await report(recordedFlow('chat'), { inputs: [{ input_value: 'hi' }] })).toEqual([]);
  });
});

describe('refused tweaks', () => {
  const refused = (tweaks: JsonObject) =>
    collectRun({
      index: recordedFlow('chat'),
      request: one(tweaks),
      ports: testPorts(),
      registry: recordedComponents,
    });

  it('give a single run-error that names the fields', async () => {
    const { events } = await refused({ 'EchoLLM-m1': { code: 'x', words: 1 }, code: 'y' });
    expect(events).toMatchObject([
      { event: 'run-error', error: { status: 422, body: { detail: { code: 'TWEAKS_REFUSED', fields: ['code'] } } } },
    ]);
  });
});

describe('tweaks that name a global variable', () => {
  it('leave the field empty: the embedded server has no variables', async () => {
    const { response } = await collectRun({
      index: recordedFlow('translation/fields'),
      request: one({ 'Fields-f1': { vardb: { value: 'NO_SUCH', load_from_db: true } } }),
      ports: testPorts(),
      registry: new Map([
        ...recordedComponents,
        ['Fields', { outputs: { o: (run) => run.message(String(run.fields.value('vardb'))) } }],
      ]),
    });
    expect(response.outputs?.[0]?.outputs[0]?.outputs).toMatchObject({ message: { message: 'undefined' } });
  });

  it('give a clear error when the flow itself names one, unless the field is secret', async () => {
    const variable = { type: 'str', _input_type: 'MessageTextInput', value: 'MY_VAR', load_from_db: true };
    const index = (password: boolean) =>
      buildFlow([{ id: 'TextInput-1', type: 'TextInput', fields: { input_value: { ...variable, password } } }]);
    const run = (isSecret: boolean, tweaks = {}) =>
      collectRun({ index: index(isSecret), request: { inputs: [], tweaks }, ports: testPorts() });
    expect((await run(false)).error).toMatchObject({
      detail: expect.stringContaining('uses the global variable MY_VAR'),
    });
    expect((await run(true)).status).toBe(200);
    expect((await run(false, { 'TextInput-1': { input_value: 'own' } })).status).toBe(200);
  });
});

it('fails on a file tweak that is not the path of an uploaded file', async () => {
  const index = buildFlow([{ id: 'File-1', type: 'File', fields: { path: { type: 'file', value: '', list: true } } }]);
  for (const [path, detail] of [
    [5, 'FileInput values must be file path strings.'],
    [[true], 'FileInput values must be file path strings.'],
    ['a.txt', '“a.txt” is not the path of an uploaded file.'],
    [['u/a.txt', ' '], '“ ” is not the path of an uploaded file.'],
  ] as const) {
    const { error } = await collectRun({
      index,
      request: { tweaks: { 'File-1': { path: typeof path === 'object' ? [...path] : path } } },
      ports: testPorts(),
    });
    expect(error).toMatchObject({ detail: expect.stringContaining(detail) });
  }
});
