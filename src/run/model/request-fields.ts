/**
 * The fields of a request with a single value: all except inputs and tweaks. All code that creates, stores, parses, sends,
 * compares or describes a request iterates over this table. Keep it small: it is part of the first visit.
 */
import { isJsonEqual } from '#contract/json.ts';
import type { RunRequest } from '#contract/run-request.ts';

/** The values in the draft. */
export interface DraftFields {
  outputs: string[];
  stream: boolean;
  sessionId: string;
}

export type FieldKey = keyof DraftFields;

/** Parts of the form: each shows why a server refused a field, and can take the focus. */
export type FormSection = 'outputs' | 'session';

export type FieldKind = 'names' | 'flag' | 'text';

interface RequestField<Typed> {
  /** Key in the body. */
  sentAs: Exclude<keyof RunRequest, 'inputs' | 'tweaks'>;
  /** Type of the value in the body. */
  kind: FieldKind;
  /** Label in the form. */
  label: string;
  /** Its part of the form; null if none can show a refusal. */
  section: FormSection | null;
  /** Reads a stored value; returns the default for anything else, such as undefined. */
  read: (stored: unknown) => Typed;
  /** The value in the body; undefined leaves it out. */
  toBody: (typed: Typed) => string[] | string | boolean | undefined;
  /** The sent value as text. */
  toText: (sent: unknown) => string;
  /** The change from the previous run as text; `sent` is the new value. */
  change: (sent: unknown) => string;
}

export const REQUEST_FIELDS: { readonly [Key in FieldKey]: RequestField<DraftFields[Key]> } = {
  outputs: {
    sentAs: 'outputs',
    kind: 'names',
    label: 'Outputs',
    section: 'outputs',
    read: readNames,
    toBody: (names) => (names.length > 0 ? names : undefined),
    toText: (sent) => readNames(sent).join(', ') || 'Every output',
    change: () => 'Other outputs',
  },
  stream: {
    sentAs: 'stream',
    kind: 'flag',
    label: 'Stream',
    section: null,
    read: (stored) => stored !== false,
    toBody: (isOn) => isOn || undefined,
    toText: (sent) => (sent === true ? 'On' : 'Off'),
    change: (sent) => (sent === true ? 'Stream on' : 'Stream off'),
  },
  sessionId: {
    sentAs: 'session_id',
    kind: 'text',
    label: 'Session ID',
    section: 'session',
    read: (stored) => (typeof stored === 'string' ? stored : ''),
    toBody: (typed) => typed.trim() || undefined,
    toText: (sent) => (typeof sent === 'string' && sent !== '' ? sent : "The flow's own"),
    change: () => 'Other session',
  },
};

/** In the order of the body. */
export const FIELD_KEYS: readonly FieldKey[] = Object.keys(REQUEST_FIELDS) as FieldKey[];

type NamesKey = { [Key in FieldKey]: DraftFields[Key] extends string[] ? Key : never }[FieldKey];

/** The fields that are lists of names. */
export const NAMES_KEYS: readonly NamesKey[] = FIELD_KEYS.filter(
  (key): key is NamesKey => REQUEST_FIELDS[key].kind === 'names',
);

/** The field with this key in the body; undefined for any other key. */
export function fieldSentAs(name: PropertyKey | undefined): FieldKey | undefined {
  return FIELD_KEYS.find((key) => REQUEST_FIELDS[key].sentAs === name);
}

/** Names in one list, and characters of a name, that the form takes: more than flows have. */
export const MAX_NAMES = 1_000;
export const MAX_NAME_LENGTH = 300;

/** Strings alone, each once. */
export function readNames(value: unknown): string[] {
  return Array.isArray(value) ? [...new Set(value.filter((name) => typeof name === 'string'))] : [];
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
  const { sentAs, read, toBody } = REQUEST_FIELDS[key];
  // A stored draft may lack fields.
  const sent = toBody(read(draft[key]));
  return sent === undefined ? [] : [[sentAs, sent]];
}

/** Labels of the fields in which two drafts would send something else. */
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
