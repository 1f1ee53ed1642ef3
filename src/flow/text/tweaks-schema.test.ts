import { describe, expect, it } from 'vitest';
import { isJsonObject, type JsonObject, type JsonValue } from '#contract/json.ts';
import { indexFlow } from '../index/index-flow.ts';
import { exportFromOutline, parseOutline } from '../testing/outline-flow.ts';
import { tweaksSchemaOf } from './tweaks-schema.ts';

const fields: Record<string, JsonObject> = {
  temperature: { type: 'slider', value: 0.2, range_spec: { min: 0, max: 2 }, info: 'Higher is *bolder*.' },
  model: { type: 'str', value: 'small', options: ['small', 'large'], display_name: 'Model Name' },
  writer: {
    type: 'model',
    value: '',
    options: [{ name: 'small', provider: 'Ours', metadata: { length: 8 } }, { name: 'none of a provider' }],
  },
  stream: { type: 'bool', value: false },
  api_key: { type: 'str', value: 'sk-secret', password: true },
  system: { type: 'str', value: 'x', show: false },
  note: { type: 'str', value: 'a `tick` inside' },
  tags: { type: 'str', list: true, value: [] },
};
const node = (id: string, title: string, own: Record<string, JsonObject>) => ({
  id,
  type: 'LanguageModelComponent',
  display_name: title,
  outputs: [{ name: 'text', types: ['Message'] }],
  fields: Object.fromEntries(Object.entries(own).map(([name, field]) => [name, { show: true, ...field }])),
});
const index = indexFlow(
  exportFromOutline(
    parseOutline({
      id: 'f',
      name: 'Flow',
      nodes: [
        node('Model-a', 'Model', fields),
        node('Model-b', 'Model', {
          temperature: { type: 'slider', value: 1 },
          input_value: { type: 'str', value: '' },
        }),
      ],
      edges: [{ source: 'Model-a', output: 'text', target: 'Model-b', field: 'input_value' }],
    }),
  ),
);
const schema = tweaksSchemaOf(index);

function valueAt(value: JsonValue | undefined, ...path: string[]): JsonValue | undefined {
  let found = value;
  for (const key of path) found = isJsonObject(found) ? found[key] : undefined;
  return found;
}

const field = (component: number, name: string) => valueAt(schema, 'definitions', `c${component}`, 'properties', name);

describe('tweaksSchemaOf', () => {
  it('offers ids, then names, then bare fields', () => {
    const top = Object.entries(valueAt(schema, 'properties') ?? {});
    const sort = new Map(top.map(([key, value]) => [key, valueAt(value, 'suggestSortText')]));
    expect(sort.get('Model-a')).toBe('1 Model-a');
    expect(sort.get('Model')).toBe('2 Model');
    expect(sort.get('temperature')).toBe('3 temperature');
  });

  it('describes a shared display name as a key for the last component', () => {
    const shared = valueAt(schema, 'properties', 'Model');
    expect(valueAt(shared, '$ref')).toBe('#/definitions/c1');
    expect(valueAt(shared, 'markdownDescription')).toContain('2 share this name; Model\\-b gets the tweak.');
  });

  it('describes type, range, current value and the flow’s own description', () => {
    expect(valueAt(field(0, 'temperature'), 'markdownDescription')).toBe(
      '**temperature**\n\nslider, 0 to 2 · the flow uses `0.2`\n\nHigher is \\*bolder\\*.',
    );
    expect(valueAt(field(0, 'note'), 'markdownDescription')).toContain('the flow uses `` "a `tick` inside" ``');
  });

  it('suggests the current value, the options and both booleans', () => {
    expect(field(0, 'temperature')).toMatchObject({ type: 'number', default: 0.2 });
    expect(field(0, 'model')).toMatchObject({ type: 'string', default: 'small', examples: ['small', 'large'] });
    const writer = [{ name: 'small', provider: 'Ours', metadata: { length: 8 } }];
    expect(field(0, 'writer')).toMatchObject({ examples: [writer] });
    expect(valueAt(field(0, 'writer'), 'type')).toBeUndefined();
    expect(field(0, 'stream')).toMatchObject({ type: 'boolean' });
    expect(valueAt(field(0, 'tags'), 'type')).toBeUndefined();
  });

  it('never holds the value of a secret', () => {
    expect(JSON.stringify(schema)).not.toContain('sk-secret');
    expect(valueAt(field(0, 'api_key'), 'markdownDescription')).toContain('a secret, not shown');
  });

  it('describes fields that no tweak can change without suggesting them', () => {
    expect(field(0, 'code')).toMatchObject({ doNotSuggest: true });
    expect(field(0, 'system')).toMatchObject({ doNotSuggest: true });
    expect(valueAt(field(1, 'input_value'), 'markdownDescription')).toContain('Set by a connection from Model\\-a');
    expect(valueAt(schema, 'properties', 'code', 'doNotSuggest')).toBe(true);
  });

  it('names the components that a bare field reaches', () => {
    expect(valueAt(schema, 'properties', 'temperature', 'markdownDescription')).toBe(
      '**temperature** in all 2 components with this field: Model, Model',
    );
  });
});
