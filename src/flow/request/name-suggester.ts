/** Close real names for what a flow does not have, with a bound on the work. */

import type { FlowComponent, FlowIndex } from '../index/flow-index.ts';
import { isTweakable } from '../index/is-tweakable.ts';
import { nameFinder } from './close-names.ts';

/** Names looked up for one report; later ones get no suggestion, so that a report stays linear in leaves and nodes. */
const maxLookups = 50;

/** Lookups of one report over one flow. Each finder is made when it is first needed. */
export function nameSuggester(index: FlowIndex) {
  let lookups = 0;
  const finders = new Map<FlowIndex | FlowComponent, (name: string) => string[]>();
  let bareFinder: ((name: string) => string[]) | null = null;
  const find = (key: FlowIndex | FlowComponent, candidates: () => string[], name: string): string[] => {
    lookups += 1;
    if (lookups > maxLookups) return [];
    const finder = finders.get(key) ?? nameFinder(candidates());
    finders.set(key, finder);
    return finder(name);
  };
  return {
    component: (name: string) =>
      find(index, () => index.components.flatMap((component) => [component.id, component.displayName]), name),
    field: (component: FlowComponent, name: string) =>
      find(component, () => [...component.fields.values()].filter(isTweakable).map((field) => field.name), name),
    bare: (name: string) => {
      lookups += 1;
      if (lookups > maxLookups) return [];
      bareFinder ??= nameFinder(
        index.components
          .flatMap((component) => [...component.fields.values()].filter(isTweakable))
          .map(({ name: field }) => field),
      );
      return bareFinder(name);
    },
  };
}
