/** The button that adds a check, with its menu of kinds. */
import '@mantine/core/styles/Menu.layer.css';
import { Menu } from '@mantine/core';
import { Fragment, useEffect, useState } from 'react';
import { valueAt } from '#contract/json.ts';
import type { ValuePath } from '#run/suite/text/change-value.ts';
import { CHECK_FORMS, CHECK_GROUPS, newCheck } from '#run/suite-source/check-forms.ts';
import { IconPlus } from '../../../icons/icons.ts';
import { focusInto } from '../../../ui/focus/focus-into.ts';
import { useSuiteEditing } from '../shared/suite-editing.ts';
import { checkId } from './check-id.ts';
import classes from './checks.module.css';

export interface AddCheckProps {
  path: ValuePath;
  /** Accessible name. */
  label: string;
}

export function AddCheck({ path, label }: AddCheckProps) {
  const { value, apply } = useSuiteEditing();
  const checks = valueAt(value, path);
  const count = Array.isArray(checks) ? checks.length : 0;
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
        <button type="button" className="tb-link tb-row tb-sm tb-strong tb-gap-xs-sm" aria-label={label}>
          <IconPlus size={14} stroke={1.8} aria-hidden="true" />
          Add check
        </button>
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
