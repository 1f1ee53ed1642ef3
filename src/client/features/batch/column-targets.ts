/** Targets for the columns of a batch, as options of a select. */
import { isTweakable } from '#flow/index/is-tweakable.ts';
import { isSecretField } from '#flow/index/secret-field.ts';
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

/** Targets by field name, for fields that only one component has. */
export function fieldTargets(flow: FlowDetail): ReadonlyMap<string, ColumnTarget> {
  const found = new Map<string, ColumnTarget>();
  const shared = new Set<string>();
  for (const { target } of tweakTargets(flow)) {
    if (found.has(target.field)) shared.add(target.field);
    found.set(target.field, target);
  }
  for (const name of shared) found.delete(name);
  return found;
}

/** All targets, as options for the user. */
export function targetOptions(flow: FlowDetail): { value: string; label: string }[] {
  const fields = tweakTargets(flow).map(({ target, name }) => ({
    value: targetKey(target),
    label: `Tweak ${name} · ${target.field}`,
  }));
  return [
    { value: 'nothing', label: 'Ignore' },
    { value: 'value', label: 'Input' },
    { value: 'components', label: 'Components of the input, separated by ;' },
    { value: 'expected', label: 'Expected answer' },
    ...fields,
  ];
}

/** Without secrets, because the rows are stored on this device. */
function tweakTargets({ index }: FlowDetail) {
  return index.components.flatMap(({ id, displayName, fields }) =>
    [...fields.values()]
      .filter((field) => isTweakable(field) && !isSecretField(field))
      .map((field) => ({ target: { kind: 'tweak', component: id, field: field.name } as const, name: displayName })),
  );
}
