/** Which component of a flow an error speaks of. */
import type { FlowIndex } from '#flow/index/flow-index.ts';
import type { Run } from './run.ts';
import type { RunError } from './run-error.ts';

/** The error with the name of its component, which some servers leave out. */
export function withName({ components = [] }: Pick<Run, 'components'>, error: RunError): RunError {
  if (error.kind !== 'component-failed' || error.displayName !== null || error.component === null) return error;
  return { ...error, displayName: components.find(({ id }) => id === error.component)?.displayName ?? null };
}

/** Its id; null for errors of another kind, where the flow does not have it, or several share the only name that the server gave. */
export function failedComponent(index: FlowIndex, error: RunError): string | null {
  if (error.kind !== 'component-failed') return null;
  const { component, displayName } = error;
  if (component !== null) return index.byId.has(component) ? component : null;
  const named = displayName === null ? [] : (index.byDisplayName.get(displayName) ?? []);
  return named.length === 1 ? (named[0]?.id ?? null) : null;
}
