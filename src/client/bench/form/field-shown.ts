/** Everything that the row of a field shows. Plain values, so that a row with equal values does not render. */
import type { JsonValue } from '#contract/json.ts';
import { cutText } from '#contract/text/cut-text.ts';
import { modelText } from '#flow/index/model-selection.ts';
import { isSecretField } from '#flow/index/secret-field.ts';
import { namesVariable } from '#flow/tweaks/field-state.ts';
import type { FieldTweak } from '#flow/tweaks/field-tweaks.ts';
import { isProblemState, type ShownState } from '#flow/tweaks/shown-state.ts';
import { changedValues } from '#run/compare/changed-values.ts';
import type { FieldDifference } from '#run/compare/flow-difference.ts';
import { formatCount } from '#run/figures/result-format.ts';
import { HIDDEN_VALUE, showValue } from '#run/report/show-value.ts';
import { type TweakReportRow, whySentence } from '#run/report/tweak-report.ts';
import { fieldHint } from './field-hint.ts';
import type { FormField } from './model/form-model.ts';

export interface FieldShown {
  value: JsonValue;
  isTweaked: boolean;
  /** True if the value is the name of a global variable. */
  isVariable: boolean;
  hint: string;
  /** The flow's value, shortened. */
  flowValue: string;
  /** What the tweak will do; null without a tweak, and until the report is made. */
  state: ShownState | null;
  /** A problem or note of the tweak. */
  note: string | null;
  /** True if the tweak counts, and its note is about a problem all the same. */
  isDoubtful: boolean;
  /** Line of the tweak, from 1. */
  line: number | null;
  /** Its values in the two shown versions; null if they do not differ. */
  change: { before: string; after: string } | null;
}

/** The rows of a report by target and path. */
export function rowsByTarget(rows: readonly TweakReportRow[]): ReadonlyMap<string, TweakReportRow> {
  const found = new Map<string, TweakReportRow>();
  for (const row of rows) {
    for (const { target } of row.verdicts) {
      if (target) found.set(targetKey(`${target.component}\n${target.field}`, row.path), row);
    }
  }
  return found;
}

function targetKey(key: string, path: readonly string[]): string {
  return `${key}\n\n${path.join('\n')}`;
}

function flowValueOf({ field }: FormField): string {
  const { value, isVariable, type } = field;
  if (isVariable && typeof value === 'string' && value !== '') return `variable ${value}`;
  if (value === '' || value === null) return 'empty';
  if (isSecretField(field)) return HIDDEN_VALUE;
  if (type === 'code' && typeof value === 'string') {
    const lines = value.split('\n').length;
    return formatCount(lines, 'line');
  }
  const model = type === 'model' ? modelText(value) : null;
  if (model !== null) return cutText(model, 60);
  return typeof value === 'string' ? cutText(value, 60) : showValue(value);
}

/** A secret of the flow is never shown in a field. */
function ownValue({ field }: FormField): JsonValue {
  return isSecretField(field) && !field.isVariable ? '' : field.value;
}

function noteOf(row: TweakReportRow): string | null {
  if (row.state === 'applied' || row.state === 'no-op') return row.notes.length > 0 ? row.notes.join('. ') : null;
  return whySentence(row);
}

export function fieldShown(
  item: FormField,
  tweak: FieldTweak | undefined,
  rows: ReadonlyMap<string, TweakReportRow>,
  difference: FieldDifference | undefined,
): FieldShown {
  const { field, key } = item;
  const untouched: FieldShown = {
    value: ownValue(item),
    isTweaked: false,
    isVariable: namesVariable(field),
    hint: fieldHint(field),
    flowValue: flowValueOf(item),
    state: null,
    note: null,
    isDoubtful: false,
    line: null,
    change: difference ? changedValues(difference) : null,
  };
  if (!tweak) return untouched;
  const row = rows.get(targetKey(key, tweak.last.path));
  return {
    ...untouched,
    value: tweak.value,
    isTweaked: true,
    isVariable: tweak.isVariable,
    hint: bareHint(tweak) ?? untouched.hint,
    state: row?.state ?? null,
    note: row ? noteOf(row) : null,
    isDoubtful: row ? row.isProblem && !isProblemState(row.state) : false,
    line: row?.span?.line ?? null,
  };
}

function bareHint({ last, reaches }: FieldTweak): string | null {
  if (last.match !== 'bare') return null;
  return reaches > 1 ? `Set by the field name alone, in ${reaches} components` : 'Set by the field name alone';
}
