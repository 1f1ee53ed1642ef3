/** Finds the component type for a type name in a flow file. */
import type { ComponentRegistry, ComponentType } from '../component-base/component.ts';

/**
 * Null for a type that is not in the registry. Other spellings are accepted: the starter flows of Langflow 1.13.0 write
 * `parser` for `ParserComponent`, others omit "Component" or use spaces.
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
