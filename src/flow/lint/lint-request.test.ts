import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { type RunRequest, runRequestSchema } from '#contract/run-request.ts';
import { indexFlow } from '../index/index-flow.ts';
import { arbitraryFlow, arbitraryInput, arbitraryTweaks } from '../testing/arbitrary-flow.ts';
import { predictRequest } from '../testing/predict-request.ts';
import { recordedIndex } from '../testing/recorded-index.ts';
import { lintRequest, type RequestRoute } from './lint-request.ts';

const embedded: RequestRoute = { answersEachInput: true, takesAnySession: true, readsVariables: false };
const langflow: RequestRoute = { answersEachInput: false, takesAnySession: false, readsVariables: true };

function lint(flow: string, body: JsonObject, route = embedded) {
  const index = recordedIndex(flow);
  const request: RunRequest = runRequestSchema.parse(body);
  return lintRequest(index, request, { ...predictRequest(index, body), route });
}

describe('lintRequest', () => {
  it.each<[string, string, JsonObject]>([
    ['one input for a chat', 'echo', { inputs: [{ input_value: 'hi' }] }],
    [
      'two questions to one component',
      'two',
      {
        inputs: [
          { components: ['Topic'], input_value: 'a' },
          { components: ['Topic'], input_value: 'b' },
        ],
      },
    ],
    ['two untargeted inputs, each a run', 'echo', { inputs: [{ input_value: 'a' }, { input_value: 'b' }] }],
    ['no inputs for a flow without saved texts', 'echo', {}],
    ['saved texts kept', 'two', { inputs: [] }],
    ['real outputs', 'two', { inputs: [], outputs: ['Raw Text', 'ChatOutput-o1'] }],
    [
      'an input and a tweak on different components',
      'two',
      { inputs: [{ components: ['Topic'] }], tweaks: { Audience: { input_value: 'x' } } },
    ],
  ])('reports nothing for %s', (_, flow, body) => {
    expect(lint(flow, body)).toEqual([]);
  });

  it('reports targets that are not reached, and why', () => {
    const inputs = [
      { components: ['Topik'], input_value: 'x' },
      { components: ['Zebra', 'ChatInput-q1'], input_value: 'x' },
      { components: ['Prompt-p1', 'Topic'], input_value: 'x' },
      { components: ['ChatInput-q1'], type: 'text', input_value: 'x' },
    ];
    expect(lint('translation/mixed', { inputs })).toMatchObject([
      {
        kind: 'unknown-target',
        suggestions: ['Topic'],
        fix: { kind: 'rename-target', input: 0, from: 'Topik', to: 'Topic' },
      },
      { kind: 'unknown-target', suggestions: [], fix: { kind: 'remove-target', input: 1, target: 'Zebra' } },
      {
        kind: 'target-is-no-input',
        component: 'Prompt-p1',
        fix: { kind: 'remove-target', input: 2, target: 'Prompt-p1' },
      },
      {
        kind: 'type-excludes-target',
        component: 'ChatInput-q1',
        about: { part: 'input', input: 3 },
        fix: { kind: 'any-type', input: 3 },
      },
    ]);
  });

  it('reports saved texts that are blanked, and offers to keep them', () => {
    const components = ['TextInput-t1', 'TextInput-t2'];
    const diagnostic = { kind: 'blanks-own-text', severity: 'warning', components, fix: { kind: 'keep-own-texts' } };
    expect(lint('two', {})).toMatchObject([{ ...diagnostic, about: { part: 'inputs' } }]);
    expect(lint('two', { inputs: [{}] })).toMatchObject([{ ...diagnostic, about: { part: 'input', input: 0 } }]);
    expect(lint('two', { inputs: [{}, { input_value: 'x' }] })).toMatchObject([{ kind: 'blanks-own-text', fix: null }]);
  });

  it('reports that inputs for different components are separate runs, and offers to make them one', () => {
    const inputs = [
      { components: ['Topic'], input_value: 'dogs' },
      { components: ['Audience'], input_value: 'vets' },
    ];
    expect(lint('two', { inputs })).toEqual([
      {
        kind: 'inputs-are-separate-runs',
        severity: 'warning',
        about: { part: 'input', input: 1 },
        components: ['TextInput-t2'],
        fix: { kind: 'move-to-tweaks', input: 1, component: 'TextInput-t2', value: 'vets' },
      },
    ]);
  });

  it('does so for inputs that only differ by type', () => {
    const inputs = [
      { type: 'chat', input_value: 'hi' },
      { type: 'text', components: ['Topic'], input_value: 'dogs' },
    ];
    expect(lint('translation/mixed', { inputs })).toMatchObject([
      { kind: 'inputs-are-separate-runs', about: { part: 'input', input: 1 }, components: ['TextInput-t1'] },
    ]);
    const byType = inputs.map(({ type, input_value }) => ({ type, input_value }));
    expect(lint('translation/mixed', { inputs: byType })).toMatchObject([
      { kind: 'inputs-are-separate-runs', about: { part: 'input', input: 1 } },
    ]);
  });

  it('does so for an input next to others that set the same component', () => {
    const inputs = ['Topic', 'Audience', 'Topic'].map((name, at) => ({
      components: [name],
      input_value: `text ${at}`,
    }));
    expect(lint('two', { inputs })).toMatchObject([
      { kind: 'component-in-several-inputs', component: 'TextInput-t1', inputs: [0, 2], fix: null },
      {
        kind: 'inputs-are-separate-runs',
        components: ['TextInput-t2'],
        fix: { kind: 'move-to-tweaks', input: 1, component: 'TextInput-t2', value: 'text 1' },
      },
    ]);
  });

  it('notes a component that two inputs set', () => {
    const inputs = [{ components: ['Topic'] }, { components: ['TextInput-t1', 'Audience'] }];
    expect(lint('two', { inputs })).toMatchObject([
      { kind: 'component-in-several-inputs', severity: 'note', component: 'TextInput-t1', inputs: [0, 1], fix: null },
    ]);
    expect(lint('two', { inputs: [{ input_value: 'x' }, { components: ['Topic'] }] })).toMatchObject([
      { kind: 'component-in-several-inputs', component: 'TextInput-t1', inputs: [0, 1], fix: null },
    ]);
  });

  it('offers to remove a duplicate input', () => {
    const inputs = [
      { components: ['Topic'], input_value: 'x' },
      { components: ['TextInput-t1'], input_value: 'x' },
    ];
    expect(lint('two', { inputs })).toMatchObject([
      { kind: 'component-in-several-inputs', fix: { kind: 'remove-input', input: 1 } },
    ]);
  });

  it('reports outputs without a result', () => {
    const outputs = ['Raw Txt', 'Zebra', 'Chat Output', 'TextOutput-o2'];
    expect(lint('translation/parts', { inputs: [], outputs })).toMatchObject([
      {
        kind: 'unknown-output',
        suggestions: ['Raw Text'],
        fix: { kind: 'rename-output', from: 'Raw Txt', to: 'Raw Text' },
      },
      { kind: 'unknown-output', fix: { kind: 'remove-output', output: 'Zebra' } },
      {
        kind: 'output-does-not-run',
        components: ['TextOutput-o2'],
        about: { part: 'output', output: 'TextOutput-o2' },
      },
    ]);
  });

  it('reports a tweak that all or some of the inputs overwrite', () => {
    const tweaks = { 'TextInput-t1': { input_value: 'x' } };
    expect(lint('two', { inputs: [{ input_value: 'y' }], tweaks })).toMatchObject([
      {
        kind: 'input-beats-tweak',
        severity: 'warning',
        components: ['TextInput-t1'],
        inputs: [0],
        fix: { kind: 'remove-tweak', path: ['TextInput-t1', 'input_value'] },
      },
    ]);
    const inputs = [{ components: ['Audience'] }, { components: ['Topic', 'Audience'] }];
    expect(lint('two', { inputs, tweaks }).at(-1)).toMatchObject({
      kind: 'input-beats-tweak',
      severity: 'note',
      inputs: [1],
      fix: null,
    });
  });

  it('reports a bare key once, however many components it has', () => {
    expect(lint('two', { inputs: [{ input_value: 'y' }], tweaks: { input_value: 'x' } })).toMatchObject([
      { kind: 'input-beats-tweak', components: ['TextInput-t1', 'TextInput-t2'], fix: null },
    ]);
  });

  it('warns about a tweak of a field that the run sets', () => {
    expect(lint('chat', { inputs: [], stream: true, tweaks: { 'EchoLLM-m1': { stream: false } } })).toMatchObject([
      {
        kind: 'run-sets-field',
        severity: 'warning',
        field: 'stream',
        about: { part: 'tweak', path: ['EchoLLM-m1', 'stream'] },
      },
    ]);
  });

  it('knows the limits of run/advanced in Langflow', () => {
    const body = { inputs: [{ input_value: 'a' }, { input_value: 'b' }], session_id: 'mine' };
    expect(lint('echo', body)).toEqual([]);
    expect(lint('echo', body, langflow)).toMatchObject([
      { kind: 'only-first-answered', inputs: 2, fix: { kind: 'send-separately' } },
      { kind: 'session-not-known', session: 'mine', fix: { kind: 'remove-session' } },
    ]);
    const flowId = recordedIndex('echo').id;
    expect(lint('echo', { inputs: [{ input_value: 'a' }], session_id: flowId }, langflow)).toEqual([]);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        arbitraryFlow,
        arbitraryTweaks,
        fc.array(arbitraryInput),
        fc.array(fc.string()),
        (flow, tweaks, entries, outputs) => {
          const inputs = entries.flatMap((entry) =>
            entry ? [{ components: entry.components, input_value: entry.value, type: entry.type }] : [],
          );
          const index = indexFlow(flow);
          const judged = predictRequest(index, { inputs, tweaks });
          expect(() => lintRequest(index, { inputs, outputs, tweaks }, { ...judged, route: langflow })).not.toThrow();
        },
      ),
    );
  });
});
