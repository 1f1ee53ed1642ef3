/** Random flows and random tweaks on them, for property tests. */
import fc from 'fast-check';
import { type FlowExport, flowExportSchema } from '#contract/flow-export.ts';
import type { JsonObject, JsonValue } from '#contract/json.ts';

/** One field of each type, with values that the component accepts. */
const fieldKinds: Record<string, JsonObject> = {
  input_value: { type: 'str', _input_type: 'MultilineInput', value: 'own text', load_from_db: false },
  plain: { type: 'str', _input_type: 'StrInput', value: 'own', load_from_db: false },
  message: { type: 'str', _input_type: 'MessageTextInput', value: 'own', load_from_db: false },
  old: { type: 'str', value: '' },
  saved: { type: 'str', _input_type: 'StrInput', value: 'VARIABLE', load_from_db: true },
  secret: { type: 'str', _input_type: 'SecretStrInput', value: 'own', password: true, load_from_db: true },
  texts: { type: 'str', _input_type: 'StrInput', value: ['own'], list: true },
  chosen: { type: 'str', _input_type: 'MultiselectInput', value: ['a'], list: true, options: ['a', 'b'] },
  choice: { type: 'str', _input_type: 'DropdownInput', value: 'x', options: ['x', 'y'] },
  count: { type: 'int', _input_type: 'IntInput', value: 7, range_spec: { min: 0, max: 10 } },
  factor: { type: 'float', _input_type: 'FloatInput', value: 1.5 },
  slide: { type: 'slider', _input_type: 'SliderInput', value: 0.5 },
  flag: { type: 'bool', _input_type: 'BoolInput', value: true },
  off: { type: 'bool', _input_type: 'BoolInput', value: false },
  stream: { type: 'bool', _input_type: 'BoolInput', value: false },
  map: { type: 'dict', _input_type: 'DictInput', value: { k: 'own' } },
  nested: { type: 'NestedDict', _input_type: 'NestedDictInput', value: { k: 'own' } },
  rows: { type: 'table', _input_type: 'TableInput', value: [{ a: 1 }], list: true },
  file: { type: 'file', _input_type: 'FileInput', value: '', file_path: '' },
  files: { type: 'file', _input_type: 'FileInput', value: '', file_path: ['flow/own.txt'], list: true },
  template: { type: 'prompt', _input_type: 'PromptInput', value: 'own {x}' },
  tab: { type: 'tab', _input_type: 'TabInput', value: 'x', options: ['x', 'y'] },
  picked: { type: 'sortableList', _input_type: 'SortableListInput', value: [{ name: 'own' }] },
  server: { type: 'mcp', _input_type: 'McpInput', value: { name: 'own' } },
  handle: { type: 'other', _input_type: 'HandleInput', value: '' },
  code: { type: 'code', value: 'own code' },
};
const fieldNames = Object.keys(fieldKinds);
const types = ['ChatInput', 'TextInput', 'ChatOutput', 'Fields', 'Webhook'];
/** Few, so that components share names; some equal the id of another component. */
const displayNames = ['Same', 'Other', 'Fields-0', 'ChatInput-1', 'count', 'stream', '__proto__'];

const jsonLeaf: fc.Arbitrary<JsonValue> = fc.oneof(
  fc.constantFrom<JsonValue>(
    null,
    '',
    0,
    false,
    true,
    5,
    -3.9,
    3.9,
    'text',
    'own',
    'x',
    'a\\nb',
    ' 12 ',
    '1_0',
    'flow/f',
    '/f/f',
  ),
  fc.constantFrom<JsonValue>('12.5', 'false', '{"j": 1}', '{broken', '[1]', 'VARIABLE', '   ', '1__0', 'inf?'),
  fc.constantFrom<JsonValue>([], ['a', 'b'], [1, null, true, { text: 't' }], [{ a: 1 }], [{ key: 'k', value: 2 }], {}),
  fc.constantFrom<JsonValue>(
    { value: 'w' },
    { value: 9 },
    { value: null },
    { x: 1 },
    { value: 'v', load_from_db: true },
  ),
  fc.constantFrom<JsonValue>(
    { load_from_db: true },
    { value: 'seen', show: true },
    { file_path: 'flow/p.txt' },
    { proxy: {} },
  ),
  fc.constantFrom<JsonValue>({ value: 3, type: 'int' }, { list: true }, { a: 1, b: { c: [] } }, { value: { a: 1 } }),
);

const arbitraryNode = fc.record({
  type: fc.constantFrom(...types),
  name: fc.constantFrom(...displayNames),
  fields: fc.uniqueArray(fc.constantFrom(...fieldNames), { maxLength: 9 }),
  hidden: fc.uniqueArray(fc.constantFrom(...fieldNames), { maxLength: 4 }),
});

const arbitraryEdge = fc.record({ source: fc.nat(9), target: fc.nat(9), field: fc.nat(20) });

/** A flow of up to six components with a few connections into their fields. */
export const arbitraryFlow: fc.Arbitrary<FlowExport> = fc
  .record({
    nodes: fc.array(arbitraryNode, { minLength: 1, maxLength: 6 }),
    edges: fc.array(arbitraryEdge, { maxLength: 4 }),
  })
  .map(({ nodes, edges }) => {
    const built = nodes.map((node, index) => {
      const id = `${node.type}-${index}`;
      const template = Object.fromEntries(
        node.fields.map((name) => [name, { ...fieldKinds[name], show: !node.hidden.includes(name) }]),
      );
      return { id, type: 'genericNode', data: { id, type: node.type, node: { display_name: node.name, template } } };
    });
    const joined = edges.flatMap(({ source, target, field }) => {
      const from = built[source % built.length];
      const to = built[target % built.length];
      const names = Object.keys(to?.data.node.template ?? {});
      const fieldName = names[field % Math.max(1, names.length)];
      if (!from || !to || fieldName === undefined) return [];
      const targetHandle = { fieldName, id: to.id, inputTypes: ['Message'], type: 'str' };
      const sourceHandle = { dataType: from.data.type, id: from.id, name: 'out', output_types: ['Message'] };
      return [{ source: from.id, target: to.id, data: { sourceHandle, targetHandle } }];
    });
    return flowExportSchema.parse({ id: 'flow', name: 'Random', data: { nodes: built, edges: joined } });
  });

const fieldTweaks = fc.dictionary(fc.constantFrom(...fieldNames, 'unknown'), jsonLeaf, { maxKeys: 6 });
const componentKey = fc.oneof(
  fc.record({ type: fc.constantFrom(...types), number: fc.nat(5) }).map(({ type, number }) => `${type}-${number}`),
  fc.constantFrom(...displayNames, 'Nope'),
);
const topEntry: fc.Arbitrary<[string, JsonValue]> = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(componentKey, fieldTweaks) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...fieldNames, 'unknown'), jsonLeaf) },
);

/** Tweaks that mostly match an `arbitraryFlow`: ids, shared names, bare keys, protected fields, unusual values. */
export const arbitraryTweaks: fc.Arbitrary<JsonObject> = fc
  .array(topEntry, { maxLength: 6 })
  .map((entries) => Object.fromEntries(entries));

/** One entry of `inputs`, or null for `inputs: []`. */
export const arbitraryInput = fc.option(
  fc.record({
    components: fc.array(componentKey, { maxLength: 2 }),
    value: fc.constantFrom('', 'typed', 'a\\nb'),
    type: fc.constantFrom('any', 'chat', 'text'),
  }),
);
