/** The kinds of checks as people choose them, and a check of a file in that form. */
import { isJsonObject, type JsonObject, type JsonValue } from '#contract/json.ts';
import type { CheckKind } from '#contract/suite/suite-check.ts';

/** What is typed for a check besides its kind. */
export type CheckField =
  /** Empty: the expected text. */
  | 'expected'
  | 'text'
  | 'pattern'
  | 'component'
  | 'time'
  | 'count'
  | 'share'
  | 'path'
  | 'schema'
  | 'bounds'
  | 'length'
  | 'judge'
  | 'checks'
  | 'nothing';

export interface CheckForm {
  id: string;
  /** What the answer must or must not do; the value follows. */
  label: string;
  /** What follows the value. */
  after?: string;
  group: (typeof CHECK_GROUPS)[number];
  kind: CheckKind;
  field: CheckField;
  /** Which bound, of a length that has only one. */
  part?: 'min' | 'max';
  unit?: 'words' | 'characters';
}

/** In the order in which they are offered. Each is read after “must” or “must not”. */
export const CHECK_FORMS: readonly CheckForm[] = [
  { id: 'contains', label: 'contain', group: 'Text', kind: 'contains', field: 'expected' },
  { id: 'equals', label: 'equal', group: 'Text', kind: 'equals', field: 'expected' },
  { id: 'starts-with', label: 'start with', group: 'Text', kind: 'starts-with', field: 'expected' },
  { id: 'matches', label: 'match the pattern', group: 'Text', kind: 'matches', field: 'pattern' },
  lengthForm('have at most', 'max', 'words'),
  lengthForm('have at least', 'min', 'words'),
  lengthForm('have at most', 'max', 'characters'),
  lengthForm('have at least', 'min', 'characters'),
  { id: 'length', label: 'have between', group: 'Text', kind: 'length', field: 'length' },
  { id: 'similar', label: 'be similar to', group: 'Text', kind: 'similar', field: 'share' },
  { id: 'json', label: 'have at JSON path', group: 'Data', kind: 'json', field: 'path' },
  { id: 'json-schema', label: 'match the JSON schema', group: 'Data', kind: 'json-schema', field: 'schema' },
  { id: 'number', label: 'be a number between', group: 'Data', kind: 'number', field: 'bounds' },
  { id: 'max-time', label: 'take at most', group: 'Run', kind: 'max-time', field: 'time' },
  { id: 'max-first-text', label: 'show first text within', group: 'Run', kind: 'max-first-text', field: 'time' },
  { id: 'max-tokens', label: 'use at most', after: 'tokens', group: 'Run', kind: 'max-tokens', field: 'count' },
  { id: 'reached', label: 'reach the component', group: 'Run', kind: 'reached', field: 'component' },
  { id: 'tweaks-applied', label: 'apply every tweak', group: 'Run', kind: 'tweaks-applied', field: 'nothing' },
  { id: 'tool-called', label: 'call the tool', group: 'Run', kind: 'tool-called', field: 'text' },
  { id: 'judge', label: 'satisfy the judge', group: 'Judge', kind: 'judge', field: 'judge' },
  { id: 'any', label: 'meet any of', group: 'Group', kind: 'any', field: 'checks' },
  { id: 'all', label: 'meet all of', group: 'Group', kind: 'all', field: 'checks' },
];

/** In the order in which they are offered. */
export const CHECK_GROUPS = ['Text', 'Data', 'Run', 'Judge', 'Group'] as const;

function lengthForm(label: string, part: 'min' | 'max', unit: 'words' | 'characters'): CheckForm {
  return { id: `${unit}-${part}`, label, after: unit, group: 'Text', kind: 'length', field: 'count', part, unit };
}

/** The form where it stands alone, without a value: `have at most … words`. */
export function formText({ label, after }: CheckForm): string {
  return after === undefined ? label : `${label} … ${after}`;
}

export interface FormedCheck {
  isNot: boolean;
  /** Null for a check that no form can show, such as one of an unknown kind. */
  form: CheckForm | null;
  /** Null for a check that is a name alone. */
  value: JsonValue;
}

export function formOfCheck(check: JsonValue): FormedCheck {
  if (isJsonObject(check) && Object.keys(check).length === 1 && check.not !== undefined) {
    const inner = formOfCheck(check.not);
    return inner.isNot ? { isNot: false, form: null, value: check } : { ...inner, isNot: true };
  }
  if (typeof check === 'string') return { isNot: false, form: formOf(check, null), value: null };
  const [entry, ...others] = isJsonObject(check) ? Object.entries(check) : [];
  if (!entry || others.length > 0) return { isNot: false, form: null, value: check };
  const [kind, value] = entry;
  const form = formOf(kind, value);
  return { isNot: false, form, value: form === null ? check : value };
}

function formOf(kind: string, value: JsonValue): CheckForm | null {
  const forms = CHECK_FORMS.filter((form) => form.kind === kind);
  if (kind !== 'length') return forms[0] ?? null;
  const { min, max, unit }: JsonObject = isJsonObject(value) ? value : {};
  const hasBoth = min !== undefined && max !== undefined;
  const one = forms.find(({ part, unit: of }) => part !== undefined && of === unit && { min, max }[part] !== undefined);
  return (hasBoth ? undefined : one) ?? forms.find(({ id }) => id === 'length') ?? null;
}

export function writeCheck({ isNot, form, value }: FormedCheck): JsonValue {
  if (form === null) return value;
  const isBare = value === null || (form.field === 'expected' && value === '') || form.field === 'nothing';
  const check: JsonValue = isBare ? form.kind : { [form.kind]: value };
  return isNot ? { not: check } : check;
}

/** Another kind of check, with what was typed as far as it fits. */
export function changeForm({ isNot, value, form: before }: FormedCheck, form: CheckForm): FormedCheck {
  return { isNot, form, value: valueFor(form, before, value) };
}

export function newCheck(form: CheckForm): JsonValue {
  return writeCheck({ isNot: false, form, value: valueFor(form, null, null) });
}

function valueFor(form: CheckForm, before: CheckForm | null, value: JsonValue): JsonValue {
  const text = typeof value === 'string' && before?.field !== 'time' ? value : '';
  switch (form.field) {
    case 'expected':
      return text === '' ? null : text;
    case 'text':
    case 'pattern':
    case 'component':
      return text;
    case 'time':
      return typeof value === 'string' && before?.field === 'time' ? value : '20s';
    case 'count': {
      const count = wholeBound(value);
      if (form.part === undefined || form.unit === undefined) return count ?? 1000;
      return { [form.part]: count ?? 60, unit: form.unit };
    }
    case 'share':
      return { min: 0.8 };
    case 'path':
      return { path: text };
    case 'schema':
      return { type: 'object' };
    case 'bounds':
      return { min: 0, max: Math.max(0, boundOf(value) ?? 1) };
    case 'length':
      return { min: 1, max: wholeBound(value) ?? 60, unit: 'words' };
    case 'judge':
      return { rubric: text, min: 0.5, by: { url: '', model: '' } };
    case 'checks':
      return before === null ? ['tweaks-applied'] : [writeCheck({ isNot: false, form: before, value })];
    case 'nothing':
      return null;
  }
}

function wholeBound(value: JsonValue): number | null {
  const bound = boundOf(value);
  return bound === null ? null : Math.max(1, Math.round(bound));
}

function boundOf(value: JsonValue): number | null {
  if (typeof value === 'number') return value;
  if (!isJsonObject(value)) return null;
  const bound = value.max ?? value.min;
  return typeof bound === 'number' ? bound : null;
}
