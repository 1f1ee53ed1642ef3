/** Cuts the values of a run to what is kept of them, by one rule for page and server. */
import type { ComponentCall, ComponentValues, InputValues, ModelMessage, ValuesByName } from '../component-values.ts';
import type { JsonValue } from '../json.ts';
import { cutValue, valueBytes } from './cut-value.ts';

/** What is kept of one value, and of all values of a run with their names, in bytes of text or JSON. */
export const KEPT_VALUES = { ofValue: 50_000, ofRun: 2_000_000 };

/** Values of up to so many bytes are kept whole. */
const SHORT = 100;
/** Bytes of the JSON of a component or call without its values, of a message or what it asks for, of a name, and of the note that a value was cut. */
const ENTRY = 150;
const MESSAGE = 40;
const NAME = 8;
const NOTE = 60;
/** What components, calls, names and short values may take of a run. The rest is shared by the long values. */
const MOST_ENTRIES = 3 / 4;

type Path = (string | number)[];
type Cuts = NonNullable<InputValues['cut']>;

/**
 * The run itself if it has no more values than are kept. A text keeps its beginning, JSON its first part in a valid form; the
 * longest values are cut first, to one length, so that those which were equal still are. If there are too many components, calls
 * or names, the last ones are left out. `cut` then says where, and the size before.
 */
export function cutRunValues<
  Input extends { values?: InputValues | undefined },
  Run extends { inputs: readonly Input[] },
>(run: Run, { ofValue, ofRun } = KEPT_VALUES): Run {
  const counter = createCounter(ofRun * MOST_ENTRIES);
  const counted = run.inputs.map(({ values }) => values && fitValues(values, counter));
  const most = Math.min(ofValue, SHORT + sharedLength(counter.long, ofRun - counter.taken()));
  const cutter = createCutter(most);
  const inputs = run.inputs.map((input, position) => {
    const values = counted[position];
    if (!values) return input;
    const fitted = fitValues(values, cutter);
    return fitted === input.values ? input : { ...input, values: fitted };
  });
  return inputs.every((input, position) => input === run.inputs[position]) ? run : { ...run, inputs };
}

/** What is done with each part of the values, in order. */
interface Fitter {
  /** The value, or its beginning. */
  value(value: JsonValue): JsonValue;
  /** True while a part with this name, besides its values, has room. */
  takes(name: string, bytes: number): boolean;
}

interface Counter extends Fitter {
  /** Bytes of each long value, beyond the beginning that it always keeps. */
  long: number[];
  taken(): number;
}

/** Leaves out parts that have no room. */
function createCounter(room: number): Counter {
  const long: number[] = [];
  let taken = 0;
  return {
    long,
    taken: () => taken,
    value(value) {
      const bytes = valueBytes(value);
      taken += Math.min(bytes, SHORT);
      if (bytes > SHORT) {
        taken += NOTE;
        long.push(bytes - SHORT);
      }
      return value;
    },
    takes(name, bytes) {
      const all = valueBytes(name) + bytes;
      if (taken + all > room) return false;
      taken += all;
      return true;
    },
  };
}

function createCutter(most: number): Fitter {
  return { value: (value) => cutValue(value, most)?.value ?? value, takes: () => true };
}

/** The length to which the lengths are cut so that their sum is at most `room`. */
function sharedLength(lengths: readonly number[], room: number): number {
  let left = room;
  const sorted = lengths.toSorted((one, other) => one - other);
  for (const [position, length] of sorted.entries()) {
    const share = left / (sorted.length - position);
    if (length > share) return Math.max(0, Math.floor(share));
    left -= length;
  }
  return Number.POSITIVE_INFINITY;
}

function fitValues(values: InputValues, fitter: Fitter): InputValues {
  const before = new Map((values.cut ?? []).map(({ path, bytes }) => [JSON.stringify(path), bytes]));
  // Most values were not cut before: a path is written out only for a last part that one of them has.
  const lastParts = new Set((values.cut ?? []).map(({ path }) => path.at(-1)));
  const cut: Cuts = [];
  const walk: Walk = {
    fitter,
    note(path, bytes) {
      const known = (lastParts.has(path.at(-1)) ? before.get(JSON.stringify(path)) : undefined) ?? bytes();
      if (known !== null) cut.push({ path, bytes: known });
    },
  };
  const components = fitList(walk, values.components, ['components'], fitComponent);
  const isSame = components === values.components && cut.length === (values.cut ?? []).length;
  if (isSame) return values;
  const { cut: _before, ...rest } = values;
  return { ...rest, components, ...(cut.length > 0 && { cut }) };
}

interface Walk {
  fitter: Fitter;
  /** Says that the value at the path was cut before, or is now: `bytes` is then its size before, else null. */
  note(path: Path, bytes: () => number | null): void;
}

function fitComponent(walk: Walk, component: ComponentValues, path: Path): ComponentValues {
  return changed(component, {
    error: part(component.error, (error) => fitText(walk, error, [...path, 'error'])),
    received: component.received && fitNames(walk, component.received, [...path, 'received']),
    calls: fitList(walk, component.calls, [...path, 'calls'], fitCall),
    gave: component.gave && fitNames(walk, component.gave, [...path, 'gave']),
  });
}

function fitCall(walk: Walk, call: ComponentCall, path: Path): ComponentCall {
  const at = (name: string) => [...path, name];
  return changed(call, {
    error: part(call.error, (error) => fitText(walk, error, at('error'))),
    settings: part(call.settings, (settings) => fitNames(walk, settings, at('settings'))),
    messages: part(call.messages, (messages) => fitList(walk, messages, at('messages'), fitMessage)),
    answer: part(call.answer, (answer) => fitMessage(walk, answer, at('answer'))),
    arguments: part(call.arguments, (given) => fitValue(walk, given, at('arguments'))),
    result: part(call.result, (result) => fitValue(walk, result, at('result'))),
    calls: part(call.calls, (calls) => fitList(walk, calls, at('calls'), fitCall)),
  });
}

function fitMessage(walk: Walk, message: ModelMessage, path: Path): ModelMessage {
  return changed(message, {
    text: fitText(walk, message.text, [...path, 'text']),
    asks: part(message.asks, (asks) =>
      fitList(walk, asks, [...path, 'asks'], (_, ask, at) =>
        changed(ask, { arguments: fitValue(walk, ask.arguments, [...at, 'arguments']) }),
      ),
    ),
  });
}

/** The beginning of the list for which there is room. */
function fitList<Item extends object>(
  walk: Walk,
  items: Item[],
  path: Path,
  fitItem: (walk: Walk, item: Item, path: Path) => Item,
): Item[] {
  const bytes = path.at(-1) === 'components' || path.at(-1) === 'calls' ? ENTRY : MESSAGE;
  const fitted: Item[] = [];
  for (const [position, item] of items.entries()) {
    if (!walk.fitter.takes(namesOf(item), bytes)) break;
    fitted.push(fitItem(walk, item, [...path, position]));
  }
  const kept = isUnchanged(fitted, items) ? items : fitted;
  const isShorter = fitted.length < items.length;
  walk.note(path, () => (isShorter ? valueBytes(JSON.stringify(items)) : null));
  return kept;
}

/** The texts of a component, call or message that are not cut. */
function namesOf(item: object): string {
  return ['component', 'name', 'id'].map((key) => String(Reflect.get(item, key) ?? '')).join('');
}

function fitNames(walk: Walk, values: ValuesByName, path: Path): ValuesByName {
  const fitted: [string, JsonValue][] = [];
  const whole = Object.entries(values);
  for (const [name, value] of whole) {
    if (!walk.fitter.takes(name, NAME)) break;
    fitted.push([name, fitValue(walk, value, [...path, name])]);
  }
  const isShorter = fitted.length < whole.length;
  walk.note(path, () => (isShorter ? valueBytes(values) : null));
  return !isShorter && fitted.every(([name, value]) => value === values[name]) ? values : Object.fromEntries(fitted);
}

function fitText(walk: Walk, text: string, path: Path): string {
  const fitted = fitValue(walk, text, path);
  return typeof fitted === 'string' ? fitted : text;
}

function fitValue({ fitter, note }: Walk, value: JsonValue, path: Path): JsonValue {
  const fitted = fitter.value(value);
  note(path, () => (fitted === value ? null : valueBytes(value)));
  return fitted;
}

function part<Value, Fitted>(value: Value | undefined, fitPart: (value: Value) => Fitted): Fitted | undefined {
  return value === undefined ? undefined : fitPart(value);
}

/** The whole with its changed parts; itself if none is changed. */
function changed<Whole extends object>(whole: Whole, parts: { [Key in keyof Whole]?: Whole[Key] | undefined }): Whole {
  const differ = Object.entries(parts).filter(([key, value]) => value !== Reflect.get(whole, key));
  return differ.length === 0 ? whole : { ...whole, ...Object.fromEntries(differ) };
}

function isUnchanged<Item>(items: readonly Item[], before: readonly Item[]): boolean {
  return items.length === before.length && items.every((item, position) => item === before[position]);
}
