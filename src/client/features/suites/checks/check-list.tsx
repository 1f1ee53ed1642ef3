/** A list of checks at one path of the suite, with a button that adds one. */
import { valueAt } from '#contract/json.ts';

import type { ValuePath } from '#run/suite/text/change-value.ts';
import { useSuiteEditing } from '../shared/suite-editing.ts';
import { CheckRow } from './check-row.tsx';

export interface CheckListProps {
  path: ValuePath;
  /** What a check is called: `Check 2 of this case`. */
  nameOf: (place: number) => string;
}

export function CheckList({ path, nameOf }: CheckListProps) {
  const { value } = useSuiteEditing();
  const checks = valueAt(value, path);
  const count = Array.isArray(checks) ? checks.length : 0;
  if (count === 0) return null;
  return (
    <div className="tb-gap-xs-sm tb-stack">
      {Array.from({ length: count }, (_, place) => (
        <CheckRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a check has no other key
          key={place}
          list={path}
          place={place}
          name={nameOf(place)}
          renderChecks={(at, name) => <CheckList path={at} nameOf={name} />}
        />
      ))}
    </div>
  );
}
