/** Which field of the flow a column of a file sets. */
import type { FlowComponent, FlowIndex } from '#flow/index/flow-index.ts';
import { componentOfKey } from '#flow/tweaks/component-of-key.ts';
import type { ColumnValue } from './target-of-column.ts';

/** Null if the flow has no such field, or if only its name is given and several components have it. */
export function componentOfColumn(
  { component, field }: Pick<ColumnValue, 'component' | 'field'>,
  index: Pick<FlowIndex, 'byId' | 'byDisplayName' | 'byField'>,
): FlowComponent | null {
  if (component === null) {
    const [owner, ...others] = index.byField.get(field) ?? [];
    return owner !== undefined && others.length === 0 ? owner : null;
  }
  const owner = componentOfKey(index, component);
  return owner?.fields.has(field) ? owner : null;
}
