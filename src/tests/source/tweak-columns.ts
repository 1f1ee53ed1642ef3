/** The fields of a flow that the column of a file can set. */
import type { FlowComponent, FlowField, FlowIndex } from '#flow/index/flow-index.ts';
import { isTweakable } from '#flow/index/is-tweakable.ts';
import { isSecretField } from '#flow/index/secret-field.ts';
import { componentOfColumn } from '../suite/rows/column-field.ts';
import type { ColumnTarget, ColumnValue } from '../suite/rows/target-of-column.ts';

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

/** The field that a column sets by its name; null if there is none, or if it must not be saved. */
export function fieldTarget(
  column: Pick<ColumnValue, 'component' | 'field'>,
  index: Pick<FlowIndex, 'byId' | 'byDisplayName' | 'byField'>,
): ColumnTarget | null {
  const owner = componentOfColumn(column, index);
  const field = owner?.fields.get(column.field);
  if (!owner || !field || !isTweakable(field) || isSecretField(field)) return null;
  return { kind: 'field', component: owner.id, field: field.name, isMapped: true };
}
