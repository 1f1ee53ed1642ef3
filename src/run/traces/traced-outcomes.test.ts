import { describe, expect, it } from 'vitest';
import { parseTrace } from '#contract/answers/trace.ts';
import type { JsonObject, JsonValue } from '#contract/json.ts';
import { readRecording } from '#contract/testing/recordings.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { SECRET_MASK } from '#flow/secrets/mask-secrets.ts';
import { exportFromOutline, parseOutline } from '#flow/testing/outline-flow.ts';
import { smallFlow } from '#flow/testing/small-flow.ts';
import { runOf } from '../testing/run-of.ts';
import { LANGFLOW_SERVER } from '../testing/sample-run.ts';
import { withTraces } from './with-traces.ts';

const index = indexFlow(exportFromOutline(parseOutline(readRecording('flows/chat.json'))));
const recording = Object(readRecording('traces.json')).detail.body;

/** Outcomes of other tweaks by the trace of the recorded run (words 6, delay 0.05, style plain, no key). */
function outcomesOf(
  tweaks: JsonObject,
  change?: (inputs: Record<string, unknown>) => void,
  of = index,
  withoutSpan: string | null = null,
) {
  const trace = parseTrace(structuredClone(recording));
  if (trace === null) throw new Error('The recording holds no trace');
  change?.(Object(trace.spans[2]?.inputs));
  trace.spans = trace.spans.filter(({ name }) => name !== withoutSpan);
  const run = runOf({ server: LANGFLOW_SERVER, request: { inputs: [{ input_value: 'hi' }], tweaks } });
  const [input] = withTraces(run, new Map([[0, trace]]), { index: of, rules: LANGFLOW_SERVER.rules }).inputs;
  return input?.outcomes.map(({ path, state, after }) => [path.join('.'), state, after]);
}

/** Of the Language Model in the trace of the prompt, as a flow has it. */
const MODEL = {
  name: 'gpt-4o-mini',
  provider: 'OpenAI',
  icon: 'OpenAI',
  metadata: { context_length: 128000, model_class: 'ChatOpenAI', model_name_param: 'model', api_key_param: 'api_key' },
};
const on = (model: JsonValue): JsonObject => ({ 'LanguageModelComponent-m1': { model } });
const promptRun = Object(readRecording('trace-of-prompt.json'));

function outcomesOfPrompt(tweaks: JsonObject, model: JsonValue = []) {
  const trace = parseTrace(promptRun.trace);
  if (trace === null) throw new Error('The recording holds no trace');
  const fields = { template: 'Be {tone}. {question}', tone: 'calm', question: '' };
  const ofModel = { temperature: { type: 'slider', value: 0.1 }, model: { type: 'model', value: model } };
  const of = indexFlow(
    smallFlow([
      { id: 'Prompt-p1', name: 'Tone Prompt', fields },
      { id: 'LanguageModelComponent-m1', fields: ofModel },
    ]),
  );
  const run = runOf({ server: LANGFLOW_SERVER, request: { ...promptRun.request.body, tweaks } });
  const [input] = withTraces(run, new Map([[0, trace]]), { index: of, rules: LANGFLOW_SERVER.rules }).inputs;
  return input?.outcomes.map(({ path, state, after }) => [path.join('.'), state, after]);
}

describe('what tweaks did, from a recorded trace', () => {
  it('confirms received values', () => {
    expect(outcomesOf({ 'EchoLLM-m1': { words: 6, style: 'plain' }, delay: 0.05 })).toEqual([
      ['EchoLLM-m1.words', 'applied', 6],
      ['EchoLLM-m1.style', 'no-op', 'plain'],
      ['delay', 'applied', 0.05],
    ]);
  });

  it('reports a tweak without effect, and a value other than predicted', () => {
    const before = index.byId.get('EchoLLM-m1')?.fields.get('words')?.value;
    const set = (words: unknown) => (inputs: Record<string, unknown>) => Object.assign(inputs, { words });
    expect(outcomesOf({ 'EchoLLM-m1': { words: 9 } }, set(before))).toEqual([['EchoLLM-m1.words', 'ignored', before]]);
    expect(outcomesOf({ 'EchoLLM-m1': { words: 9 } }, set(7))).toEqual([['EchoLLM-m1.words', 'applied', 7]]);
  });

  it('reports a built-in default, unless it cannot be told from the value of the flow', () => {
    const before = index.byId.get('EchoLLM-m1')?.fields.get('words')?.value;
    const set = (words: unknown) => (inputs: Record<string, unknown>) => Object.assign(inputs, { words });
    expect(outcomesOf({ 'EchoLLM-m1': { words: null } }, set(3))).toEqual([['EchoLLM-m1.words', 'resets', 3]]);
    expect(outcomesOf({ 'EchoLLM-m1': { words: null } }, set(before))).toEqual([]);
  });

  it('reports a value that arrived although it should have reset its field', () => {
    const style = (inputs: Record<string, unknown>) => Object.assign(inputs, { style: 5 });
    expect(outcomesOf({ 'EchoLLM-m1': { style: 5 } }, style)).toEqual([['EchoLLM-m1.style', 'applied', 5]]);
  });

  it('reports a tweak on a frozen component only if that has run', () => {
    const flow = exportFromOutline(parseOutline(readRecording('flows/chat.json')));
    Object.assign(Object(flow.data.nodes.find(({ id }) => id === 'EchoLLM-m1')?.data).node, { frozen: true });
    const template = Object(recording).spans[1].inputs.template;
    const tweaks = { 'EchoLLM-m1': { words: 6 }, 'Prompt-p1': { template } };
    const index = indexFlow(flow);
    Object.assign(Object(index.byId.get('Prompt-p1')?.fields.get('template')), { value: 'own' });
    expect(outcomesOf(tweaks, undefined, index)).toEqual([
      ['EchoLLM-m1.words', 'applied', 6],
      ['Prompt-p1.template', 'applied', template],
    ]);
    expect(outcomesOf(tweaks, undefined, index, 'Echo LLM')).toEqual([]);
  });

  it('reports nothing that the trace does not contain', () => {
    expect(
      outcomesOf({
        nope: 1,
        'EchoLLM-m1': { api_key: 'sk-mine', words: { value: 'x', load_from_db: true } },
        'Not There': { words: 1 },
      }),
    ).toEqual([]);
    const table = (inputs: Record<string, unknown>) => Object.assign(inputs, { words: [[1]] });
    expect(outcomesOf({ 'EchoLLM-m1': { words: 9 } }, table)).toEqual([]);
  });

  it('confirms the variables of a prompt from what it made of them, text or whole message', () => {
    const { tweaks } = promptRun.request.body;
    expect(outcomesOfPrompt(tweaks)).toEqual([
      ['Tone Prompt.tone', 'applied', 'tweaked-tone'],
      ['LanguageModelComponent-m1.temperature', 'applied', 0.77],
    ]);
    const question = 'why is the sky blue?';
    expect(outcomesOfPrompt({ question })).toEqual([['question', 'applied', question]]);
    expect(outcomesOfPrompt({ tone: 'another' })).toEqual([['tone', 'applied', 'tweaked-tone']]);
  });

  it.each<[string, JsonValue, string]>([
    ['its name', 'gpt-4o-mini', 'applied'],
    ['name and provider', [{ name: 'gpt-4o-mini', provider: 'OpenAI' }], 'applied'],
    [
      'one of the list, whose metadata names its key',
      [{ ...MODEL, metadata: { api_key_param: 'api_key' } }],
      'applied',
    ],
    ["the flow's own", [MODEL], 'no-op'],
  ])('confirms a model that is written as %s', (_, model, state) => {
    const own = state === 'no-op' ? [MODEL] : [{ ...MODEL, name: 'gpt-5' }];
    expect(outcomesOfPrompt(on(model), own)).toEqual([['LanguageModelComponent-m1.model', state, model]]);
  });

  it('reports another model, and another provider', () => {
    const received = [{ ...MODEL, metadata: { ...MODEL.metadata, api_key_param: SECRET_MASK } }];
    expect(outcomesOfPrompt(on('gpt-5'), [{ name: 'o3' }])).toEqual([
      ['LanguageModelComponent-m1.model', 'applied', received],
    ]);
    const elsewhere = [{ name: 'gpt-4o-mini', provider: 'Azure' }];
    expect(outcomesOfPrompt(on(elsewhere), [{ name: 'o3' }])).toEqual([
      ['LanguageModelComponent-m1.model', 'applied', received],
    ]);
    expect(outcomesOfPrompt(on('gpt-5'), [MODEL])).toEqual([['LanguageModelComponent-m1.model', 'ignored', received]]);
  });

  it('reports nothing about a field that is only named like a secret', () => {
    const flow = exportFromOutline(parseOutline(readRecording('flows/chat.json')));
    const model = flow.data.nodes.find(({ id }) => id === 'EchoLLM-m1');
    const token = { name: 'token', type: 'str', show: true, value: 'sk-canary' };
    Object.assign(Object(model?.data).node.template, { token });
    const received = (inputs: Record<string, unknown>) => Object.assign(inputs, { token: 'sk-canary' });
    expect(outcomesOf({ 'EchoLLM-m1': { token: '' } }, received, indexFlow(flow))).toEqual([]);
  });

  it('accepts the path of a file that the server has completed with its folder', () => {
    const flow = exportFromOutline(parseOutline(readRecording('flows/chat.json')));
    const model = flow.data.nodes.find(({ id }) => id === 'EchoLLM-m1');
    const path = { name: 'path', type: 'file', show: true, list: true, value: '', file_path: [] };
    Object.assign(Object(model?.data).node.template, { path });
    const received = (inputs: Record<string, unknown>) => Object.assign(inputs, { path: ['/data/flow-1/a.csv'] });
    const outcomes = (sent: string) => outcomesOf({ 'EchoLLM-m1': { path: [sent] } }, received, indexFlow(flow));
    expect(outcomes('flow-1/a.csv')).toEqual([['EchoLLM-m1.path', 'applied', ['flow-1/a.csv']]]);
    expect(outcomes('flow-1/b.csv')).toEqual([['EchoLLM-m1.path', 'applied', ['/data/flow-1/a.csv']]]);
  });

  it('accepts a text that the server has cut', () => {
    const long = 'word '.repeat(100);
    const cut = (inputs: Record<string, unknown>) => Object.assign(inputs, { style: `${long.slice(0, 300)}...` });
    expect(outcomesOf({ 'EchoLLM-m1': { style: long } }, cut)).toEqual([['EchoLLM-m1.style', 'applied', long]]);
    expect(outcomesOf({ 'EchoLLM-m1': { style: `x${long}` } }, cut)?.[0]?.[2]).not.toBe(`x${long}`);
  });
});
