/** Random bodies of run/advanced for any flow: every kind of key, field, value and input, good and bad. */
import type { JsonObject, JsonValue } from '../../src/contract/json.ts';
import type { FlowComponent, FlowField, FlowIndex } from '../../src/flow/index/flow-index.ts';

/** Numbers from 0 to 1. */
export type Random = () => number;

function pick<Item>(random: Random, items: readonly [Item, ...Item[]]): Item;
function pick<Item>(random: Random, items: readonly Item[]): Item | undefined;
function pick<Item>(random: Random, items: readonly Item[]): Item | undefined {
  return items[Math.floor(random() * items.length)];
}

/** One of the choices, by weight; the weights add up to less than 1, and the last choice has the rest. */
function weighted<Item>(random: Random, choices: readonly (readonly [number, () => Item])[], rest: () => Item): Item {
  let left = random();
  for (const [weight, choice] of choices) {
    if (left < weight) return choice();
    left -= weight;
  }
  return rest();
}

/** Fields on which a tweak is a 422; few, because such a body tells nothing about its other tweaks. */
const REFUSED_SHARE = 0.04;

/** Values of any kind. No text is an address: nothing may leave the machine. */
const ODD: readonly [JsonValue, ...JsonValue[]] = [
  null,
  0,
  5,
  -2.5,
  true,
  false,
  '',
  ' 12 ',
  'lit',
  'a\\nb',
  [],
  ['z'],
  [null],
  [{ a: 1 }],
  {},
  { x: 1 },
  { value: 'w' },
  { value: 9 },
  { value: null },
  { value: ['z'] },
  { load_from_db: true },
  { value: 'no such variable', load_from_db: true },
  { show: true },
  { show: false },
  { value: 'w', show: true },
  { value: 'w', show: false },
];

const FITTING: Readonly<Record<string, readonly [JsonValue, ...JsonValue[]]>> = {
  str: ['lit', 'a\\nb', '', { value: 'w' }, { value: 'w', show: true }],
  secret: ['none', '', 5, null, { value: 'none' }],
  int: [1, 3, '4', ' 12 ', 2.5, { value: 2 }],
  float: [0.5, '0.25', 1, { value: 0.75 }, 'inf'],
  slider: [0.5, '0.25', 1, { value: 0.75 }, 'inf', 'nan'],
  bool: [true, false, 'false', { value: true }],
  dict: [{ x: 1 }, [{ key: 'k', value: 2 }], '{"j": 1}', ''],
  NestedDict: [{ x: 1 }, {}, '{"j": 1}'],
  table: [[{ a: 2 }], []],
  file: ['', null, 'not-uploaded.txt'],
  prompt: ['Plain words', 'About {question}', '{tone} {tone}', '{no_such_variable}', '{', { value: 'w' }],
  model: ['lit', [], '', null, [{ name: 'gpt-4o-mini', provider: 'OpenAI' }], { value: 'lit' }],
};

/** Fields whose names say more than their types. */
const NAMED: Readonly<Record<string, readonly [JsonValue, ...JsonValue[]]>> = {
  provider: ['OpenAI', 'Nobody', '', null],
  session_id: ['mine', 5, null, [null], { value: 'q' }, { value: 'w', show: false }],
  stream: [true, false, 'x', '', null],
  memory_base: ['12', '', null, 5],
  match_text: ['one', 5, null, ''],
  sender: ['User', 'Machine', 'z', ['z'], 5],
  code: ['x = 1'],
};

function valueFor(random: Random, field: FlowField | undefined): JsonValue {
  const named = field && NAMED[field.name];
  if (named && random() < 0.8) return pick(random, named);
  // A key with a line break cannot be sent to anybody.
  const fitting = field && FITTING[field.isSecret ? 'secret' : field.type];
  return weighted<JsonValue>(
    random,
    [
      [field?.isSecret ? 1 : 0, () => pick(random, fitting ?? ODD)],
      [0.1, () => field?.value ?? 'lit'],
      [0.1, () => pick(random, field?.options ?? []) ?? 'lit'],
      [0.45, () => pick(random, fitting ?? ODD)],
    ],
    () => pick(random, ODD),
  );
}

/** As somebody mistypes it: two letters change places, or one is missing. */
function mistyped(random: Random, name: string): string {
  const position = 1 + Math.floor(random() * Math.max(1, name.length - 2));
  const [left = '', right = ''] = [name[position], name[position + 1]];
  return random() < 0.5
    ? name.slice(0, position) + right + left + name.slice(position + 2)
    : name.slice(0, position) + name.slice(position + 1);
}

function fieldName(random: Random, component: FlowComponent): string {
  const fields = [...component.fields.values()];
  const shown = fields.filter(({ isProtected, isShown, isHandle }) => !isProtected && isShown && !isHandle);
  const refused = fields.filter(({ isProtected }) => isProtected);
  const known = pick(random, shown)?.name ?? 'input_value';
  return weighted(
    random,
    [
      [REFUSED_SHARE, () => pick(random, refused)?.name ?? known],
      [
        0.12,
        () =>
          pick(
            random,
            fields.filter(({ isProtected }) => !isProtected),
          )?.name ?? known,
      ],
      [0.05, () => mistyped(random, known)],
      [0.05, () => 'no_such_field'],
      [
        0.12,
        () =>
          pick(
            random,
            Object.keys(NAMED).filter((name) => name !== 'code' && component.fields.has(name)),
          ) ?? known,
      ],
    ],
    () => known,
  );
}

function componentKey(random: Random, { id, displayName, type }: FlowComponent): string {
  return weighted(
    random,
    [
      [0.06, () => type],
      [0.06, () => displayName.toUpperCase()],
      [0.05, () => mistyped(random, displayName)],
      [0.03, () => 'Nobody'],
      [0.35, () => displayName],
    ],
    () => id,
  );
}

function times<Item>(random: Random, most: number, make: () => Item): Item[] {
  return Array.from({ length: 1 + Math.floor(random() * most) }, make);
}

function tweakEntry(random: Random, index: FlowIndex): [string, JsonValue] {
  const component = pick(random, index.components);
  if (!component) return ['Nobody', { no_such_field: 1 }];
  if (random() < 0.12) {
    const name = fieldName(random, component);
    const value = valueFor(random, component.fields.get(name));
    // At the top, an object is the fields of a component.
    return [name, typeof value === 'object' && value !== null && !Array.isArray(value) ? 'bare' : value];
  }
  const fields = times(random, 3, (): [string, JsonValue] => {
    const name = fieldName(random, component);
    return [name, valueFor(random, component.fields.get(name))];
  });
  return [componentKey(random, component), Object.fromEntries(fields)];
}

function entriesOf(random: Random, index: FlowIndex): JsonObject[] | undefined {
  const target = pick(random, index.inputs)?.displayName ?? 'Chat Input';
  return pick<JsonObject[] | undefined>(random, [
    [{ input_value: 'hi' }],
    [{ input_value: 'hi' }],
    [{ input_value: 'hi' }],
    [],
    undefined,
    [{ input_value: '' }],
    [{ input_value: 'hi', type: 'chat' }],
    [{ input_value: 'hi', type: 'text' }],
    [{ input_value: 'hi', components: [target] }],
  ]);
}

export interface RandomBody {
  tweaks: JsonObject;
  /** The rest of the body. */
  rest: JsonObject;
}

export function randomBody(random: Random, index: FlowIndex): RandomBody {
  const inputs = entriesOf(random, index);
  const stream = pick(random, [undefined, undefined, undefined, true, false]);
  return {
    tweaks: Object.fromEntries(times(random, 3, () => tweakEntry(random, index))),
    rest: { ...(inputs !== undefined && { inputs }), ...(stream !== undefined && { stream }) },
  };
}
