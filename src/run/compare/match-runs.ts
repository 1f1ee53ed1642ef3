/** Matches the inputs and outputs of several runs, also if their flows or versions differ. */
import { isJsonEqual } from '#contract/json.ts';
import type { Run, RunInputResult, RunOutput } from '../model/run.ts';
import type { RunError } from '../model/run-error.ts';

/** Matching inputs in the order of the runs; null for a run without one. */
export interface MatchedInput {
  /** Unique within the comparison. */
  key: string;
  inputs: readonly (RunInputResult | null)[];
  /** True if the runs have different questions. */
  isOtherQuestion: boolean;
}

export interface MatchedOutput {
  key: string;
  displayName: string;
  outputs: readonly (RunOutput | null)[];
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
export function matchInputs(runs: readonly Run[]): MatchedInput[] {
  const rows = joinRows(
    runs.map(({ inputs }) => inputs),
    [
      (left, right, place) => isJsonEqual(sent(runs[place.left], left.index), sent(runs[place.right], right.index)),
      (left, right, place) => askedAt(runs, place.left, left) === askedAt(runs, place.right, right),
      (left, right) => left.index === right.index,
    ],
  );
  return rows.map((inputs, position) => {
    const asked = inputs.flatMap((input, at) => (input === null ? [] : [askedAt(runs, at, input)]));
    return { key: String(position), inputs, isOtherQuestion: new Set(asked).size > 1 };
  });
}

function askedAt(runs: readonly Run[], position: number, { index }: RunInputResult): string | null {
  const run = runs[position];
  return run === undefined ? null : questionOf(run, index);
}

function sent(run: Run | undefined, index: number): unknown {
  return run?.request.inputs?.[index] ?? null;
}

/** Matches by the component's id, else by its name if that is unique. In the order of the first run. */
export function matchOutputs(inputs: readonly (RunInputResult | null)[]): MatchedOutput[] {
  const lists = inputs.map((input) => input?.outputs ?? []);
  const isNameOfOne = lists.map(
    (outputs) => (name: string) => outputs.filter(({ displayName }) => displayName === name).length === 1,
  );
  const rows = joinRows(lists, [
    (left, right) => left.component !== null && left.component === right.component,
    (left, right, place) =>
      left.displayName === right.displayName &&
      isNameOfOne[place.left]?.(left.displayName) === true &&
      isNameOfOne[place.right]?.(right.displayName) === true,
  ]);
  return rows.map((outputs, index) => {
    const there = outputs.filter((output) => output !== null);
    const ids = new Set(there.map(({ component }) => component));
    return { key: String(index), displayName: there[0]?.displayName ?? '', outputs, isByName: ids.size > 1 };
  });
}

type Rule<Item> = (left: Item, right: Item, place: { left: number; right: number }) => boolean;

/** Matches the items of each list with those of the lists before it; stronger rules first. */
function joinRows<Item>(lists: readonly (readonly Item[])[], rules: readonly Rule<Item>[]): (Item | null)[][] {
  const rows: (Item | null)[][] = [];
  for (const [right, list] of lists.entries()) {
    const open = new Set(list.keys());
    for (const rule of rules) {
      for (const row of rows) {
        if ((row[right] ?? null) !== null) continue;
        const left = row.findIndex((item) => item !== null);
        const item = row[left];
        if (item === undefined || item === null) continue;
        const found = [...open].find((at) => {
          const candidate = list[at];
          return candidate !== undefined && rule(item, candidate, { left, right });
        });
        if (found === undefined) continue;
        open.delete(found);
        row[right] = list[found] ?? null;
      }
    }
    for (const at of open) {
      const row: (Item | null)[] = lists.map(() => null);
      row[right] = list[at] ?? null;
      rows.push(row);
    }
  }
  return rows;
}
