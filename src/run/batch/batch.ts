/** A batch: many rows, each a request of its own, and what became of them. */
import type { JsonValue } from '#contract/json.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { setFieldTweak } from '#flow/text/set-field-tweak.ts';
import type { TweakRules } from '#flow/tweaks/tweak-verdict.ts';
import type { InputFigures } from '../figures/input-figures.ts';
import type { RequestDraft } from '../model/request-draft.ts';
import { typedText, typedValue } from '../model/typed-value.ts';
import type { BatchTally } from './batch-tally.ts';
import type { Expectation } from './expectation.ts';

/** Where the cells of a column go: the input's value, its components, the row's expectation, a field, or nowhere. */
export type ColumnTarget =
  | { kind: 'value' | 'components' | 'expected' | 'nothing' }
  | { kind: 'tweak'; component: string; field: string };

export interface Batch {
  id: string;
  flow: { id: string; name: string };
  /** Of the graph of the flow when the batch began; missing in batches of older pages. */
  print?: string;
  /** What every row shares, secrets masked; its first input says how a row's own is sent. */
  draft: RequestDraft;
  columns: readonly string[];
  /** One a column. */
  targets: readonly ColumnTarget[];
  expectation: Expectation | null;
  /** Id of the component whose answer counts. */
  output: string | null;
  atOnce: number;
  count: number;
  /** True where each row runs in a session of its own; missing where all use that of the draft, as in batches of older pages. */
  hasNewSessions?: boolean;
  /** When it was started, epoch ms; missing in batches of older pages. */
  startedAt?: number;
  /** Of its results when it last ended or was stopped; missing or null where they must be counted. */
  tally?: BatchTally | null;
}

export interface BatchResult {
  /** From 0. */
  row: number;
  status: 'done' | 'failed';
  /** Null where nothing is expected. */
  isMet: boolean | null;
  /** Why it failed, or is not what was expected; empty otherwise. */
  why: string;
  answer: string;
  /** As `inputFigures` has it. */
  ms: number;
  /** What that time spans. Absent for a row that was never sent, and in batches of older pages. */
  span?: Pick<InputFigures, 'offsetMs' | 'since' | 'clock'>;
  /** What became of the whole run. Absent for a row that was never sent, and in batches of older pages. */
  run?: 'kept' | 'no room' | 'deleted';
}

export const MOST_ROWS = 50_000;
export const MOST_ROWS_AT_ONCE = 20;

/** Names of columns, in lower case, that say where their cells go. */
const TARGET_NAMES: ReadonlyMap<string, 'value' | 'components' | 'expected'> = new Map([
  ...['value', 'input_value', 'input', 'text', 'question', 'prompt'].map((name) => [name, 'value'] as const),
  ...['components', 'targets'].map((name) => [name, 'components'] as const),
  ...['expected', 'answer'].map((name) => [name, 'expected'] as const),
]);

/** Where a column goes by its name; null where that does not tell. */
export function targetOfName(name: string): 'value' | 'components' | 'expected' | null {
  return TARGET_NAMES.get(name.trim().toLowerCase()) ?? null;
}

/** Where each column goes: as a person chose, by its name, to the one field of that name in `fields`, and else nowhere. */
export function columnTargets(
  columns: readonly string[],
  chosen: ReadonlyMap<string, ColumnTarget> = new Map(),
  fields: ReadonlyMap<string, ColumnTarget> = new Map(),
): ColumnTarget[] {
  const named = columns.map(targetOfName);
  const value = Math.max(0, named.indexOf('value'));
  return columns.map((name, place): ColumnTarget => {
    const own = named[place] ?? null;
    const suggested = place === value ? 'value' : own === 'value' ? 'nothing' : own;
    return chosen.get(name) ?? (suggested === null ? fields.get(name) : { kind: suggested }) ?? { kind: 'nothing' };
  });
}

/** The draft of one row: one input, and the shared tweaks with the row's own on top. */
export function rowDraft(
  { draft, targets }: Pick<Batch, 'draft' | 'targets'>,
  row: readonly JsonValue[],
  index: FlowIndex,
  rules: TweakRules,
): RequestDraft {
  const [shared] = draft.inputs;
  const cellOf = (kind: ColumnTarget['kind']) => {
    const place = targets.findIndex((target) => target.kind === kind);
    return place === -1 ? null : typedText(row[place]);
  };
  const value = cellOf('value');
  const components = cellOf('components')
    ?.split(';')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const tweaksText = targets.reduce((text, target, place) => {
    if (target.kind !== 'tweak') return text;
    const component = index.byId.get(target.component);
    const field = component?.fields.get(target.field);
    if (!component || !field) return text;
    const cell = row[place];
    // A cell without a value leaves the field as it is.
    if (typedText(cell).trim() === '') return text;
    const value = typeof cell === 'string' ? typedValue(cell, field) : (cell ?? '');
    return setFieldTweak(text, { index, component, field, rules }, value);
  }, draft.tweaksText);
  return {
    ...draft,
    inputsMode: value === null ? draft.inputsMode : 'mine',
    inputs: [
      {
        id: 'row',
        value: value ?? shared?.value ?? '',
        components: components ?? shared?.components ?? [],
        type: shared?.type ?? 'any',
      },
    ],
    tweaksText,
    stream: false,
  };
}

/** What is expected of the answer to a row: its own text where a column has them. Null for nothing, as in a blank cell. */
export function expectationOf(
  { targets, expectation }: Pick<Batch, 'targets' | 'expectation'>,
  row: readonly JsonValue[],
): Expectation | null {
  const place = targets.findIndex(({ kind }) => kind === 'expected');
  if (place === -1 || expectation === null) return expectation;
  const text = typedText(row[place]);
  return text.trim() === '' ? null : { ...expectation, text };
}
