/** Matches the inputs and outputs of two runs, also if their flows or versions differ. */
import { isJsonEqual } from '#contract/json.ts';
import type { Run, RunInputResult, RunOutput } from '../model/run.ts';
import type { RunError } from '../model/run-error.ts';
import { ofBoth, type Pair } from './run-pair.ts';

/** The matching inputs of both runs; null for a run without one. */
export interface MatchedInput {
  /** Unique within the comparison. */
  key: string;
  inputs: Pair<RunInputResult | null>;
  /** True if the runs have different questions. */
  isOtherQuestion: boolean;
}

export interface MatchedOutput {
  key: string;
  displayName: string;
  outputs: Pair<RunOutput | null>;
  /** Matched by the component's name, because the ids differ. */
  isByName: boolean;
}

/** The text sent as this input, by its index; null if none was sent. */
export function questionOf(run: Run, index: number): string | null {
  return run.request.inputs?.[index]?.input_value ?? null;
}

/** Why the run has no answer to this input; null unless it failed. */
export function failureOf(run: Run | undefined, input: RunInputResult | null | undefined): RunError | null {
  return input?.error ?? run?.error ?? null;
}

/** Matches equal questions at any position, then the rest by position. In the order of the first run. */
export function matchInputs([a, b]: Pair<Run>): MatchedInput[] {
  const rows = joinRows(a.inputs, b.inputs, [
    (left, right) => isJsonEqual(sent(a, left.index), sent(b, right.index)),
    (left, right) => questionOf(a, left.index) === questionOf(b, right.index),
    (left, right) => left.index === right.index,
  ]);
  return rows.map((inputs, position) => {
    const [left, right] = inputs;
    const isOtherQuestion = left !== null && right !== null && questionOf(a, left.index) !== questionOf(b, right.index);
    return { key: String(position), inputs, isOtherQuestion };
  });
}

/** Where one of the matched inputs is once A and B are swapped: then they are in the order of the other run. */
export function positionWhenSwapped([a, b]: Pair<Run>, { inputs: [left, right] }: MatchedInput): number {
  return matchInputs([b, a]).findIndex(({ inputs: [first, second] }) =>
    right === null ? second === left : first === right,
  );
}

function sent(run: Run, index: number): unknown {
  return run.request.inputs?.[index] ?? null;
}

/** Matches by the component's id, else by its name if that is unique. In the order of the first run. */
export function matchOutputs(inputs: Pair<RunInputResult | null>): MatchedOutput[] {
  const [before, after] = ofBoth(inputs, (input) => input?.outputs ?? []);
  const isNameOfOne = (outputs: readonly RunOutput[], name: string) =>
    outputs.filter(({ displayName }) => displayName === name).length === 1;
  const rows = joinRows(before, after, [
    (left, right) => left.component !== null && left.component === right.component,
    (left, right) =>
      left.displayName === right.displayName &&
      isNameOfOne(before, left.displayName) &&
      isNameOfOne(after, right.displayName),
  ]);
  return rows.map((outputs, index) => {
    const [left, right] = outputs;
    const displayName = (left ?? right)?.displayName ?? '';
    const isByName = left !== null && right !== null && left.component !== right.component;
    return { key: String(index), displayName, outputs, isByName };
  });
}

/** Matches the items of two lists by the rules, stronger ones first; what is only in `after` comes last. */
function joinRows<Item>(
  before: readonly Item[],
  after: readonly Item[],
  rules: readonly ((left: Item, right: Item) => boolean)[],
): Pair<Item | null>[] {
  const rows = before.map((left): { left: Item; right: Item | null } => ({ left, right: null }));
  const open = [...after];
  for (const fits of rules) {
    for (const row of rows) {
      if (row.right !== null) continue;
      const at = open.findIndex((right) => fits(row.left, right));
      if (at !== -1) row.right = open.splice(at, 1)[0] ?? null;
    }
  }
  return [...rows.map(({ left, right }) => [left, right] as const), ...open.map((right) => [null, right] as const)];
}
