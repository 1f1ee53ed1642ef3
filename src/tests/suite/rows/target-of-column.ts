/** What the columns of a file of rows are: parts of a case, checks of its answer, or fields of components. */
import { type JsonValue, tryParseJson } from '#contract/json.ts';
import type { SuiteCheck } from '#contract/suite/suite-check.ts';
import { typedText } from '#run/model/typed-value.ts';

/** Checks that a column can have a value for. */
export const COLUMN_CHECKS = ['contains', 'equals', 'starts-with', 'matches', 'json'] as const;
export type ColumnCheck = (typeof COLUMN_CHECKS)[number];

/** `assert`: the checks of a row of promptfoo. */
const PARTS = ['name', 'expected', 'tags', 'assert', 'nothing'] as const;

/** The value of a column that sets a field. */
export interface ColumnValue {
  /** Id or name; null for a column that is named like a field. */
  component: string | null;
  field: string;
  value: JsonValue;
  /** False for a column that nobody mapped: it is a tweak only if exactly one component has the field. */
  isMapped: boolean;
}

export type ColumnTarget =
  | { kind: (typeof PARTS)[number] }
  /** `turn` counts from 0: the second and later inputs follow in the same session. */
  | { kind: 'input' | 'components'; turn: number }
  | { kind: 'check'; check: ColumnCheck }
  | ({ kind: 'field' } & Pick<ColumnValue, 'component' | 'field' | 'isMapped'>);

/** Inputs of a case that columns can have. */
export const MAX_COLUMN_TURNS = 9;

/** Lower-case names of columns that say what the column is. */
const NAMED: ReadonlyMap<string, 'input' | 'components' | 'expected'> = new Map([
  ...['value', 'input_value', 'input', 'text', 'question', 'prompt'].map((name) => [name, 'input'] as const),
  ...['components', 'targets'].map((name) => [name, 'components'] as const),
  ...['expected', 'answer', '__expected', 'ideal'].map((name) => [name, 'expected'] as const),
]);

/** What a column of this name is, or null. */
export function targetOfName(name: string): 'input' | 'components' | 'expected' | null {
  return NAMED.get(name.trim().toLowerCase()) ?? null;
}

const TURN = /^(input|components)(?: ([2-9]))?$/;

/**
 * What a column sets: as the suite maps it (`chosen`), else by its name. `FIELD` and `COMPONENT.FIELD` are tweaks, which
 * the flow must have if nobody mapped the column; the name of a component may have dots.
 */
export function targetOfColumn(column: string, chosen: string | undefined): ColumnTarget {
  const name = (chosen ?? column).trim();
  if (chosen === undefined) {
    const known = targetOfName(name);
    if (known !== null) return known === 'expected' ? { kind: known } : { kind: known, turn: 0 };
    if (name === 'name' || name === 'tags' || name === 'assert') return { kind: name };
  }
  const [, part, turn = '1'] = TURN.exec(name) ?? [];
  if (part === 'input' || part === 'components') return { kind: part, turn: Number(turn) - 1 };
  if (chosen !== undefined) {
    const kind = PARTS.find((known) => known === name);
    if (kind) return { kind };
    const check = COLUMN_CHECKS.find((known) => known === name);
    if (check) return { kind: 'check', check };
  }
  const dot = name.lastIndexOf('.');
  return {
    kind: 'field',
    component: dot === -1 ? null : name.slice(0, dot),
    field: name.slice(dot + 1),
    isMapped: chosen !== undefined,
  };
}

/** How the suite writes it: the other way round. */
export function columnTargetText(target: ColumnTarget): string {
  if (target.kind === 'check') return target.check;
  if (target.kind === 'field') return target.component === null ? target.field : `${target.component}.${target.field}`;
  return 'turn' in target && target.turn > 0 ? `${target.kind} ${target.turn + 1}` : target.kind;
}

/** The same for two columns that cannot both be used; null for those of which there may be several. */
export function singleKey(target: ColumnTarget): string | null {
  return target.kind === 'nothing' || target.kind === 'check' || target.kind === 'field'
    ? null
    : columnTargetText(target);
}

/** No check for an empty cell. A cell for `json` is a path, or a path and its value: `ticket.id = T-1`. */
export function checkOfCell(check: ColumnCheck, cell: JsonValue | undefined): SuiteCheck[] {
  const text = typedText(cell);
  if (text.trim() === '') return [];
  switch (check) {
    case 'contains':
      return [{ contains: text }];
    case 'equals':
      return [{ equals: text }];
    case 'starts-with':
      return [{ 'starts-with': text }];
    case 'matches':
      return [{ matches: text }];
    case 'json': {
      const separator = text.indexOf('=');
      if (separator === -1) return [{ json: { path: text.trim() } }];
      const value = text.slice(separator + 1).trim();
      return [{ json: { path: text.slice(0, separator).trim(), equals: tryParseJson(value) ?? value } }];
    }
  }
}
