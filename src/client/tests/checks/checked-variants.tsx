/** In which variants a case is checked: the others only answer, as a reference. */
import '@mantine/core/styles/Checkbox.layer.css';
import { Checkbox } from '@mantine/core';
import { valueAt } from '#contract/json.ts';
import { FLOW_VARIANT } from '#contract/suite/suite-file.ts';
import { typedText } from '#run/model/typed-value.ts';
import { listOf, objectOf } from '#tests/suite/rows/json-parts.ts';
import type { ValuePath } from '#tests/suite/text/change-value.ts';
import { problemAt, useSuiteEditing } from '../shared/suite-editing.ts';

/** Nothing for a suite without variants, unless the case names some. */
export function CheckedVariants({ path }: { path: ValuePath }) {
  const { value, problems, apply } = useSuiteEditing();
  const at = [...path, 'checked-variants'];
  const given = valueAt(value, at);
  const names = [FLOW_VARIANT, ...listOf(value.variants).map((variant) => typedText(objectOf(variant).name))];
  const checked = given === undefined ? names : listOf(given).map(typedText);
  const all = [...new Set([...names, ...checked])];
  if (all.length === 1) return null;
  const toggle = (name: string) => {
    const next = all.filter((one) => checked.includes(one) !== (one === name));
    if (next.length > 0) apply({ kind: 'set', path: at, value: next.length === all.length ? undefined : next });
  };
  const problem = problemAt(problems, at);
  return (
    <fieldset className="tb-hairline tb-inset" aria-label="Checked variants">
      <p className="tb-sm tb-below-sm">
        <strong>Checked variants</strong> <span className="tb-quiet">the others only answer, as a reference</span>
      </p>
      <div className="tb-row tb-wrap tb-gap-md">
        {all.map((name) => (
          <Checkbox key={name} size="xs" label={name} checked={checked.includes(name)} onChange={() => toggle(name)} />
        ))}
      </div>
      {problem !== null && <p className="tb-sm tb-problem">{problem}</p>}
    </fieldset>
  );
}
