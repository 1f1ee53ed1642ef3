/** Where a column of a batch can go, as the options of a select. */
import { isTweakable } from '#flow/is-tweakable.ts';
import { isSecretField } from '#flow/secret-field.ts';
import type { ColumnTarget } from '#run/batch/batch.ts';
import type { FlowDetail } from '../../api/flow-detail.ts';

export function targetKey(target: ColumnTarget | undefined): string {
  if (target?.kind === 'tweak') return `tweak\n${target.component}\n${target.field}`;
  return target?.kind ?? 'nothing';
}

export function toTarget(key: string): ColumnTarget {
  if (key === 'value' || key === 'components' || key === 'expected') return { kind: key };
  const [word, component = '', field = ''] = key.split('\n');
  return word === 'tweak' ? { kind: 'tweak', component, field } : { kind: 'nothing' };
}

/** A secret is no column: the rows are kept on this device. */
export function targetOptions({ index }: FlowDetail): { value: string; label: string }[] {
  const fields = index.components.flatMap((component) =>
    [...component.fields.values()]
      .filter((field) => isTweakable(field) && !isSecretField(field))
      .map(({ name }) => ({
        value: targetKey({ kind: 'tweak', component: component.id, field: name }),
        label: `Tweak ${component.displayName} · ${name}`,
      })),
  );
  return [
    { value: 'nothing', label: 'Nothing' },
    { value: 'value', label: 'The input’s value' },
    { value: 'components', label: 'The input’s components, with ; between them' },
    { value: 'expected', label: 'The expected answer' },
    ...fields,
  ];
}
