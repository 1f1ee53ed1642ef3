/**
 * The fields of a request that are one value each: all but inputs and tweaks, which have rules of their own. What makes, stores,
 * reads, sends, compares or names a request walks this table. Light: it is part of a first visit.
 */
import { isJsonEqual } from '#contract/json.ts';
import type { RunRequest } from '#contract/run-request.ts';

/** As they are typed, by their key in the draft. */
export interface DraftFields {
  outputs: string[];
  stream: boolean;
  sessionId: string;
}

export type FieldKey = keyof DraftFields;

export type FieldKind = 'names' | 'flag' | 'text';

interface RequestField<Typed> {
  /** Its key in the body. */
  sentAs: Exclude<keyof RunRequest, 'inputs' | 'tweaks'>;
  /** What its value is in the body. */
  kind: FieldKind;
  /** As the form calls it. */
  label: string;
  /** From a store or a file; the value of a new draft for anything else, such as undefined. */
  read: (stored: unknown) => Typed;
  /** As it is sent; undefined leaves it out of the body. */
  toBody: (typed: Typed) => string[] | string | boolean | undefined;
  /** The value that was sent, in words. */
  words: (sent: unknown) => string;
  /** What a run did differently from the one before it, in a few words; `sent` is its own value. */
  change: (sent: unknown) => string;
}

export const REQUEST_FIELDS: { readonly [Key in FieldKey]: RequestField<DraftFields[Key]> } = {
  outputs: {
    ...{ sentAs: 'outputs', kind: 'names', label: 'Outputs' },
    read: readNames,
    toBody: (names) => (names.length > 0 ? names : undefined),
    words: (sent) => readNames(sent).join(', ') || 'Every output',
    change: () => 'Other outputs',
  },
  stream: {
    ...{ sentAs: 'stream', kind: 'flag', label: 'Stream' },
    read: (stored) => stored !== false,
    toBody: (isOn) => isOn || undefined,
    words: (sent) => (sent === true ? 'On' : 'Off'),
    change: (sent) => (sent === true ? 'Stream on' : 'Stream off'),
  },
  sessionId: {
    ...{ sentAs: 'session_id', kind: 'text', label: 'Session ID' },
    read: (stored) => (typeof stored === 'string' ? stored : ''),
    toBody: (typed) => typed.trim() || undefined,
    words: (sent) => (typeof sent === 'string' && sent !== '' ? sent : "The flow's own"),
    change: () => 'Other session',
  },
};

/** In the order of the body. */
export const FIELD_KEYS: readonly FieldKey[] = Object.keys(REQUEST_FIELDS) as FieldKey[];

/** Strings alone. */
export function readNames(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((name) => typeof name === 'string') : [];
}

/** The fields of a draft that was stored, by their keys in the draft; those of a new draft from `{}`. */
export function readFields(stored: { readonly [key: string]: unknown }): DraftFields {
  return makeFields((key) => REQUEST_FIELDS[key].read(stored[key]));
}

/** The fields of a request, by their keys in the body. */
export function fieldsOfBody(request: RunRequest): DraftFields {
  return makeFields((key) => REQUEST_FIELDS[key].read(request[REQUEST_FIELDS[key].sentAs]));
}

/** What is sent of the fields, by their keys in the body. */
export function bodyOfFields(draft: DraftFields): Record<string, unknown> {
  return Object.fromEntries(FIELD_KEYS.flatMap((key) => bodyOf(draft, key)));
}

/** One entry of the body; none for what is left out. */
function bodyOf<Key extends FieldKey>(draft: DraftFields, key: Key): [string, unknown][] {
  const { sentAs, toBody } = REQUEST_FIELDS[key];
  const sent = toBody(draft[key]);
  return sent === undefined ? [] : [[sentAs, sent]];
}

/** What two drafts would send otherwise, as the form calls it. */
export function differingLabels(left: DraftFields, right: DraftFields): string[] {
  const differing = FIELD_KEYS.filter((key) => !isJsonEqual(bodyOf(left, key), bodyOf(right, key)));
  return differing.map((key) => REQUEST_FIELDS[key].label);
}

function makeFields(make: <Key extends FieldKey>(key: Key) => DraftFields[Key]): DraftFields {
  const made: Partial<DraftFields> = {};
  for (const key of FIELD_KEYS) set(made, key, make(key));
  return made as DraftFields;
}

function set<Key extends FieldKey>(fields: Partial<DraftFields>, key: Key, value: DraftFields[Key]): void {
  fields[key] = value;
}
