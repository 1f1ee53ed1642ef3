/** The component type that a flow's file names. */
import type { ComponentRegistry, ComponentType } from '../component-base/component.ts';

/**
 * Null for a type that is not in the registry. Where the name itself is not, another spelling of it counts: the starter flows of
 * Langflow 1.13.0 write `parser` for `ParserComponent`, others leave "Component" out or write spaces.
 */
export function findComponentType(registry: ComponentRegistry, type: string): ComponentType | null {
  const exact = registry.get(type);
  if (exact) return exact;
  const wanted = plainName(type);
  for (const [name, found] of registry) {
    if (plainName(name) === wanted) return found;
  }
  return null;
}

function plainName(type: string): string {
  return type
    .toLowerCase()
    .replace(/[\s_-]/g, '')
    .replace(/component$/, '');
}
