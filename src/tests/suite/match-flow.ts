/** The flow that a suite names. */

interface NamedFlow {
  id: string;
  name: string;
  endpoint_name?: string | null | undefined;
}

/** By its id, else its endpoint name, else a name that only one flow has; null if none fits. */
export function matchFlow<Flow extends NamedFlow>(flows: readonly Flow[], key: string): Flow | null {
  const [only, ...others] = flows.filter(({ name }) => name === key);
  return (
    flows.find(({ id }) => id === key) ??
    flows.find(({ endpoint_name: endpoint }) => endpoint === key) ??
    (others.length === 0 ? only : undefined) ??
    null
  );
}
