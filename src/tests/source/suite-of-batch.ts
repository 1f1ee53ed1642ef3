/** A batch of an earlier release as a suite: its rows are a file of cases, and its tweaks a variant. */
import type { JsonValue } from '#contract/json.ts';
import type { SuiteCheck } from '#contract/suite/suite-check.ts';
import { FLOW_VARIANT, type SuiteCaseFile } from '#contract/suite/suite-file.ts';
import { parseTweaksText } from '#flow/text/tweaks-text.ts';
import type { Batch } from '#run/batch/batch.ts';
import { typedText } from '#run/model/typed-value.ts';
import { editSuite, toJson } from '../suite/edit-suite.ts';
import { type ColumnTarget, columnTargetText } from '../suite/rows/target-of-column.ts';
import { newSuiteText } from './new-suite.ts';
import { suiteTweaks } from './suite-tweaks.ts';

export interface BatchSuite {
  text: string;
  file: { name: string; columns: readonly string[]; rows: readonly (readonly JsonValue[])[] };
  /** Name of the variant with which its rows ran. */
  variant: string;
}

const FILE = 'rows.csv';
const VARIANT = 'Batch';

/** `rows` with secrets masked, as they are kept. */
export function suiteOfBatch(batch: Batch, name: string, rows: readonly (readonly JsonValue[])[]): BatchSuite {
  const { draft, expectation } = batch;
  const { tweaks } = suiteTweaks(parseTweaksText(draft.tweaksText).tweaks ?? {}, null);
  const hasTweaks = Object.keys(tweaks).length > 0;
  const [shared] = draft.inputs;
  const targets = batch.targets.map((target): ColumnTarget => {
    if (target.kind === 'value') return { kind: 'input', turn: 0 };
    if (target.kind === 'components') return { kind: 'components', turn: 0 };
    if (target.kind === 'tweak') return { ...target, kind: 'field', isMapped: true };
    if (target.kind !== 'expected') return { kind: 'nothing' };
    const kind = expectation?.kind;
    return kind === 'matches' || kind === 'json' ? { kind: 'check', check: kind } : { kind: 'expected' };
  });
  const columns = batch.columns.map(
    (column, at) => [column, columnTargetText(targets[at] ?? { kind: 'nothing' })] as const,
  );
  // Rows without a question of their own asked that of the bench.
  const asked = !batch.targets.some(({ kind }) => kind === 'value') && draft.inputsMode === 'mine' ? shared : undefined;
  const entry: SuiteCaseFile = {
    file: FILE,
    columns: Object.fromEntries([...columns, ...(asked ? [['asked', 'input'] as const] : [])]),
  };
  const check = expectation && checkOf(batch);
  const bare = newSuiteText({
    name,
    flow: { id: batch.flow.id, ...(batch.print !== undefined && { print: batch.print }) },
    ...(batch.output !== null && { output: batch.output }),
    variants: hasTweaks ? [{ name: VARIANT, tweaks }] : [],
  });
  const defaults = {
    type: shared?.type ?? 'any',
    ...(shared && shared.components.length > 0 && { components: [...shared.components] }),
    session: batch.hasNewSessions === true ? 'fresh' : 'own',
  };
  const values: [string, JsonValue][] = [
    ['defaults', defaults],
    ['at-once', batch.atOnce],
    ...(check ? [['checks', [toJson(check)]] as [string, JsonValue]] : []),
    ['cases', [toJson(entry)]],
  ];
  return {
    text: values.reduce((text, [key, value]) => editSuite(text, { kind: 'set', path: [key], value }), bare),
    file: {
      name: FILE,
      columns: [...batch.columns, ...(asked ? ['asked'] : [])],
      rows: rows.map((row) => [...row.map((cell, at) => cellOf(batch, at, cell)), ...(asked ? [asked.value] : [])]),
    },
    variant: hasTweaks ? VARIANT : FLOW_VARIANT,
  };
}

/** For `json` a column has path and value. */
function cellOf({ targets, expectation }: Batch, at: number, cell: JsonValue): JsonValue {
  if (targets[at]?.kind !== 'expected' || expectation?.kind !== 'json' || typedText(cell).trim() === '') return cell;
  return `${expectation.path} = ${typedText(cell)}`;
}

/** For every row; null if each has its own. */
function checkOf({ targets, expectation }: Batch): SuiteCheck | null {
  if (expectation === null) return null;
  const { kind, text, path } = expectation;
  const isOfRow = targets.some((target) => target.kind === 'expected');
  if (kind === 'contains' || kind === 'equals')
    return isOfRow ? kind : kind === 'contains' ? { contains: text } : { equals: text };
  if (isOfRow) return null;
  return kind === 'matches' ? { matches: text } : { json: { path, ...(text !== '' && { equals: text }) } };
}
