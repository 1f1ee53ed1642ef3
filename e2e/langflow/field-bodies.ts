/** Four flows and random request bodies for them, with tweaks on fields of every type and of Chat Input and Chat Output. */
import fc from 'fast-check';
import type { FlowExport } from '../../src/contract/flow-export.ts';
import type { JsonObject, JsonValue } from '../../src/contract/json.ts';
import { type SmallNode, smallFlow } from './compared-flow.ts';

/** What a reporting component has in the flow. Its built-in defaults differ from all of it, so that a skipped value shows. */
export const OWN_FIELDS: JsonObject = {
  plain: 'own',
  lines: 'own',
  texts: ['own'],
  secret: 'own secret',
  count: 7,
  factor: 1.5,
  slide: 0.5,
  on: true,
  off: false,
  choice: 'x',
  tab: 'x',
  map: { k: 'own' },
  nested: { k: 'own' },
  rows: [{ a: 1 }],
  stream: true,
  session_id: 'own',
  hidden: 'own',
};

const chatInput: SmallNode = {
  id: 'ChatInput-s1',
  type: 'ChatInput',
  values: { input_value: 'own text', sender_name: 'own', context_id: 'own' },
};
const chatOutput: SmallNode = {
  id: 'ChatOutput-o1',
  type: 'ChatOutput',
  values: { sender_name: 'own', context_id: 'own' },
};
const reporting = (id: string, name?: string): SmallNode => ({
  id,
  type: 'Fields',
  values: OWN_FIELDS,
  ...(name !== undefined && { name }),
});

export interface ComparedFlow {
  flow: FlowExport;
  /** Keys of tweaks: ids and display names of its components, and one of none. */
  keys: string[];
}

/** Reporting components: two of one name; two of another name between texts; behind a prompt; one that is named `stream`. */
export const COMPARED_FLOWS: Record<string, ComparedFlow> = {
  echo: {
    flow: smallFlow(
      'field verdicts echo',
      [chatInput, reporting('Fields-f1'), reporting('Fields-f2'), chatOutput],
      [
        ['ChatInput-s1', 'message', 'Fields-f1', 'text'],
        ['ChatInput-s1', 'message', 'Fields-f2', 'text'],
        ['Fields-f1', 'received', 'ChatOutput-o1', 'input_value'],
      ],
    ),
    keys: ['Fields-f1', 'Fields-f2', 'Fields', 'Chat Input', 'ChatInput-s1', 'Chat Output', 'ChatOutput-o1', 'Nobody'],
  },
  two: {
    flow: smallFlow(
      'field verdicts two',
      [
        { id: 'TextInput-t1', type: 'TextInput', name: 'Audience', values: { input_value: 'own audience' } },
        { ...chatInput, name: 'Same' },
        reporting('Fields-f1', 'Same'),
        { ...chatOutput, name: 'Same Output' },
      ],
      [
        ['ChatInput-s1', 'message', 'Fields-f1', 'text'],
        ['TextInput-t1', 'text', 'Fields-f1', 'lines'],
        ['Fields-f1', 'received', 'ChatOutput-o1', 'input_value'],
      ],
    ),
    keys: ['Audience', 'TextInput-t1', 'Same', 'ChatInput-s1', 'Fields-f1', 'Same Output'],
  },
  prompt: {
    flow: smallFlow(
      'field verdicts prompt',
      [
        chatInput,
        {
          id: 'Prompt-p1',
          type: 'Prompt Template',
          extra: ['question', 'tone'],
          values: { template: '{question} {tone}', question: '', tone: 'own tone' },
        },
        reporting('Fields-f1'),
        chatOutput,
      ],
      [
        ['ChatInput-s1', 'message', 'Prompt-p1', 'question'],
        ['Prompt-p1', 'prompt', 'Fields-f1', 'text'],
        ['Fields-f1', 'received', 'ChatOutput-o1', 'input_value'],
      ],
    ),
    keys: ['Prompt-p1', 'Prompt Template', 'Fields', 'Chat Input', 'ChatInput-s1', 'Chat Output'],
  },
  named: {
    flow: smallFlow(
      'field verdicts named stream',
      [chatInput, reporting('Fields-f1'), reporting('Fields-f2', 'stream'), chatOutput],
      [
        ['ChatInput-s1', 'message', 'Fields-f1', 'text'],
        ['ChatInput-s1', 'message', 'Fields-f2', 'text'],
        ['Fields-f2', 'received', 'ChatOutput-o1', 'input_value'],
      ],
    ),
    keys: ['Fields-f1', 'Fields-f2', 'stream', 'Fields', 'Chat Input', 'ChatOutput-o1'],
  },
};

const value: fc.Arbitrary<JsonValue> = fc.oneof(
  fc.constantFrom<JsonValue>('text', 'own', '', 'x', 'a\\nb', ' 12 ', '12.5', 'false', '{"j": 1}'),
  fc.constantFrom<JsonValue>(null, 0, 5, -3.9, true, false, [], ['a', 'b'], {}),
  fc.constantFrom<JsonValue>([{ a: 2 }], [{ key: 'k', value: 2 }], { value: 'w' }, { value: 9 }, { x: 1 }),
  fc.constantFrom<JsonValue>(
    { value: {} },
    { load_from_db: true },
    { value: 'seen', show: true },
    { value: 'w', show: false },
  ),
);
const texts = fc.constantFrom<JsonValue>('other', 'own', '', 5, null, { value: 'w' }, { load_from_db: true });
/** Mostly valid values: a run that fails on one of many values tells nothing about the others. */
const fitting: Record<string, fc.Arbitrary<JsonValue>> = {
  // Without short secrets, because Langflow masks the same letters everywhere in an answer.
  secret: fc.constantFrom<JsonValue>('own secret', 'other secret', '', 5, null, { value: 'wrapped secret' }),
  count: fc.constantFrom<JsonValue>(0, 5, ' 12 ', true, 3.9, '', null),
  factor: fc.constantFrom<JsonValue>(2, '12.5', false, null, { value: 9 }),
  slide: fc.constantFrom<JsonValue>(0.25, '0.75', 1),
  tab: fc.constantFrom<JsonValue>('y', '', null, { load_from_db: true }),
  lines: fc.constantFrom<JsonValue>('a\\nb', '', 7, null, { load_from_db: true }),
  file: fc.constantFrom<JsonValue>('', null, 'not-uploaded.txt'),
  stream: fc.boolean(),
  plain: fc.constantFrom<JsonValue>('other', 'own', { value: 'w', show: false }, { show: false }),
  session_id: fc.constantFrom<JsonValue>(
    'mine',
    { value: 'w', show: false },
    5,
    [null],
    { value: ['q'] },
    { load_from_db: true },
  ),
  map: fc.constantFrom<JsonValue>({ x: 1 }, {}, { value: { y: 2 } }, [{ key: 'k', value: 2 }], '{"j": 1}', ''),
  nested: fc.constantFrom<JsonValue>({ x: 1 }, {}, '{"j": 1}', null),
  rows: fc.constantFrom<JsonValue>([{ a: 2 }], [], null),
  input_value: fc.constantFrom<JsonValue>('T', 'own text', '', 4, null, { value: 'w' }, { load_from_db: true }),
  sender: fc.constantFrom<JsonValue>('Machine', 'User', 'own', 5, null, { value: 'w' }, ['q']),
  sender_name: texts,
  context_id: texts,
  files: fc.constantFrom<JsonValue>('', null, [], 'not-uploaded.png', ['a'], { value: 'w' }),
  should_store_message: fc.constantFrom<JsonValue>(true, false, 'x', 9, [null]),
  data_template: texts,
  clean_data: fc.constantFrom<JsonValue>(true, false, 'false', null),
  template: fc.constantFrom<JsonValue>(
    '{question}!',
    '{tone}{tone}',
    'own',
    '',
    7,
    { value: '{tone}' },
    { load_from_db: true },
  ),
  tone: fc.constantFrom<JsonValue>('formal', '', 5, null, { value: 'w' }),
  question: texts,
};
const names = fc.constantFrom(...Object.keys({ ...OWN_FIELDS, ...fitting }), 'text', 'no_such_field');
const entry = names.chain((field) => {
  const own = fitting[field];
  const any = field === 'secret' ? (own ?? value) : value;
  return fc.tuple(fc.constant(field), fc.oneof({ weight: 8, arbitrary: own ?? value }, { weight: 1, arbitrary: any }));
});
const fields = fc.array(entry, { minLength: 1, maxLength: 4 }).map((entries) => Object.fromEntries(entries));
const bare = fc.oneof(
  fc.tuple(fc.constantFrom('plain', 'count', 'on', 'sender_name', 'tone'), fc.constantFrom<JsonValue>('x', '5')),
  fc.tuple(fc.constantFrom('count', 'off'), fc.constantFrom<JsonValue>(5, true)),
  fc.tuple(fc.constant('stream'), fc.constantFrom<JsonValue>('x', '', true, false)),
  fc.tuple(fc.constant('session_id'), fc.constantFrom<JsonValue>('bare', 2.5)),
);

/** Entries of `inputs`; undefined for none. */
const inputs = fc.constantFrom<JsonObject[] | undefined>(
  [{ input_value: 'hi' }],
  [{ input_value: 'hi' }],
  [],
  undefined,
  [{ input_value: '' }],
  [{ input_value: 'hi', type: 'chat' }],
  [{ input_value: 'hi', type: 'text' }],
  [{ input_value: 'hi', components: ['Chat Input', 'TextInput-t1'] }],
);

/** Bodies of run/advanced for one of the flows. */
export function bodiesFor({ keys }: ComparedFlow): fc.Arbitrary<JsonObject> {
  const key = fc.constantFrom(...keys);
  const tweaks = fc
    .array(fc.oneof({ weight: 4, arbitrary: fc.tuple(key, fields) }, { weight: 1, arbitrary: bare }), {
      minLength: 1,
      maxLength: 3,
    })
    .map((entries): JsonObject => Object.fromEntries(entries));
  const stream = fc.constantFrom(undefined, true, false);
  return fc.tuple(tweaks, inputs, stream).map(([given, entries, streams]) => ({
    tweaks: given,
    ...(entries !== undefined && { inputs: entries }),
    ...(streams !== undefined && { stream: streams }),
  }));
}
