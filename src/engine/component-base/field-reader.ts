/** Reads a component's fields, already converted by `field-value.ts`, as the type that the component needs. */
import type { JsonValue } from '#contract/json.ts';
import { parsePythonNumber } from '#flow/tweaks/parse-python-number.ts';
import { pythonStrip } from '#flow/tweaks/python-strip.ts';
import { pythonStr } from '../python/python-text.ts';
import type { Value } from '../values/values.ts';

export class FieldReader {
  readonly #values: ReadonlyMap<string, Value>;

  constructor(values: ReadonlyMap<string, Value>) {
    this.#values = values;
  }

  get values(): ReadonlyMap<string, Value> {
    return this.#values;
  }

  names(): Iterable<string> {
    return this.#values.keys();
  }

  /** The value, of any kind; undefined when the component's own default applies. */
  value(name: string): Value | undefined {
    return this.#values.get(name);
  }

  text(name: string, fallback = ''): string {
    const value = this.#values.get(name);
    if (value === undefined) return fallback;
    switch (value.kind) {
      case 'text':
      case 'message':
        return value.text;
      case 'data':
        return pythonStr(value.data.text ?? '');
      case 'json':
        return pythonStr(value.value);
      default:
        return fallback;
    }
  }

  /**
   * Throws for a text that is no number, as Langflow fails on it, and for an empty one, which only a slider passes on; and for `inf`
   * and `nan`, which Python reads, but no component can use. Any other value that is none is the fallback.
   */
  number(name: string, fallback: number): number {
    const value = this.json(name);
    if (typeof value !== 'number' && typeof value !== 'string') return fallback;
    const text = pythonStrip(String(value));
    const number = typeof value === 'number' ? value : parsePythonNumber(text);
    if (number === null) throw new Error(`Could not convert '${text}' to float for input ${name}.`);
    if (!Number.isFinite(number)) throw new Error(`Input ${name} needs a finite number, not '${text}'.`);
    return number;
  }

  bool(name: string, fallback: boolean): boolean {
    const value = this.json(name);
    return typeof value === 'boolean' ? value : fallback;
  }

  json(name: string): JsonValue | undefined {
    const value = this.#values.get(name);
    if (value?.kind === 'json') return value.value;
    if (value?.kind === 'data') return value.data;
    return value?.kind === 'text' || value?.kind === 'message' ? value.text : undefined;
  }

  /** The values of a list field, or the one value of any other; empty when unset. */
  list(name: string): readonly Value[] {
    const value = this.#values.get(name);
    if (value === undefined) return [];
    return value.kind === 'list' ? value.items : [value];
  }

  /** The texts of a field that holds one text or a list (files). */
  texts(name: string): string[] {
    const value = this.json(name);
    const items = Array.isArray(value) ? value : [value];
    return items.filter((item) => typeof item === 'string').filter((item) => item !== '');
  }
}
