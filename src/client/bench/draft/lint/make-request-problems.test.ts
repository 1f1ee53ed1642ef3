import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { flowExportSchema } from '#contract/flow-export.ts';
import { runRequestSchema } from '#contract/run-request.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { recordedIndex } from '#flow/testing/recorded-index.ts';
import type { ServerCapabilities } from '#run/model/connection.ts';
import type { DraftInput, RequestDraft } from '#run/model/request-draft.ts';
import { DEFAULT_CHOICES } from '#run/model/request-plan.ts';
import { EMBEDDED_SERVER, LANGFLOW_SERVER, sampleDraft } from '#run/testing/sample-run.ts';
import { createAnalysisStore } from '../../../draft/analysis/draft-analysis.ts';
import { type AnalysedFlow, analyseRequest, analyseTweaks } from '../analysis/analyse-draft.ts';
import { draftFromRequest } from '../draft-from-request.ts';

const servers: [string, ServerCapabilities][] = [
  ['the embedded engine', EMBEDDED_SERVER],
  ['a Langflow', LANGFLOW_SERVER],
];
const input = (value: string, components: string[] = [], type: DraftInput['type'] = 'any'): DraftInput => ({
  id: `${value} ${components}`,
  value,
  components,
  type,
});

/** Both halves of the analysis of a new draft, as `followDraft` makes them. */
function problemsIn(draft: RequestDraft, flow: AnalysedFlow, server: ServerCapabilities) {
  const before = createAnalysisStore().getState();
  const tweaks = analyseTweaks(draft, flow, server, before);
  return analyseRequest(draft, flow, server, { ...before, ...tweaks }).problems;
}

function problemsOf(flow: string, draft: Partial<RequestDraft>, server: ServerCapabilities = EMBEDDED_SERVER) {
  const index = recordedIndex(flow);
  return problemsIn(sampleDraft({ stream: false, ...draft }), { id: index.id, index }, server);
}

const examples = resolve(import.meta.dirname, '../../../../../public/examples');
const samples = readdirSync(examples).filter((name) => name.endsWith('.request.json'));

describe.each(servers)('the samples on %s', (_, server) => {
  it.each(samples)('have no problems: %s', (name) => {
    const read = (file: string): unknown => JSON.parse(readFileSync(resolve(examples, file), 'utf8'));
    const index = indexFlow(flowExportSchema.parse(read(name.replace('.request', ''))));
    const draft = draftFromRequest(runRequestSchema.parse(read(name)));
    expect(problemsIn(draft, { id: index.id, index }, server)).toEqual([]);
  });
});

describe('makeRequestProblems', () => {
  it.each<[string, string, Partial<RequestDraft>, string[]]>([
    [
      'a target that is not there',
      'two',
      { inputs: [input('x', ['Topik'])] },
      [
        'Input 1 | Input 1 goes to “Topik”, which is not in this flow, so no component receives it. | Replace Topik with Topic',
      ],
    ],
    [
      'a target that takes no input',
      'prompt',
      { inputs: [input('x', ['Prompt-p1', 'ChatInput-q1'])] },
      [
        'Input 1 | Input 1 goes to Prompt Template, which is not an input component, so the server skips it. | Remove target Prompt-p1',
      ],
    ],
    [
      'a target that the type leaves out',
      'echo',
      { inputs: [input('x', ['Chat Input'], 'text')] },
      ['Input 1 | Input 1 does not reach Chat Input because its type excludes that component. | Send Input 1 as Any'],
    ],
    [
      'one component in two inputs',
      'two',
      { inputs: [input('x', ['Topic']), input('y', ['Topic', 'Audience'])] },
      ['Input 2 | Topic is set by Input 1 and Input 2, so the flow runs once for each. | -'],
    ],
    [
      'the same input twice',
      'two',
      { inputs: [input('x', ['Topic']), input('x', ['TextInput-t1'])] },
      ['Input 2 | Input 1 and Input 2 are the same, so the flow runs twice with the same text. | Remove Input 2'],
    ],
    [
      'no input',
      'two',
      { inputsMode: 'none' },
      [
        "Inputs | No input is sent, so empty text will replace the saved text in Topic and Audience. | Use the flow's saved text",
      ],
    ],
    [
      'a tweak of a text, and no input',
      'two',
      { inputsMode: 'none', tweaksText: '{ "Topic": { "input_value": "x" } }' },
      [
        expect.stringContaining('Inputs | No input is sent, so empty text will replace the saved text'),
        'Line 1 | No input is sent, so empty text replaces this tweak on Topic, and it has no effect. | Remove tweak Topic input_value',
      ],
    ],
    [
      'an empty input',
      'two',
      { inputs: [input('')] },
      ["Input 1 | Input 1 is empty and will replace the saved text in Topic and Audience. | Use the flow's saved text"],
    ],
    [
      'an input and a tweak on one field',
      'two',
      { inputs: [input('x', ['Topic'])], tweaksText: '{\n  "Topic": { "input_value": "y" }\n}' },
      ['Line 2 | Input 1 replaces this tweak on Topic, so it has no effect. | Remove tweak Topic input_value'],
    ],
    [
      'two inputs and a tweak on one field',
      'two',
      {
        inputs: [input('x', ['Topic']), input('z', ['Topic'])],
        tweaksText: '{\n  "Topic": { "input_value": "y" },\n  "Audience": { "input_value": "w" }\n}',
      },
      expect.arrayContaining([
        'Line 2 | Input 1 and Input 2 replace this tweak on Topic, so it has no effect. | Remove tweak Topic input_value',
      ]),
    ],
    [
      'a tweak that counts for some inputs only',
      'two',
      {
        inputs: [input('x', ['Topic']), input('z', ['Audience'])],
        tweaksText: '{"Topic": { "input_value": "y" }}',
      },
      [
        'Input 2 | Input 2 sets Audience in a separate run, without Input 1. | Move Audience to tweaks',
        'Line 1 | For Input 1 the input replaces the tweak on Topic. | -',
      ],
    ],
    [
      'outputs that give nothing',
      'translation/parts',
      { inputsMode: 'keep', outputs: ['Raw Txt', 'TextOutput-o2', 'Zebra'] },
      [
        'Outputs | “Raw Txt” is not a component of this flow, so it gives no result. | Replace Raw Txt with Raw Text',
        'Outputs | Raw Text is not connected to the part of the flow that runs, so it gives no result. | Remove output TextOutput-o2',
        'Outputs | “Zebra” is not a component of this flow, so it gives no result. | Remove output Zebra',
      ],
    ],
    [
      'ids of another copy of the flow',
      'prompt',
      { inputs: [input('x')], tweaksText: '{\n"Prompt-old": { "tone": "dry" }}', outputs: ['ChatOutput-old'] },
      [
        'Line 2 | 2 component IDs are not in this flow, but similar components are. The request may be for another copy of the flow. | Match components',
        'Outputs | “ChatOutput-old” is not a component of this flow, so it gives no result. | Replace ChatOutput-old with ChatOutput-o1',
      ],
    ],
    [
      'a stream tweak',
      'chat',
      { inputs: [input('x')], tweaksText: '{"EchoLLM-m1": {\n"stream": true}}' },
      [
        'Line 2 | The run sets this field itself, so the tweak has no effect. Only a “stream” tweak outside any component changes it. | Remove tweak EchoLLM-m1 stream',
      ],
    ],
    [
      'inputs for different components',
      'two',
      { inputs: [input('x', ['Topic']), input('y', ['Audience'])] },
      ['Input 2 | Input 2 sets Audience in a separate run, without Input 1. | Move Audience to tweaks'],
    ],
  ])('reports %s', (_, flow, draft, expected) => {
    const lines = problemsOf(flow, draft).map(({ label, sentence, fix }) =>
      [label, sentence, fix?.label ?? '-'].join(' | '),
    );
    expect(lines).toEqual(expected);
  });

  it('points to the field of each problem', () => {
    const targetsOf = (flow: string, draft: Partial<RequestDraft>) =>
      problemsOf(flow, draft).map(({ target }) => target);
    expect(targetsOf('two', { inputs: [input('x', ['Topik'])] })).toEqual([{ kind: 'targets', index: 0 }]);
    expect(targetsOf('two', { inputsMode: 'none' })).toEqual([{ kind: 'inputs' }]);
    expect(targetsOf('two', { inputs: [input('')] })).toEqual([{ kind: 'input', index: 0 }]);
    expect(targetsOf('echo', { inputs: [input('x')], outputs: ['Nope'] })).toEqual([{ kind: 'outputs' }]);
    const tweaksText = '{\n "Topic": {\n "input_value": "y" } }';
    expect(targetsOf('two', { inputs: [input('x')], tweaksText })).toEqual([{ kind: 'tweaks', line: 3 }]);
  });

  it('depends on the server and the planned route', () => {
    const inputs = [input('a'), input('b')];
    const kinds = (draft: Partial<RequestDraft>, server: ServerCapabilities) =>
      problemsOf('echo', draft, server).map(
        ({ label, fix }) => `${label}: ${fix && 'change' in fix ? fix.change.kind : undefined}`,
      );
    const asOne = { ...DEFAULT_CHOICES, asOneRequest: true };
    expect(kinds({ inputs, choices: asOne }, LANGFLOW_SERVER)).toEqual(['Inputs: send-separately']);
    expect(kinds({ inputs }, LANGFLOW_SERVER)).toEqual([]);
    expect(kinds({ inputs, choices: asOne }, EMBEDDED_SERVER)).toEqual([]);

    const session = { inputs: [input('a')], sessionId: 'mine' };
    const advanced = { ...DEFAULT_CHOICES, advancedOnly: true };
    expect(kinds({ ...session, choices: advanced }, LANGFLOW_SERVER)).toEqual(['Session ID: remove-session']);
    // Without the choice of run/advanced another route is used, which supports the session.
    expect(kinds(session, LANGFLOW_SERVER)).toEqual([]);
    expect(kinds(session, EMBEDDED_SERVER)).toEqual([]);
  });

  it('says what becomes of an input that is read as the name of a variable, on a Langflow only', () => {
    const messages = (draft: Partial<RequestDraft>, server = LANGFLOW_SERVER) =>
      problemsOf('translation/varinput', draft, server).map(({ label, sentence }) => `${label}: ${sentence}`);
    const inputs = [input('x', ['Topic'])];
    expect(messages({ inputs })).toEqual([
      'Input 1: Topic is set to a global variable in the flow, so it reads the text of Input 1 as the name of one, and the run fails if there is none. A tweak sets it to a text.',
    ]);
    expect(messages({ inputs }, EMBEDDED_SERVER)).toEqual([]);
    expect(messages({ inputs, tweaksText: '{ "Topic": { "input_value": { "load_from_db": true } } }' })).toEqual([
      'Line 1: Because of this tweak Topic reads the text of Input 1 as the name of a global variable, and the run fails if there is none.',
    ]);
  });

  it('reports nothing while the flow is unknown, and the other problems while the tweaks are broken', () => {
    const draft = sampleDraft({ inputsMode: 'none' });
    expect(problemsIn(draft, { id: 'f', index: null }, EMBEDDED_SERVER)).toEqual([]);
    expect(problemsOf('two', { inputsMode: 'none', tweaksText: '{' })).toHaveLength(1);
  });
});
