/** Compares two JSON values: one change for each value that only one of them has, at any depth. */
import { canonical, isJsonEqual, isJsonObject, type JsonValue } from '#contract/json.ts';
import type { JsonPath } from '../results/result-accessor.ts';
import { type AlignedRun, alignOrReplace } from './align-lists.ts';

export interface JsonChange {
  /** Path in the later value; for removed values in the earlier one. */
  path: JsonPath;
  /** Path in the earlier value; null for added values. */
  pathBefore: JsonPath | null;
  kind: 'changed' | 'removed' | 'added';
  /** Undefined for added values. */
  before: JsonValue | undefined;
  /** Undefined for removed values. */
  after: JsonValue | undefined;
}

export interface JsonDifference {
  /** In the order of the later value. */
  changes: readonly JsonChange[];
  /** Number of primitive values that both have at the same path. */
  same: number;
  /** Share of primitive values that only one of them has, from 0 to 1. */
  changed: number;
}

/** Compares objects by their keys in any order, and lists by the content of their items, so that one new item is one change. */
export function diffJson(before: JsonValue, after: JsonValue): JsonDifference {
  const found: Found = { changes: [], same: 0 };
  // Recursion is safe: every edge of the page limits nesting to 200 levels.
  compare(before, after, [], [], found);
  const { changes, same } = found;
  const differing = changes.reduce((sum, change) => sum + leavesOf(change), 0);
  return { changes, same, changed: differing / (differing + 2 * same) };
}

interface Found {
  changes: JsonChange[];
  same: number;
}

function leavesOf({ before, after }: JsonChange): number {
  return (before === undefined ? 0 : countLeaves(before)) + (after === undefined ? 0 : countLeaves(after));
}

function compare(before: JsonValue, after: JsonValue, pathBefore: JsonPath, path: JsonPath, found: Found): void {
  if (isJsonEqual(before, after)) {
    found.same += countLeaves(before);
    return;
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    compareLists(before, after, pathBefore, path, found);
    return;
  }
  if (!isJsonObject(before) || !isJsonObject(after)) {
    found.changes.push({ path, pathBefore, kind: 'changed', before, after });
    return;
  }
  const then = new Map(Object.entries(before));
  const now = new Map(Object.entries(after));
  for (const [key, value] of then) {
    if (now.has(key)) continue;
    const at = [...pathBefore, key];
    found.changes.push({ path: at, pathBefore: at, kind: 'removed', before: value, after: undefined });
  }
  for (const [key, value] of now) {
    const old = then.get(key);
    const at = [...path, key];
    if (old === undefined) {
      found.changes.push({ path: at, pathBefore: null, kind: 'added', before: undefined, after: value });
    } else compare(old, value, [...pathBefore, key], at, found);
  }
}

function compareLists(
  before: readonly JsonValue[],
  after: readonly JsonValue[],
  pathBefore: JsonPath,
  path: JsonPath,
  found: Found,
): void {
  const runs = alignEitherWay(before.map(canonical), after.map(canonical));
  let then = 0;
  let now = 0;
  const settle = (removed: number, added: number) => {
    const pairs = Math.min(removed, added);
    for (let position = 0; position < pairs; position += 1) {
      const [old, value] = [before[then + position] ?? null, after[now + position] ?? null];
      compare(old, value, [...pathBefore, then + position], [...path, now + position], found);
    }
    for (let position = then + pairs; position < then + removed; position += 1) {
      const at = [...pathBefore, position];
      const old = before[position] ?? null;
      found.changes.push({ path: at, pathBefore: at, kind: 'removed', before: old, after: undefined });
    }
    for (let position = now + pairs; position < now + added; position += 1) {
      const at = [...path, position];
      const value = after[position] ?? null;
      found.changes.push({ path: at, pathBefore: null, kind: 'added', before: undefined, after: value });
    }
    then += removed;
    now += added;
  };
  let removed = 0;
  let added = 0;
  for (const { kind, items } of runs) {
    if (kind === 'removed') removed += items.length;
    else if (kind === 'added') added += items.length;
    else {
      settle(removed, added);
      [removed, added] = [0, 0];
      for (const item of before.slice(then, then + items.length)) found.same += countLeaves(item);
      then += items.length;
      now += items.length;
    }
  }
  settle(removed, added);
}

const TURNED = { same: 'same', removed: 'added', added: 'removed' } as const;

/** Chooses the same one of several shortest alignments from both sides, so that the share that differs is the same too. */
function alignEitherWay(before: readonly string[], after: readonly string[]): AlignedRun<string>[] {
  const first = before.findIndex((item, position) => item !== after[position]);
  if ((before[first] ?? '') <= (after[first] ?? '')) return alignOrReplace(before, after);
  return alignOrReplace(after, before).map(({ kind, items }) => ({ kind: TURNED[kind], items }));
}

/** Number of primitive values; an empty list or object counts as one. */
function countLeaves(value: JsonValue): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Math.max(
    1,
    Object.values(value).reduce<number>((sum, item) => sum + countLeaves(item), 0),
  );
}
