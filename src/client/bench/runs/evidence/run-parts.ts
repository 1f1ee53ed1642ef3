/**
 * Cuts a large value into parts, and joins them again. The browser copies what a worker sends, and a copy of a large value at once
 * would block the page for seconds.
 */
import { countJson } from '#contract/workspace/count-json.ts';

/** Some of the items of one list, or some of the entries of one object. */
export interface Part {
  /** The number of the list or object to which the part belongs; the whole value has number 0. Parts are in order. */
  of: number;
  /** Null for a list. */
  keys: string[] | null;
  values: unknown[];
}

/** The list or object with the number `to` is the item or entry `at` of another one; a part has null there. */
export interface Link {
  of: number;
  at: number | string;
  to: number;
}

/** Limits of one part: copying so many values, or a text of so many characters, takes less than a tenth of a second. */
const LARGEST = { values: 50_000, characters: 10_000_000 };

export function isLarge(value: object): boolean {
  return weigh(value) >= 1;
}

/** Each part is made when it is asked for. The links are complete after the last one. */
export function* splitIntoParts(value: object, links: Link[]): Generator<Part> {
  // An object that is in the value twice, such as a result, is split once.
  const numbers = new Map<object, number>();
  function* cut(container: object): Generator<Part> {
    const of = numbers.size;
    numbers.set(container, of);
    const keys = Array.isArray(container) ? null : Object.keys(container);
    let part: Part = { of, keys: keys && [], values: [] };
    let weight = 0;
    for (const [index, held] of Object.values(container).entries()) {
      const key = keys?.[index];
      const heldWeight = weigh(held);
      const isLink = heldWeight >= 1 && isContainer(held);
      if (isLink) {
        if (!numbers.has(held)) yield* cut(held);
        links.push({ of, at: key ?? index, to: numbers.get(held) ?? 0 });
      }
      if (key !== undefined) part.keys?.push(key);
      part.values.push(isLink ? null : held);
      weight += isLink ? 0 : heldWeight;
      if (weight < 1) continue;
      yield part;
      part = { of, keys: keys && [], values: [] };
      weight = 0;
    }
    yield part;
  }
  yield* cut(value);
}

/** Takes the parts in order, and then all links. */
export function createJoin(): { add: (part: Part) => void; join: (links: readonly Link[]) => unknown } {
  const containers = new Map<number, object>();
  return {
    add({ of, keys, values }) {
      const container = containers.get(of) ?? (keys === null ? [] : {});
      containers.set(of, container);
      for (const [index, value] of values.entries()) {
        if (Array.isArray(container)) container.push(value);
        else put(container, keys?.[index] ?? '', value);
      }
    },
    join(links) {
      for (const { of, at, to } of links) {
        const container = containers.get(of);
        if (container) put(container, at, containers.get(to));
      }
      return containers.get(0);
    },
  };
}

/** How much of the largest part the value takes: from 0 to 1, or more. */
function weigh(value: unknown): number {
  const { values, characters } = countJson(value, LARGEST);
  return values / LARGEST.values + characters / LARGEST.characters;
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function put(container: object, key: number | string, value: unknown): void {
  // A server may name a key `__proto__`, which an assignment would not write.
  if (key === '__proto__')
    Object.defineProperty(container, key, { value, writable: true, enumerable: true, configurable: true });
  else Reflect.set(container, key, value);
}
