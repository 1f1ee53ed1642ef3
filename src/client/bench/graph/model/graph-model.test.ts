import { describe, expect, it } from 'vitest';
import type { RunInput } from '#contract/run-request.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { bindInputs } from '#flow/request/bind-inputs.ts';
import { smallFlow } from '#flow/testing/small-flow.ts';
import { everyState, supportFlow } from '#flow/testing/support-flow.ts';
import { tweakRulesFor } from '#flow/tweaks/tweak-rules.ts';
import { flowDifference } from '#run/compare/flow-difference.ts';
import { makeTweakReport } from '#run/report/make-tweak-report.ts';
import { HIDDEN_VALUE } from '#run/report/show-value.ts';
import { type GraphSubject, graphModel } from './graph-model.ts';

const support = indexFlow(supportFlow);

interface Request extends Partial<Omit<GraphSubject, 'rows' | 'bindings'>> {
  tweaks?: string;
  /** Null for a request without inputs. */
  inputs?: RunInput[] | null;
  /** Index of the only input that is shown. */
  input?: number;
}

function modelOf({ index = support, tweaks = '{}', inputs = [{}], input, ...rest }: Request) {
  const rules = tweakRulesFor({ version: '1.13.0' });
  const sentInputs = inputs ?? undefined;
  const report = makeTweakReport({ text: tweaks, inputs: sentInputs, index, rules });
  const bindings = bindInputs(index, sentInputs).filter((binding) => input === undefined || binding.input === input);
  const model = graphModel({ index, rows: report.rows, bindings, outputs: [], showAllFields: false, ...rest });
  const node = (id: string) => {
    const found = model.nodes.find((item) => item.id === id);
    if (!found) throw new Error(`There is no ${id}`);
    return found;
  };
  const lines = (id: string) =>
    node(id).lines.map(({ kind, label, before, after, line }) => [
      kind,
      label,
      before === null ? after : `${before} → ${after}`,
      line,
    ]);
  return { model, node, lines };
}

describe('a node', () => {
  const { node, lines } = modelOf({ tweaks: everyState });

  it('shows each change as before and after, with its line', () => {
    expect(lines('KnowledgeSearch-k3y5t')).toEqual([['applied', 'top_k', '4 → 8', 6]]);
    expect(node('KnowledgeSearch-k3y5t')).toMatchObject({
      state: 'applied',
      label: 'Knowledge Search, applied: top_k 4 to 8, not reached',
    });
  });

  it('says for every other tweak why it changes nothing', () => {
    expect(lines('LanguageModel-b2LxT')).toEqual([
      ['applied', 'temperature', '0.2 → 0.9', 3],
      ['no-op', 'model_name', 'same as the flow', 4],
      ['lost', 'max_tokens', 'went to h9QmE', 8],
    ]);
    expect(lines('LanguageModel-h9QmE')).toEqual([['ambiguous', 'max_tokens', '400 → 600', 8]]);
    expect(lines('PriorityRules-r7t6y')).toEqual([['refused', 'code', 'protected, not sent', 9]]);
    expect(lines('ChatInput-q1w2e')).toEqual([['overridden', 'input_value', '"Hello" → Input 1', 10]]);
    expect(lines('Summarizer-s5d4f')[0]).toEqual(['ignored', 'wrods', 'no such field: words?', 7]);
  });

  it('names the inputs when all of several replace a tweak', () => {
    const inputs = [{ input_value: 'a' }, { input_value: 'b' }];
    const { lines } = modelOf({ tweaks: '{ "Chat Input": { "input_value": "Hello" } }', inputs });
    expect(lines('ChatInput-q1w2e')).toContainEqual(['overridden', 'input_value', '"Hello" → the inputs', 1]);
  });

  it('names no input when the request has none', () => {
    const { lines } = modelOf({ tweaks: '{ "Chat Input": { "input_value": "Hello" } }', inputs: null });
    expect(lines('ChatInput-q1w2e')).toEqual([['overridden', 'input_value', '"Hello" → empty text', 1]]);
    expect(modelOf({ inputs: null }).lines('ChatInput-q1w2e')).toEqual([['input', 'input_value', 'empty text', null]]);
  });

  it('has the mark of its most serious tweak', () => {
    const states = ['PriorityRules-r7t6y', 'Summarizer-s5d4f', 'ChatInput-q1w2e', 'LanguageModel-h9QmE'];
    expect(states.map((id) => node(id).state)).toEqual(['refused', 'ignored', 'overridden', 'ambiguous']);
    expect(modelOf({ tweaks: '{ "Summarizer": { "wrods": 40 } }' }).node('Summarizer-s5d4f').state).toBe('ignored');
    expect(modelOf({ tweaks: '{ "Summarizer": { "words": 25 } }' }).node('Summarizer-s5d4f').state).toBeNull();
    expect(modelOf({ tweaks: '{ "Summarizer": { "words": null } }' }).node('Summarizer-s5d4f').state).toBe('resets');
    const index = indexFlow(smallFlow([{ id: 'Part-1', fields: { text: 'own' }, node: { frozen: true } }]));
    expect(modelOf({ index, tweaks: '{ "Part-1": { "text": "x" } }' }).node('Part-1').state).toBe('may-not-count');
  });

  it('shows the line of each tweak for a duplicate field', () => {
    expect(lines('PromptTemplate-p9o8i').map(([kind, label]) => [kind, label])).toEqual([
      ['overridden', 'tone'],
      ['applied', 'tone, line 12'],
    ]);
  });

  it('has its id in its accessible name if others have the same name', () => {
    expect(node('LanguageModel-h9QmE').label).toMatch(/^Language Model LanguageModel-h9QmE, ambiguous: max_tokens 400/);
    expect(node('ChatOutput-Nf5uZ').label).toBe('Chat Output');
  });

  it('never shows a secret', () => {
    const shown = modelOf({ tweaks: '{ "LanguageModel-b2LxT": { "api_key": "sk-typed" } }', showAllFields: true });
    expect(JSON.stringify(shown.model)).not.toMatch(/sk-typed|sk-flow-secret/);
    const named = indexFlow(smallFlow([{ id: 'Part-1', fields: { access_token: 'sk-flow-secret' } }]));
    expect(JSON.stringify(modelOf({ index: named, showAllFields: true }).model)).not.toContain('sk-');
    const typed = modelOf({ index: named, tweaks: '{ "Part-1": { "access_token": "sk-typed" } }' });
    expect(typed.node('Part-1').state).toBe('applied');
    expect(JSON.stringify(typed.model)).not.toContain('sk-');
  });

  it('shows eight changes and counts the others', () => {
    const fields = Object.fromEntries(Array.from({ length: 12 }, (_, position) => [`field_${position}`, 1]));
    const index = indexFlow(smallFlow([{ id: 'Part-1', fields }]));
    const tweaks = JSON.stringify({ 'Part-1': Object.fromEntries(Object.keys(fields).map((name) => [name, 2])) });
    const changed = modelOf({ index, tweaks });
    expect(changed.node('Part-1').lines).toHaveLength(8);
    expect(changed.node('Part-1').more).toBe(4);
    const whole = modelOf({ index, tweaks, showAllFields: true });
    expect(whole.node('Part-1').lines).toHaveLength(12);
    expect(whole.node('Part-1').more).toBe(0);
  });

  it('shows every field on demand: the flow’s value, or its connection', () => {
    expect(modelOf({ showAllFields: true }).lines('LanguageModel-b2LxT')).toEqual([
      ['fed', 'input_value', 'from Prompt Template', null],
      ['plain', 'temperature', '0.2', null],
      ['plain', 'model_name', '"gpt-4.1-mini"', null],
      ['plain', 'max_tokens', '400', null],
      ['plain', 'api_key', HIDDEN_VALUE, null],
    ]);
  });

  it('grows with its lines, so that nothing is truncated', () => {
    const heights = [
      modelOf({}),
      modelOf({ tweaks: everyState }),
      modelOf({ tweaks: everyState, showAllFields: true }),
    ].map((made) => made.node('LanguageModel-b2LxT').height);
    expect(heights).toEqual([...heights].sort((left, right) => left - right));
    expect(new Set(heights).size).toBe(3);
  });
});

describe('tweaks without a component', () => {
  it('are listed next to the graph', () => {
    const { model } = modelOf({ tweaks: '{ "No Such": { "a": 1 }, "nope": 1, "Summarizer": { "words": 30 } }' });
    expect(model.unmatched.map(({ path }) => path)).toEqual([['No Such', 'a'], ['nope']]);
  });
});

describe('a component that the chosen inputs and outputs do not reach', () => {
  const index = indexFlow(
    smallFlow(
      [
        { id: 'ChatInput-1', name: 'Chat Input', fields: { input_value: '' } },
        { id: 'TextInput-1', name: 'Audience', fields: { input_value: 'experts' } },
        { id: 'Prompt-1', fields: { question: '', audience: '' } },
        { id: 'ChatOutput-1', name: 'Chat Output', fields: { input_value: '' } },
        { id: 'DataOutput-1', name: 'Tickets', fields: { input_value: '' } },
        { id: 'Alone-1', fields: { text: '' } },
      ],
      [
        'ChatInput-1 -> Prompt-1.question',
        'TextInput-1 -> Prompt-1.audience',
        'Prompt-1 -> ChatOutput-1.input_value',
        'Prompt-1 -> DataOutput-1.input_value',
      ],
    ),
  );
  const toChat = { input_value: 'Hi', components: ['Chat Input'] };
  const toText = { input_value: 'children', components: ['Audience'] };

  it('says so, with the reason', () => {
    const { node, model } = modelOf({ index, outputs: ['Chat Output'] });
    expect(node('DataOutput-1')).toMatchObject({ notReached: 'Not reached: not a chosen output', isIdle: true });
    expect(node('Alone-1')).toMatchObject({ notReached: 'Not reached: not connected to Chat Input', isIdle: true });
    expect(node('Prompt-1')).toMatchObject({ notReached: null, isIdle: false });
    expect(node('DataOutput-1').label).toBe('Tickets, not reached');
    expect([...model.unreached]).toEqual(['DataOutput-1', 'Alone-1']);
  });

  it('is an input component that gets no input, although it runs', () => {
    const { node, lines, model } = modelOf({ index, inputs: [toChat] });
    expect(node('TextInput-1')).toMatchObject({
      notReached: 'Not reached by Input 1: keeps its own text',
      isIdle: false,
      label: 'Audience, no input',
    });
    expect(lines('TextInput-1')).toEqual([['plain', 'input_value', '"experts"', null]]);
    expect(lines('ChatInput-1')).toEqual([['input', 'input_value', 'Input 1: "Hi"', null]]);
    expect(model.unreached.has('TextInput-1')).toBe(false);
  });

  it('depends on the shown input', () => {
    const inputs = [toChat, toText];
    expect(modelOf({ index, inputs }).node('TextInput-1').notReached).toBeNull();
    expect(modelOf({ index, inputs, input: 0 }).node('TextInput-1').notReached).toMatch(/^Not reached by Input 1/);
    expect(modelOf({ index, inputs, input: 1 }).node('TextInput-1').notReached).toBeNull();
    expect(modelOf({ index, inputs, input: 1 }).node('ChatInput-1').notReached).toMatch(/^Not reached by Input 2/);
  });

  it('is every input component if no inputs are sent', () => {
    const { node } = modelOf({ index, inputs: [] });
    expect(node('ChatInput-1').notReached).toBe('Not reached by an input: keeps its own text');
  });

  it('is not an input component whose text a tweak writes', () => {
    const { node } = modelOf({ index, inputs: [toChat], tweaks: '{ "Audience": { "input_value": "pilots" } }' });
    expect(node('TextInput-1')).toMatchObject({ notReached: null, state: 'applied' });
  });
});

it('the graph shows what differs between two versions: changed fields, added components, and those that are gone', () => {
  const after = indexFlow(
    smallFlow([
      { id: 'Prompt-p', fields: { template: 'two' } },
      { id: 'New-n', fields: { text: 'x' } },
    ]),
  );
  const before = indexFlow(
    smallFlow([
      { id: 'Prompt-p', fields: { template: 'one' } },
      { id: 'Old-o', fields: { text: 'x' } },
    ]),
  );
  const comparison = {
    byId: new Map(flowDifference(before, after).components.map((component) => [component.id, component])),
    absent: before.components.filter(({ id }) => id === 'Old-o'),
  };
  const { node, lines, model } = modelOf({ index: after, comparison });
  expect(lines('Prompt-p')).toEqual([['differs', 'template', '"one" → "two"', null]]);
  expect(node('Prompt-p')).toMatchObject({ change: 'changed', state: null });
  expect(node('Prompt-p').label).toContain('Prompt, changed: template "one" to "two"');
  expect(node('New-n').label).toContain('New, added');
  expect(node('Old-o')).toMatchObject({ change: 'removed', label: 'Old, removed', notReached: 'Not in the flow now' });
  expect(model.unreached.has('Old-o')).toBe(true);
});
