/** Finds the component of a flow that an error is about. */
import type { FlowIndex } from '#flow/index/flow-index.ts';
import type { Run } from './run.ts';
import type { RunError } from './run-error.ts';

/** Adds the name of the component, which some servers leave out. */
export function withComponentName({ components }: Pick<Run, 'components'>, error: RunError): RunError {
  if (error.kind !== 'component-failed' || error.displayName !== null || error.component === null) return error;
  return { ...error, displayName: components.find(({ id }) => id === error.component)?.displayName ?? null };
}

/** Its id; null for other errors, for a component that the flow does not have, and for a name that several components share. */
export function failedComponent(index: FlowIndex, error: RunError): string | null {
  if (error.kind !== 'component-failed') return null;
  const { component, displayName } = error;
  if (component !== null) return index.byId.has(component) ? component : null;
  const named = displayName === null ? [] : (index.byDisplayName.get(displayName) ?? []);
  return named.length === 1 ? (named[0]?.id ?? null) : null;
}
