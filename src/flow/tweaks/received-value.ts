/**
 * What a component receives from a field: the graph reads the value by the field's type, then the component checks it.
 * Measured for every type with lfx 1.13.0 (`graph/vertex/param_handler.py`, `inputs/inputs.py`) and on the flow "fields"
 * of the recordings.
 */
import type { JsonValue } from '#contract/json.ts';
import { isJsonObject } from '#contract/json.ts';
import type { FieldState } from './field-state.ts';
import { readFile, readObject, readRows } from './received-object.ts';
import { readText } from './received-text.ts';

/**
 * `value`: the component receives it; `failure` names what it expects when it will fail on it. `skipped`: the value is
 * passed over without a word, and the component uses its built-in default.
 */
export type ReceivedValue =
  | { kind: 'value'; value: JsonValue; failure: string | null }
  | { kind: 'skipped'; why: 'handle' | 'hidden' | 'null' | 'wrong-type'; expected: string };

const number = /^[+-]?(?:\d+(?:_\d+)*(?:\.(?:\d+(?:_\d+)*)?)?|\.\d+(?:_\d+)*)(?:e[+-]?\d+)?$/iu;
const notFinite = /^[+-]?(?:inf|infinity|nan)$/iu;

function numberReceived(value: number, isWhole: boolean): ReceivedValue {
  return { kind: 'value', value: isWhole ? Math.trunc(value) : value, failure: null };
}

function readNumber(value: JsonValue, isWhole: boolean): ReceivedValue {
  const expected = isWhole ? 'whole number' : 'number';
  if (typeof value === 'boolean') return numberReceived(value ? 1 : 0, isWhole);
  if (typeof value === 'number') return numberReceived(value, isWhole);
  if (typeof value !== 'string') return { kind: 'value', value, failure: expected };
  const text = value.trim();
  if (text === '') return numberReceived(0, isWhole);
  const parsed = number.test(text) ? Number(text.replaceAll('_', '')) : Number.NaN;
  // A number beyond what JavaScript holds stays text here; the component converts it.
  const isPlain = Number.isFinite(parsed) && (!isWhole || Number.isSafeInteger(Math.trunc(parsed)));
  if (isPlain) return numberReceived(parsed, isWhole);
  const isAccepted = number.test(text) || (!isWhole && notFinite.test(text));
  return { kind: 'value', value, failure: isAccepted ? null : expected };
}

/** A text counts as true unless it is empty; other values are passed over. */
function readBoolean(value: JsonValue): ReceivedValue {
  if (typeof value === 'boolean') return { kind: 'value', value, failure: null };
  if (typeof value === 'string') return { kind: 'value', value: value !== '', failure: null };
  return { kind: 'skipped', why: 'wrong-type', expected: 'true or false' };
}

/** Types without a rule of their own pass over empty values and hand on all others. */
function readOther({ type, value, options }: FieldState): ReceivedValue {
  const isEmpty = typeof value === 'object' && value !== null ? Object.keys(value).length === 0 : !value;
  if (isEmpty) return { kind: 'skipped', why: 'wrong-type', expected: 'value that is not empty' };
  if (type === 'mcp' && !isJsonObject(value)) return { kind: 'value', value, failure: 'object' };
  const wantsText = type === 'prompt' || type === 'mustache' || type === 'tab' || type === 'query';
  if (wantsText && typeof value !== 'string') return { kind: 'value', value, failure: 'text' };
  const isRefused = type === 'tab' && options !== null && options.length > 0 && !options.includes(value);
  return { kind: 'value', value, failure: isRefused ? 'one of its options' : null };
}

/** What the component receives for a field in this state. Pure; never throws. */
export function receivedValue(state: FieldState): ReceivedValue {
  const { type, value } = state;
  if (type === 'other') return { kind: 'skipped', why: 'handle', expected: 'connection' };
  if (!state.isShown && state.name !== 'code') return { kind: 'skipped', why: 'hidden', expected: '' };
  if (type === 'file') return readFile(state);
  if (type === 'table') return readRows(value ?? []);
  if (value === null) return { kind: 'skipped', why: 'null', expected: '' };
  switch (type) {
    case 'int':
      return readNumber(value, true);
    case 'float':
    case 'slider':
      return readNumber(value, false);
    case 'str':
      return readText(state);
    case 'bool':
      return readBoolean(value);
    case 'dict':
    case 'NestedDict':
      return readObject(value, type === 'NestedDict');
    case 'tools':
      return readRows(value);
    case 'code':
      return { kind: 'value', value, failure: null };
    default:
      return readOther(state);
  }
}
