/** The fields of a flow that the column of a file can set. */
import type { FlowComponent, FlowField, FlowIndex } from '#flow/index/flow-index.ts';
import { isTweakable } from '#flow/index/is-tweakable.ts';
import { isSecretField } from '#flow/index/secret-field.ts';
import type { ColumnTarget } from '../suite/target-of-column.ts';

export interface TweakColumn {
  component: FlowComponent;
  field: FlowField;
}

/** Fields that a column can set, without secrets, because rows are saved. */
export function tweakColumns({ components }: Pick<FlowIndex, 'components'>): TweakColumn[] {
  return components.flatMap((component) =>
    [...component.fields.values()]
      .filter((field) => isTweakable(field) && !isSecretField(field))
      .map((field) => ({ component, field })),
  );
}

/** Targets by field name, for fields that only one component has. */
export function fieldTargets(index: Pick<FlowIndex, 'components'>): ReadonlyMap<string, ColumnTarget> {
  const found = new Map<string, ColumnTarget>();
  const shared = new Set<string>();
  for (const { component, field } of tweakColumns(index)) {
    if (found.has(field.name)) shared.add(field.name);
    found.set(field.name, { kind: 'field', component: component.id, field: field.name, isMapped: true });
  }
  for (const name of shared) found.delete(name);
  return found;
}
