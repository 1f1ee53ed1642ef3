/** How components are offered by name and by id, and what counts as known. */
import type { FlowComponent } from '#flow/index/flow-index.ts';
import type { NameChoice } from '../../ui/controls/name-picker.tsx';

/** Both ways to name a component, each name once. */
export function nameGroups(components: readonly FlowComponent[]): { group: string; choices: NameChoice[] }[] {
  const byName = new Map<string, FlowComponent[]>();
  for (const component of components) {
    byName.set(component.displayName, [...(byName.get(component.displayName) ?? []), component]);
  }
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

/** For names that mean a component by its id or its display name. */
export function isNameOf(components: readonly FlowComponent[]): (name: string) => boolean {
  const known = new Set(components.flatMap(({ id, displayName }) => [id, displayName]));
  return (name) => known.has(name);
}
