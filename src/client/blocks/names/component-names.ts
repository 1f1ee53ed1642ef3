/** Names and ids of components as choices of a name picker. */
import { groupPairs } from '#contract/group-pairs.ts';
import type { FlowComponent } from '#flow/index/flow-index.ts';
import type { NameChoice } from '../../shell/ui/controls/name-picker.tsx';

/** Display names and ids, each once. */
export function nameGroups(components: readonly FlowComponent[]): { group: string; choices: NameChoice[] }[] {
  const byName = groupPairs(components.map((component) => [component.displayName, component]));
  const names = [...byName].map(([value, sharers]) => ({
    value,
    note: sharers.length > 1 ? `${sharers.length} share this name` : (sharers[0]?.id ?? ''),
  }));
  const ids = components
    .filter(({ id }) => !byName.has(id))
    .map(({ id, displayName }) => ({ value: id, note: displayName, isId: true }));
  return [
    { group: 'By name', choices: names },
    { group: 'By id', choices: ids },
  ];
}

/** Returns a function that is true for the id or the display name of one of the components. */
export function isNameOf(components: readonly FlowComponent[]): (name: string) => boolean {
  const known = new Set(components.flatMap(({ id, displayName }) => [id, displayName]));
  return (name) => known.has(name);
}
