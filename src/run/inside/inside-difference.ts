/** Where two runs part: the components of one input in both, and what each received, called and gave that differs. Pure. */
import type { ComponentCall, ComponentValues, ValuesByName } from '#contract/component-values.ts';
import type { JsonValue } from '#contract/json.ts';
import { ofBoth, type Pair } from '../compare/run-pair.ts';
import type { InsideComponent, InsideInput } from './inside-input.ts';
import { isSameInRuns } from './stable-values.ts';

export interface PartedValue {
  name: string;
  /** Which time that the component ran, from 0; the first that differs. */
  time: number;
  /** Undefined where there is none. */
  values: Pair<JsonValue | undefined>;
}

export interface PartedComponent {
  key: string;
  name: string;
  /** Null in the run that does not have it. */
  sides: Pair<InsideComponent | null>;
  /** `not reported`: nothing known differs, but one run does not tell everything. */
  state: 'same' | 'differs' | 'not reported';
  /** Fields received that differ, of how many. */
  received: readonly PartedValue[];
  receivedCount: number;
  /** Calls of all times, by position: how many differ, and how many each made. */
  differingCalls: number;
  callCounts: Pair<number>;
  gave: readonly PartedValue[];
  /** How often it ran, or was called as a tool. Null: not reported. */
  runs: Pair<number | null>;
}

export interface InsideDifference {
  /** In the order of B; what only A has comes after what it came after there. */
  components: readonly PartedComponent[];
  first: PartedComponent | null;
  /** Sides that report no values at all. */
  isUnreported: Pair<boolean>;
}

export function insideDifference(inputs: Pair<InsideInput>): InsideDifference {
  const isUnreported = ofBoth(inputs, ({ source }) => source === null || source === 'browser');
  const components = matched(inputs).map((sides) => parted(sides, isUnreported));
  return { components, first: components.find(({ state }) => state === 'differs') ?? null, isUnreported };
}

/** The component that Compare shows first: the last that received something else and called a model. */
export function chosenOfParted({ components, first }: InsideDifference): PartedComponent | null {
  const asksModel = ({ sides }: PartedComponent) =>
    sides.some((side) => side?.times.some(({ calls }) => calls.some(({ kind }) => kind === 'model')));
  const last = components.findLast((component) => component.received.length > 0 && asksModel(component));
  return last ?? first ?? components.at(-1) ?? null;
}

/** By id, else by a name that only one unmatched component of each run has. */
function matched([a, b]: Pair<InsideInput>): Pair<InsideComponent | null>[] {
  const partners = new Map<InsideComponent, InsideComponent>();
  const isIn = (input: InsideInput, id: string | null) => id !== null && input.components.some((one) => one.id === id);
  const lonely = (input: InsideInput, other: InsideInput) => input.components.filter(({ id }) => !isIn(other, id));
  for (const after of b.components) {
    const before = a.components.find(({ id }) => id !== null && id === after.id);
    if (before) partners.set(after, before);
  }
  const [left, right] = [lonely(a, b), lonely(b, a)];
  for (const after of right) {
    const [before, ...others] = left.filter(({ name }) => name === after.name);
    const isOnly = right.filter(({ name }) => name === after.name).length === 1;
    if (before && others.length === 0 && isOnly) partners.set(after, before);
  }
  const rows = b.components.map((after): Pair<InsideComponent | null> => [partners.get(after) ?? null, after]);
  for (const [position, before] of a.components.entries()) {
    if (rows.some(([one]) => one === before)) continue;
    const earlier = a.components[position - 1];
    rows.splice(earlier ? rows.findIndex(([one]) => one === earlier) + 1 : 0, 0, [before, null]);
  }
  return rows;
}

function parted(sides: Pair<InsideComponent | null>, isUnreported: Pair<boolean>): PartedComponent {
  const [a, b] = ofBoth(sides, (side) => side?.times ?? []);
  const runs = ofBoth(sides, (side, at) => (isUnreported[at] ? null : timesRun(side)));
  const both = a.slice(0, b.length).flatMap((before, time) => {
    const after = b[time];
    return after ? [{ time, values: [before, after] as const }] : [];
  });
  const received = both.flatMap(({ time, values }) =>
    differing(
      ofBoth(values, (one) => one.received),
      time,
    ),
  );
  const gave = both.flatMap(({ time, values }) => differing(ofBoth(values, gaveOf), time));
  const calls = ofBoth([a, b], (times) => times.flatMap((one) => one.calls));
  const hasBoth = both.length > 0;
  const differingCalls = hasBoth ? countDifferingCalls(calls) : 0;
  const isOtherRuns = runs[0] !== null && runs[1] !== null && runs[0] !== runs[1];
  const isOtherError = both.some(({ values: [before, after] }) => before.error !== after.error);
  const differs = isOtherRuns || isOtherError || received.length + gave.length + differingCalls > 0;
  const isKnown =
    runs.every((count) => count !== null) && both.every(({ values }) => values.every((one) => one.received !== null));
  const [one, other] = sides;
  const own = other ?? one;
  return {
    ...{ key: `${own?.key ?? ''}${other === null ? ' of A' : ''}`, name: own?.name ?? '', sides, runs },
    state: differs ? 'differs' : isKnown ? 'same' : 'not reported',
    ...{ received: firstOfEach(received), gave: firstOfEach(gave), differingCalls },
    receivedCount: new Set(both.flatMap(({ values }) => values.flatMap((time) => Object.keys(time.received ?? {}))))
      .size,
    callCounts: ofBoth(calls, ({ length }) => length),
  };
}

function timesRun(side: InsideComponent | null): number | null {
  if (side === null) return 0;
  if (side.times.length > 0) return side.times.length;
  if (side.toolCalls !== null) return side.toolCalls;
  return side.row === null && side.absent !== null ? 0 : null;
}

/** What a component gave that has not ended is not known yet, and compared with nothing. */
function gaveOf({ gave, endMs, error }: ComponentValues): ValuesByName | null {
  return gave ?? (endMs !== null || error !== undefined ? {} : null);
}

function differing([before, after]: Pair<ValuesByName | null>, time: number): PartedValue[] {
  if (before === null || after === null) return [];
  const names = new Set([...Object.keys(after), ...Object.keys(before)]);
  return [...names].flatMap((name) => {
    const values = [before[name], after[name]] as const;
    return isSameInRuns(name, ...values) ? [] : [{ name, time, values }];
  });
}

function firstOfEach(values: readonly PartedValue[]): PartedValue[] {
  return values.filter((value, position) => values.findIndex(({ name }) => name === value.name) === position);
}

function countDifferingCalls([a, b]: Pair<readonly ComponentCall[]>): number {
  const positions = Array.from({ length: Math.max(a.length, b.length) }, (_, position) => position);
  return positions.filter((position) => !isSameInRuns('call', said(a[position]), said(b[position]))).length;
}

/** A call without its id, times, tokens and cost. */
function said(call: ComponentCall | undefined): JsonValue | undefined {
  if (call === undefined) return undefined;
  const { kind, name, error, settings, messages, answer, arguments: given, result, calls = [] } = call;
  const parts = { error, settings, arguments: given, result, messages: messages?.map(saidIn) };
  const known = Object.entries({ ...parts, answer: answer && saidIn(answer) }).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value] as const],
  );
  return { kind, name, ...Object.fromEntries(known), calls: calls.flatMap((one) => said(one) ?? []) };
}

function saidIn({ role, text, images = [], asks = [] }: NonNullable<ComponentCall['answer']>): JsonValue {
  return { role, text, images, asks: asks.map(({ name, arguments: given }) => ({ name, arguments: given })) };
}
