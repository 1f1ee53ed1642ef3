/** One variable of the table. */
import { Autocomplete, PasswordInput } from '@mantine/core';
import { Fragment } from 'react';
import { SEARCHED_LENGTH } from '#flow/secrets/mask-secrets.ts';
import type { VariableField } from '#flow/tweaks/variable-fields.ts';
import { formatCount } from '#run/figures/result-format.ts';
import type { DraftVariable } from '#run/model/request-draft.ts';
import { type CheckedVariable, sentName } from '#run/plan/check-variables.ts';
import { useAnalysisStore } from '../../draft/analysis/draft-analysis.ts';
import { writeParts } from '../../draft/storage/amend-draft.ts';
import { useDraftForm, useEditorSync } from '../../draft/use-draft.ts';
import { useChangeWithUndo } from '../../draft/use-offer-undo.ts';
import { writeVariableValue } from '../../draft/variables/typed-variables.ts';
import { IconX } from '../../shell/icons/icons.ts';
import { useUiState } from '../../shell/state/ui-state.ts';
import { IconButton } from '../../shell/ui/controls/icon-button.tsx';
import classes from './variables-group.module.css';

export interface VariableRowProps {
  row: DraftVariable;
  position: number;
  /** All rows, of which this is one. */
  rows: readonly DraftVariable[];
  /** Null until it is checked. */
  checked: CheckedVariable | null;
  /** All fields of the flow that load a variable. */
  fields: readonly VariableField[];
  /** Names that the flow loads and no row has. */
  offered: readonly string[];
  onGoToField: (field: VariableField) => void;
  onRemoved: () => void;
}

export function VariableRow(props: VariableRowProps) {
  const { row, position, rows, checked, fields, offered, onGoToField, onRemoved } = props;
  const form = useDraftForm();
  const sync = useEditorSync();
  const changeWithUndo = useChangeWithUndo();
  const analysis = useAnalysisStore();
  const value = useUiState(({ variableValues }) => variableValues.get(row.id) ?? '');
  const known = row.name.trim() === '' ? `variable ${position + 1}` : row.name;
  const errorOf = (part: 'name' | 'value') => (checked?.error?.part === part ? checked.error.message : null);
  const isMissing = checked !== null && checked.error === null && !checked.hasValue && checked.name !== '';
  return (
    <tr>
      <td>
        <Autocomplete
          aria-label={`Name of variable ${position + 1}`}
          placeholder="NAME"
          autoComplete="off"
          spellCheck={false}
          classNames={{ input: 'tb-mono' }}
          data={[...offered]}
          value={row.name}
          error={errorOf('name')}
          onChange={(name) =>
            form.setValue(
              'variables',
              rows.map((other) => (other.id === row.id ? { ...other, name } : other)),
              { shouldDirty: true },
            )
          }
        />
        {checked?.error?.part !== 'name' && <Reach name={row.name} fields={fields} onGoToField={onGoToField} />}
      </td>
      <td>
        <PasswordInput
          aria-label={`Value of ${known}`}
          autoComplete="off"
          spellCheck={false}
          visibilityToggleButtonProps={{ 'aria-label': `Show the value of ${known}` }}
          value={value}
          error={errorOf('value')}
          onChange={({ currentTarget }) => {
            writeVariableValue(row.id, currentTarget.value);
            analysis.getState().refresh();
          }}
        />
        {value !== '' && value.length < SEARCHED_LENGTH && (
          <p className="tb-xs tb-quiet tb-above-xs">Too short to be masked where an answer repeats it.</p>
        )}
        {isMissing && <p className="tb-xs tb-problem tb-above-xs">No value in this tab, so it is not sent.</p>}
      </td>
      <td className={classes.end}>
        <IconButton
          icon={IconX}
          label={`Remove ${known}`}
          tip="Remove"
          onClick={() => {
            // Its value stays in the memory of the tab, for Undo.
            changeWithUndo(`Removed ${known}`, () =>
              writeParts(form, sync, { variables: rows.filter(({ id }) => id !== row.id) }),
            );
            onRemoved();
          }}
        />
      </td>
    </tr>
  );
}

/** The fields that load the variable. */
function Reach({ name, fields, onGoToField }: Pick<VariableRowProps, 'fields' | 'onGoToField'> & { name: string }) {
  const sent = sentName(name);
  if (sent === '') return null;
  const reached = fields.filter(({ variable }) => variable === sent);
  const other = fields.find(({ variable }) => variable !== sent && variable.toUpperCase() === sent);
  return (
    <p className="tb-xs tb-quiet tb-break tb-above-xs">
      {sent !== name && `Sent as ${sent}. `}
      {reached.length === 0 ? 'Loaded by no field of this flow' : `Reaches ${formatCount(reached.length, 'field')}: `}
      {reached.map((one, index) => (
        <Fragment key={`${one.component.id} ${one.field.name}`}>
          {index > 0 && ', '}
          <button type="button" className="tb-link" onClick={() => onGoToField(one)}>
            {one.component.displayName} {one.field.name}
          </button>
        </Fragment>
      ))}
      {other &&
        `: ${other.component.displayName} ${other.field.name} loads ${other.variable}, which no header can name`}
    </p>
  );
}
