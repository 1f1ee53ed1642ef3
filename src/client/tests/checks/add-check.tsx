/** The button that adds a check, with its menu of kinds. */
import '@mantine/core/styles/Menu.layer.css';
import { Menu } from '@mantine/core';
import { Fragment, useState } from 'react';
import { valueAt } from '#contract/json.ts';
import { CHECK_FORMS, CHECK_GROUPS, formText, newCheck } from '#tests/source/check-forms.ts';
import { pathText } from '#tests/suite/read-document.ts';
import { listOf } from '#tests/suite/rows/json-parts.ts';
import type { ValuePath } from '#tests/suite/text/change-value.ts';
import { IconPlus } from '../../shell/icons/icons.ts';
import { sendUiRequest } from '../../shell/state/send-ui-request.ts';
import { IconLink } from '../shared/icon-link.tsx';
import { useSuiteEditing } from '../shared/suite-editing.ts';
import classes from './checks.module.css';

export interface AddCheckProps {
  path: ValuePath;
  /** Accessible name. */
  label: string;
}

export function AddCheck({ path, label }: AddCheckProps) {
  const { value, apply } = useSuiteEditing();
  const count = listOf(valueAt(value, path)).length;
  /** The new check takes the focus, in place of the button. */
  const [isAdded, setAdded] = useState(false);
  return (
    <Menu position="bottom-end" width={220} returnFocus={!isAdded} onOpen={() => setAdded(false)}>
      <Menu.Target>
        <IconLink icon={IconPlus} aria-label={label}>
          Add check
        </IconLink>
      </Menu.Target>
      <Menu.Dropdown className={classes.kinds ?? ''} aria-label={label}>
        <Menu.Label>The answer must</Menu.Label>
        {CHECK_GROUPS.map((group) => (
          <Fragment key={group}>
            <Menu.Label>{group}</Menu.Label>
            {CHECK_FORMS.filter((form) => form.group === group).map((form) => (
              <Menu.Item
                key={form.id}
                onClick={() => {
                  apply({ kind: 'insert', path, at: count, values: [newCheck(form)] });
                  setAdded(true);
                  sendUiRequest('check', pathText([...path, count]));
                }}
              >
                {formText(form)}
              </Menu.Item>
            ))}
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
