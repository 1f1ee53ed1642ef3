/** Rows of a file as cases of a suite: what each column goes to, and which rows are left out. */
import type { SuiteCase, SuiteCaseFile } from '#contract/suite/suite-file.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { casesOfRows, type UnnamedCase } from '../suite/read-case-file.ts';
import type { BatchRows } from '../suite/rows/read-rows.ts';
import { type ColumnTarget, columnTargetText, targetOfColumn } from '../suite/rows/target-of-column.ts';
import { cellTweaks } from '../suite/turn-draft.ts';
import { fieldTarget } from './tweak-columns.ts';

/** More rows stay a file of their own beside the suite. */
export const MAX_WRITTEN_ROWS = 500;

/**
 * Guessed from the names: parts of a case, then fields that only one component has, or with its name before a dot. The first
 * column that is nothing else is the input if none has such a name. Fields that hold a secret are never among them.
 */
export function guessTargets(columns: readonly string[], index: FlowIndex | null): ColumnTarget[] {
  const named = columns.map((column): ColumnTarget => {
    const target = targetOfColumn(column, undefined);
    return target.kind === 'field' ? ((index && fieldTarget(target, index)) ?? { kind: 'nothing' }) : target;
  });
  const first = named.findIndex(({ kind }) => kind === 'input');
  const input = first === -1 ? named.findIndex(({ kind }) => kind === 'nothing') : first;
  const turns = new Set<number>();
  return named.map((target, position): ColumnTarget => {
    if (position === input) return { kind: 'input', turn: 0 };
    if (target.kind !== 'input') return target;
    // Of two columns for one input, the first counts.
    const isTaken = target.turn === 0 || turns.has(target.turn);
    turns.add(target.turn);
    return isTaken ? { kind: 'nothing' } : target;
  });
}

export interface ImportedRows {
  /** Entry of the file in the suite, if the suite keeps the file. */
  entry: SuiteCaseFile;
  cases: readonly UnnamedCase[];
  /** Rows count from 1, without the one that has the names. */
  leftOut: readonly { row: number; why: string }[];
  /** Why no row can be used; null if they can. */
  problem: string | null;
}

export function importRows(file: string, read: BatchRows, targets: readonly ColumnTarget[]): ImportedRows {
  const columns = Object.fromEntries(
    read.columns.map((column, position) => [column, columnTargetText(targets[position] ?? { kind: 'nothing' })]),
  );
  const entry: SuiteCaseFile = { file, columns };
  const { cases, problems } = casesOfRows(entry, { ...read, leftOut: [], odd: [] }, {});
  const whole = problems.find(({ row }) => row === undefined);
  if (whole) return { entry, cases: [], leftOut: [], problem: `${whole.message.split(';')[0]}.` };
  const bad = new Map(problems.flatMap(({ row, message }) => (row === undefined ? [] : [[row, message] as const])));
  return {
    entry,
    cases: cases.filter((_, row) => !bad.has(row)),
    leftOut: [...bad].map(([row, why]) => ({ row: row + 1, why })),
    problem: null,
  };
}

/** A row as a case in the text of the suite; `index` says which type the value of a field has. */
export function toSuiteCase(row: UnnamedCase, index: FlowIndex): SuiteCase {
  const tweaks = cellTweaks({ testCase: { ...row, name: row.name ?? '' }, variant: { name: '', tweaks: {} } }, index);
  const turns = row.turns.map(({ input, components }) => ({
    input: input ?? '',
    ...(components.length > 0 && { components: [...components] }),
  }));
  const last = row.turns.at(-1);
  const [first] = turns;
  return {
    ...(row.name !== null && { name: row.name }),
    ...(turns.length > 1 ? { turns } : last?.input === null ? {} : first),
    ...(last && last.expected !== null && { expected: last.expected }),
    ...(last && last.checks.length > 0 && { checks: [...last.checks] }),
    ...(Object.keys(tweaks).length > 0 && { tweaks }),
    ...(row.tags.length > 0 && { tags: [...row.tags] }),
  };
}
