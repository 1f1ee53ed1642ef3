/** The smallest tweaks with the same effect. */
import { removeTweaks } from '#flow/remove-tweaks.ts';
import type { TweakReport } from '../../draft/tweak-report/tweak-report.ts';

interface Leaf {
  path: readonly string[];
  states: Set<string>;
  /** Component and field that it writes to. */
  targets: string[];
}

function leavesOf(report: TweakReport): Leaf[] {
  const leaves = new Map<string, Leaf>();
  for (const row of report.rows) {
    const key = row.path.join('\n');
    const leaf = leaves.get(key) ?? { path: row.path, states: new Set(), targets: [] };
    leaf.states.add(row.state);
    for (const { target } of row.verdicts) if (target) leaf.targets.push(`${target.component}\n${target.field}`);
    leaves.set(key, leaf);
  }
  return [...leaves.values()];
}

/**
 * Paths of the tweaks that change nothing: ignored, or equal to the flow's value in every component they reach. A tweak
 * that loses against such a one goes with it, because it would count as soon as the other is gone.
 */
export function needlessTweaks(report: TweakReport): (readonly string[])[] {
  const leaves = leavesOf(report);
  const isOnly = (leaf: Leaf, states: readonly string[]) => [...leaf.states].every((state) => states.includes(state));
  let removed = leaves.filter((leaf) => isOnly(leaf, ['ignored', 'no-op']));
  // Each round can only keep more, so this ends.
  for (;;) {
    const freed = new Set(removed.flatMap(({ targets }) => targets));
    const rivals = leaves.filter(
      (leaf) =>
        !removed.includes(leaf) && leaf.states.has('overridden') && leaf.targets.some((target) => freed.has(target)),
    );
    const stuck = rivals.filter((leaf) => !isOnly(leaf, ['ignored', 'no-op', 'overridden']));
    if (stuck.length === 0) return [...removed, ...rivals].map(({ path }) => path);
    const kept = new Set(stuck.flatMap(({ targets }) => targets));
    removed = removed.filter(({ targets }) => !targets.some((target) => kept.has(target)));
  }
}

/** The text of the report without its needless tweaks; comments outside of them stay. */
export function minimalBody(report: TweakReport): string {
  return removeTweaks(report.text, needlessTweaks(report));
}
