/** What is reported of a request, where a click on it leads, and what its fix makes of the request. */
import { expect, it } from 'vitest';
import type { FlowExport } from '#contract/flow-export.ts';
import { readRecording } from '#contract/testing/recordings.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { exportFromOutline, parseOutline } from '#flow/testing/outline-flow.ts';
import { smallFlow } from '#flow/testing/small-flow.ts';
import type { RequestDraft } from '#run/model/request-draft.ts';
import { DEFAULT_CHOICES } from '#run/model/request-plan.ts';
import { EMBEDDED_SERVER, LANGFLOW_SERVER, sampleDraft } from '#run/testing/sample-run.ts';
import { analyseRequest, analyseTweaks } from '../../bench/draft/analysis/analyse-draft.ts';
import { applyFix } from '../../bench/draft/lint/apply-fix.ts';
import type { FieldTarget } from '../../shell/state/ui-state.ts';
import { createAnalysisStore } from '../analysis/draft-analysis.ts';

const recorded = (name: string): FlowExport => exportFromOutline(parseOutline(readRecording(`flows/${name}.json`)));

/** Topic and Audience, each with a text of its own, in an explanation. */
const two = recorded('two');
const echo = recorded('echo');
const text = { type: 'str', _input_type: 'MessageTextInput', value: '' };
const node = { outputs: [{ name: 'message', types: ['Message'] }] };
/** A text input that a connection feeds, and an output that nothing feeds. */
const aside = smallFlow(
  [
    { id: 'ChatInput-1', name: 'Chat Input', fields: { input_value: text }, node },
    { id: 'TextInput-2', name: 'Fed', fields: { input_value: text }, node },
    { id: 'ChatOutput-3', name: 'Chat Output', fields: { input_value: text }, node },
    { id: 'TextOutput-4', name: 'Aside', fields: { input_value: text }, node },
  ],
  ['ChatInput-1 -> TextInput-2.input_value', 'TextInput-2 -> ChatOutput-3.input_value'],
);

function to(components: string[], value = 'dogs', type: 'any' | 'chat' = 'any'): RequestDraft['inputs'][number] {
  return { id: `${value} to ${components}`, value, components, type };
}

interface Case {
  flow: FlowExport;
  draft: Partial<RequestDraft>;
  sentence: RegExp;
  leadsTo: FieldTarget;
  /** The fix, and the parts of the draft that it changes; null if there is no safe one. */
  fix: [label: string, change: Partial<RequestDraft>] | null;
  isLangflow?: boolean;
}

const cases: Record<string, Case> = {
  'a target with a close name': {
    flow: two,
    draft: { inputs: [to(['Topik'])] },
    sentence: /goes to “Topik”/,
    leadsTo: { kind: 'targets', index: 0 },
    fix: ['Replace Topik with Topic', { inputs: [{ ...to(['Topik']), components: ['Topic'] }] }],
  },
  'a target that is not there': {
    flow: two,
    draft: { inputs: [to(['Topic', 'Zebra'])] },
    sentence: /goes to “Zebra”/,
    leadsTo: { kind: 'targets', index: 0 },
    fix: ['Remove target Zebra', { inputs: [{ ...to(['Topic', 'Zebra']), components: ['Topic'] }] }],
  },
  'a target that takes no input': {
    flow: two,
    draft: { inputs: [to(['Topic', 'Prompt Template'])] },
    sentence: /which is not an input/,
    leadsTo: { kind: 'targets', index: 0 },
    fix: [
      'Remove target Prompt Template',
      { inputs: [{ ...to(['Topic', 'Prompt Template']), components: ['Topic'] }] },
    ],
  },
  'a target that the type leaves out': {
    flow: two,
    draft: { inputs: [to(['Topic'], 'dogs', 'chat')] },
    sentence: /its type excludes/,
    leadsTo: { kind: 'targets', index: 0 },
    fix: ['Send Input 1 as Any', { inputs: [{ ...to(['Topic'], 'dogs', 'chat'), type: 'any' }] }],
  },
  'one component in two inputs': {
    flow: two,
    draft: { inputs: [to(['Topic']), to(['Topic', 'Audience'], 'glaciers')] },
    sentence: /Topic is set by Input 1 and Input 2/,
    leadsTo: { kind: 'targets', index: 1 },
    fix: null,
  },
  'the same input twice': {
    flow: two,
    draft: { inputs: [to(['Topic']), to(['TextInput-t1'])] },
    sentence: /are the same/,
    leadsTo: { kind: 'targets', index: 1 },
    fix: ['Remove Input 2', { inputs: [to(['Topic'])] }],
  },
  'an empty input': {
    flow: two,
    draft: { inputs: [to([], '')] },
    sentence: /is empty and will replace/,
    leadsTo: { kind: 'input', index: 0 },
    fix: ["Use the flow's saved text", { inputsMode: 'keep' }],
  },
  'no input': {
    flow: two,
    draft: { inputsMode: 'none' },
    sentence: /will replace the saved text in Topic and Audience/,
    leadsTo: { kind: 'inputs' },
    fix: ["Use the flow's saved text", { inputsMode: 'keep' }],
  },
  'inputs that are separate runs': {
    flow: two,
    draft: { inputs: [to(['Topic']), to(['Audience'], 'busy managers')] },
    sentence: /sets Audience in a separate run, without Input 1/,
    leadsTo: { kind: 'targets', index: 1 },
    fix: [
      'Move Audience to tweaks',
      {
        inputs: [to(['Topic'])],
        tweaksText: '{\n  "TextInput-t2": {\n    "input_value": "busy managers"\n  }\n}',
      },
    ],
  },
  'a tweak that an input replaces': {
    flow: two,
    draft: { inputs: [to([])], tweaksText: '{\n  "Topic": { "input_value": "x" }\n}' },
    sentence: /replaces this tweak on Topic/,
    leadsTo: { kind: 'tweaks', line: 2 },
    fix: ['Remove tweak Topic input_value', { tweaksText: '{\n}' }],
  },
  'a tweak of a field that the run sets': {
    flow: recorded('chat'),
    draft: { inputs: [to([])], tweaksText: '{\n  "EchoLLM-m1": {\n    "stream": true\n  }\n}' },
    sentence: /The run sets this field itself/,
    leadsTo: { kind: 'tweaks', line: 3 },
    fix: ['Remove tweak EchoLLM-m1 stream', { tweaksText: '{\n}' }],
  },
  'an output with a close name': {
    flow: aside,
    draft: { inputs: [to([])], outputs: ['Chat Outpt'] },
    sentence: /“Chat Outpt” is not a component/,
    leadsTo: { kind: 'outputs' },
    fix: ['Replace Chat Outpt with Chat Output', { outputs: ['Chat Output'] }],
  },
  'an output that is not there': {
    flow: aside,
    draft: { inputs: [to([])], outputs: ['Chat Output', 'Zebra'] },
    sentence: /“Zebra” is not a component/,
    leadsTo: { kind: 'outputs' },
    fix: ['Remove output Zebra', { outputs: ['Chat Output'] }],
  },
  'an output that does not run': {
    flow: aside,
    draft: { inputs: [to([])], outputs: ['Chat Output', 'Aside'] },
    sentence: /Aside is not connected/,
    leadsTo: { kind: 'outputs' },
    fix: ['Remove output Aside', { outputs: ['Chat Output'] }],
  },
  'a target that a connection sets': {
    flow: aside,
    draft: { inputs: [to(['Fed'])] },
    sentence: /a connection sets its text/,
    leadsTo: { kind: 'targets', index: 0 },
    fix: null,
  },
  'several inputs in one request to a Langflow': {
    flow: echo,
    draft: { inputs: [to([], 'one'), to([], 'two')], choices: { ...DEFAULT_CHOICES, asOneRequest: true } },
    sentence: /answers all 2 inputs of one request with the answer to the first/,
    leadsTo: { kind: 'inputs' },
    fix: ['Send each input on its own', { choices: DEFAULT_CHOICES }],
    isLangflow: true,
  },
  'a session for run/advanced of a Langflow': {
    flow: echo,
    draft: { inputs: [to([])], sessionId: 'mine', choices: { ...DEFAULT_CHOICES, advancedOnly: true } },
    sentence: /run\/advanced takes only the flow's own session/,
    leadsTo: { kind: 'session' },
    fix: ["Use the flow's own session", { sessionId: '' }],
    isLangflow: true,
  },
};

it.each(Object.entries(cases))(
  'a problem leads to its field and is fixed: %s',
  (_, { flow, draft: parts, sentence, leadsTo, fix, isLangflow }) => {
    const index = indexFlow(flow);
    const server = isLangflow ? LANGFLOW_SERVER : EMBEDDED_SERVER;
    const problemIn = (draft: RequestDraft) => {
      const before = createAnalysisStore().getState();
      const tweaks = analyseTweaks(draft, { id: index.id, index }, server, before);
      const { problems } = analyseRequest(draft, { id: index.id, index }, server, { ...before, ...tweaks });
      return problems.find((problem) => sentence.test(problem.sentence));
    };
    const draft = sampleDraft({ stream: false, ...parts });
    const problem = problemIn(draft);
    expect(problem).toMatchObject({ target: leadsTo, fix: fix && { label: fix[0] } });
    if (fix === null) return;
    const change = problem?.fix && 'change' in problem.fix ? applyFix(draft, index, problem.fix.change) : {};
    expect(change).toEqual(fix[1]);
    expect(problemIn({ ...draft, ...change })).toBeUndefined();
  },
);
