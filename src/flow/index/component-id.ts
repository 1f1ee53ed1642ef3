/** The parts of a component's id, `Prompt-abc12`, and names made with it. */
import type { FlowComponent, FlowIndex } from './flow-index.ts';

/** The part after the last dash, which distinguishes components with the same name. */
export function idTail(id: string): string {
  return id.slice(id.lastIndexOf('-') + 1);
}

/** `Prompt` for `Prompt-abc12`; null for a name that does not look like an id. */
export function idPrefix(name: string): string | null {
  return /^(.+)-[A-Za-z0-9]{1,16}$/.exec(name)?.[1] ?? null;
}

/** The id up to its first dash, which Langflow uses as the type to find inputs and outputs. */
export function idType(id: string): string {
  const dash = id.indexOf('-');
  return dash < 0 ? id : id.slice(0, dash);
}

/** Display name, with the id if several components share it. */
export function uniqueName(index: FlowIndex, id: string): string {
  const name = index.byId.get(id)?.displayName ?? id;
  return (index.byDisplayName.get(name)?.length ?? 0) > 1 ? `${name} ${id}` : name;
}

/** The components that a request means by a name: the one with this id, and all with this display name. */
export function componentsNamed({ byId, byDisplayName }: FlowIndex, name: string): readonly FlowComponent[] {
  const own = byId.get(name);
  const named = byDisplayName.get(name) ?? [];
  return own && !named.includes(own) ? [own, ...named] : named;
}
