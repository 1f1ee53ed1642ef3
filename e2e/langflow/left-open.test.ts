/**
 * A real Langflow does what the verdicts say of frozen components, and of values on which a component fails after it
 * has read them.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../src/contract/json.ts';
import { readResultText, runResponseSchema } from '../../src/contract/run-response.ts';
import type { FlowIndex } from '../../src/flow/index/flow-index.ts';
import { indexFlow } from '../../src/flow/index/index-flow.ts';
import { bindInputs } from '../../src/flow/request/bind-inputs.ts';
import { matchTweaks } from '../../src/flow/tweaks/match-tweaks.ts';
import { shownState } from '../../src/flow/tweaks/shown-state.ts';
import { tweakRulesFor } from '../../src/flow/tweaks/tweak-rules.ts';
import { type SmallEdge, type SmallNode, smallFlow } from './compared-flow.ts';
import { currentLangflow, currentRelease, flowOf, olderLangflow, publish, runAdvanced } from './servers.ts';
import { ask, type TestedServer } from './tested-server.ts';

const inputs = [{ input_value: 'hi' }];

async function published(server: TestedServer, name: string, nodes: SmallNode[], edges: SmallEdge[], frozen?: string) {
  const id = await publish(server, smallFlow(name, nodes, edges));
  const { data } = await flowOf(server, id);
  const of = data.nodes.map((node) =>
    node.id === frozen ? { ...node, data: { ...node.data, node: { ...node.data.node, frozen: true } } } : node,
  );
  // As the padlock of Langflow's editor does.
  const body = JSON.stringify({ data: { ...data, nodes: of } });
  const { status } = await ask(server, `/api/v1/flows/${id}`, { method: 'PATCH', body });
  expect(status).toBe(200);
  return { id, index: indexFlow(await flowOf(server, id)) };
}

function statesOf(index: FlowIndex, tweaks: JsonObject, version: string): string[] {
  const rules = tweakRulesFor({ version });
  return matchTweaks(index, tweaks, { rules, bindings: bindInputs(index, inputs) }).map(shownState);
}

describe.each([
  [currentRelease(), currentLangflow()],
  ['0.7.3', olderLangflow()],
])('a frozen component on %s', (version, server) => {
  let index: FlowIndex;
  let id = '';
  // Results are kept by component id, whatever the flow.
  const [first, second] = [`CombineText-a${version}`, `CombineText-b${version}`];
  beforeAll(async () => {
    const combine = (of: string, values: JsonObject): SmallNode => ({ id: of, type: 'CombineText', values });
    ({ id, index } = await published(
      server,
      'frozen',
      [
        { id: 'ChatInput-s1', type: 'ChatInput' },
        combine(first, { delimiter: '-', text2: 'one' }),
        combine(second, { delimiter: '-', text2: 'two' }),
        { id: 'ChatOutput-o1', type: 'ChatOutput' },
      ],
      [
        ['ChatInput-s1', 'message', first, 'text1'],
        [first, 'combined_text', second, 'text1'],
        [second, 'combined_text', 'ChatOutput-o1', 'input_value'],
      ],
      first,
    ));
  });

  const answerTo = async (tweaks: JsonObject, input_value = 'hi') => {
    const { body } = await runAdvanced(server, id, { inputs: [{ input_value }], tweaks });
    const result = runResponseSchema.parse(body).outputs?.[0]?.outputs[0];
    return result ? readResultText(result) : null;
  };

  it('answers from its earlier result, which changes by no tweak on it but by one on the component behind it', async () => {
    const on = { [first]: { text2: 'new' } };
    const behind = { [second]: { text2: 'new' } };
    expect(statesOf(index, on, version)).toEqual(['may-not-count']);
    expect(statesOf(index, behind, version)).toEqual(['applied']);
    const before = await answerTo({});
    expect(before).toBe('hi-one-two');
    expect(await answerTo(on)).toBe(before);
    expect(await answerTo({ [first]: { frozen: false, text2: 'new' } })).toBe(before);
    expect(await answerTo({}, 'other')).toBe(before);
    expect(await answerTo(behind)).toBe('hi-one-new');
  });
});

describe(`a tweak on ${currentRelease()}`, () => {
  const server = currentLangflow();
  let model: { id: string; index: FlowIndex };
  let router: { id: string; index: FlowIndex };
  beforeAll(async () => {
    model = await published(
      server,
      'choices',
      [
        { id: 'ChatInput-s1', type: 'ChatInput' },
        { id: 'LanguageModelComponent-m1', type: 'LanguageModelComponent' },
        { id: 'ChatOutput-o1', type: 'ChatOutput' },
      ],
      [
        ['ChatInput-s1', 'message', 'LanguageModelComponent-m1', 'input_value'],
        ['LanguageModelComponent-m1', 'text_output', 'ChatOutput-o1', 'input_value'],
      ],
    );
    router = await published(
      server,
      'router',
      [
        { id: 'ChatInput-s1', type: 'ChatInput' },
        { id: 'ConditionalRouter-r1', type: 'ConditionalRouter', values: { operator: 'contains', match_text: 'h' } },
        { id: 'ChatOutput-o1', type: 'ChatOutput' },
      ],
      [
        ['ChatInput-s1', 'message', 'ConditionalRouter-r1', 'input_text'],
        ['ConditionalRouter-r1', 'true_result', 'ChatOutput-o1', 'input_value'],
      ],
    );
  });

  it.each<[string, JsonValue, number, string]>([
    ['provider', 'OpenAI', 200, 'applied'],
    ['provider', 'openai', 200, 'applied'],
    ['provider', 'lit', 500, 'may-fail'],
    ['model', [], 500, 'may-fail'],
    ['model', null, 500, 'may-fail'],
    ['temperature', 'hot', 500, 'may-fail'],
  ])('does to a Language Model what the verdict says: %s %j', async (field, value, status, state) => {
    const tweaks = { 'LanguageModelComponent-m1': { [field]: value } };
    expect(statesOf(model.index, tweaks, currentRelease())).toEqual([state]);
    expect((await runAdvanced(server, model.id, { inputs, tweaks })).status).toBe(status);
  });

  it.each<[JsonObject, number, string]>([
    [{ match_text: 'x' }, 200, 'applied'],
    [{ match_text: 5 }, 500, 'may-fail'],
    [{ match_text: 5, operator: 'equals' }, 200, 'resets'],
    [{ match_text: null, operator: 'equals', case_sensitive: false }, 500, 'may-fail'],
    [{ match_text: null, operator: 'regex' }, 500, 'may-fail'],
    [{ match_text: { value: 'h', show: false } }, 500, 'may-fail'],
  ])('does to an If-Else what the verdict says: %j', async (fields, status, state) => {
    const tweaks = { 'ConditionalRouter-r1': fields };
    expect(statesOf(router.index, tweaks, currentRelease())[0]).toBe(state);
    expect((await runAdvanced(server, router.id, { inputs, tweaks })).status).toBe(status);
  });
});
