/** The button that adds a check, with its menu of kinds. */
import '@mantine/core/styles/Menu.layer.css';
import { Menu } from '@mantine/core';
import { Fragment, useEffect, useState } from 'react';
import { valueAt } from '#contract/json.ts';
import { listOf } from '#run/suite/json-parts.ts';
import { pathText } from '#run/suite/read-document.ts';
import type { ValuePath } from '#run/suite/text/change-value.ts';
import { CHECK_FORMS, CHECK_GROUPS, newCheck } from '#run/suite-source/check-forms.ts';
import { IconPlus } from '../../../icons/icons.ts';
import { focusInto } from '../../../ui/focus/focus-into.ts';
import { IconLink } from '../shared/icon-link.tsx';
import { useSuiteEditing } from '../shared/suite-editing.ts';
import classes from './checks.module.css';

/** Element id of the row of a check, made of its path in the suite. */
export function checkId(path: ValuePath): string {
  return `check-${pathText(path)}`;
}

export interface AddCheckProps {
  path: ValuePath;
  /** Accessible name. */
  label: string;
}

export function AddCheck({ path, label }: AddCheckProps) {
  const { value, apply } = useSuiteEditing();
  const count = listOf(valueAt(value, path)).length;
  /** The place of a check that was added and is not drawn yet; its first field takes the focus. */
  const [added, setAdded] = useState<number | null>(null);
  useEffect(() => {
    const row = added === null ? null : document.getElementById(checkId([...path, added]));
    if (row === null) return;
    setAdded(null);
    const [kind, field] = row.querySelectorAll('input:not([type="hidden"]), textarea, select');
    focusInto(field, kind);
  });
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <IconLink icon={IconPlus} aria-label={label}>
          Add check
        </IconLink>
      </Menu.Target>
      <Menu.Dropdown className={classes.kinds ?? ''} aria-label={label}>
        {CHECK_GROUPS.map((group) => (
          <Fragment key={group}>
            <Menu.Label>{group}</Menu.Label>
            {CHECK_FORMS.filter((form) => form.group === group).map((form) => (
              <Menu.Item
                key={form.id}
                onClick={() => {
                  apply({ kind: 'insert', path, at: count, values: [newCheck(form)] });
                  setAdded(count);
                }}
              >
                {form.label}
              </Menu.Item>
            ))}
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
