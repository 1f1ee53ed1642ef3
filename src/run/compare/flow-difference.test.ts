import { expect, it } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { smallFlow } from '#flow/testing/small-flow.ts';
import { flowDifference } from './flow-difference.ts';

const flow = (...given: Parameters<typeof smallFlow>) => indexFlow(smallFlow(...given));
const input = { id: 'ChatInput-a', name: 'Chat Input', fields: { input_value: '' } };
const prompt = (fields: Record<string, string | number>, name = 'Prompt') => ({ id: 'Prompt-p', name, fields });

it('names changed fields with both values, in the order of the later flow', () => {
  const before = flow([input, prompt({ template: 'one', gone: 1 })]);
  const after = flow([input, prompt({ template: 'two', fresh: 2 }, 'Brief')]);
  expect(flowDifference(before, after)).toEqual({
    components: [
      {
        id: 'Prompt-p',
        displayName: 'Brief',
        kind: 'changed',
        fields: [
          { name: 'display_name', before: 'Prompt', after: 'Brief' },
          { name: 'template', before: 'one', after: 'two' },
          { name: 'gone', before: 1 },
          { name: 'fresh', after: 2 },
        ],
      },
    ],
    connections: [],
    hasSecrets: false,
  });
});

it('names components and connections that only one of them has', () => {
  const before = flow([input, prompt({ template: 'x' })], ['ChatInput-a -> Prompt-p.template']);
  const after = flow(
    [input, { id: 'Model-m', name: 'Model', fields: { input_value: '' } }],
    ['ChatInput-a -> Model-m.input_value'],
  );
  const { components, connections } = flowDifference(before, after);
  expect(components.map(({ id, kind }) => [id, kind])).toEqual([
    ['Model-m', 'added'],
    ['Prompt-p', 'removed'],
  ]);
  expect(connections).toEqual([
    { kind: 'removed', label: 'Chat Input → Prompt, template', ends: ['ChatInput-a', 'Prompt-p'] },
    { kind: 'added', label: 'Chat Input → Model, input_value', ends: ['ChatInput-a', 'Model-m'] },
  ]);
});

it('compares no secrets, because a version comes without them, and says that it left some out', () => {
  const secret = (value: string, more = {}) => ({
    id: 'Model-m',
    fields: { api_key: { value, password: true, ...more } },
  });
  const left = flowDifference(flow([secret('')]), flow([secret('canary-secret')]));
  expect(left).toEqual({ components: [], connections: [], hasSecrets: true });
  const named = { load_from_db: true };
  const variables = flowDifference(flow([secret('MINE', named)]), flow([secret('OURS', named)]));
  expect(variables.components[0]?.fields).toEqual([
    { name: 'api_key', before: { value: 'MINE', load_from_db: true }, after: { value: 'OURS', load_from_db: true } },
  ]);
});

it('sees no difference in what a server leaves out of a value of a version, as of the name of a key in “model”', () => {
  const model = (metadata: JsonObject) =>
    flow([{ id: 'Model-m', fields: { model: { value: [{ name: 'gpt', metadata }] } } }]);
  const earlier = model({ api_key_param: null, size: 1 });
  expect(flowDifference(earlier, model({ api_key_param: 'api_key', size: 1 }))).toEqual({
    components: [],
    connections: [],
    hasSecrets: true,
  });
  expect(flowDifference(model({ api_key_param: 'api_key', size: 1 }), earlier).components).toEqual([]);
  for (const other of [
    { api_key_param: 'api_key', size: 2 },
    { api_key_param: 'api_key', size: null },
  ])
    expect(flowDifference(earlier, model(other)).components).toHaveLength(1);
  expect(flowDifference(model({ api_key_param: 'a' }), model({ api_key_param: 'b' })).components).toHaveLength(1);
});

it('sees no difference in positions', () => {
  const moved = smallFlow([input]);
  const node = moved.data.nodes[0];
  if (node) node.position = { x: 500, y: 1 };
  expect(flowDifference(flow([input]), indexFlow(moved)).components).toEqual([]);
});
