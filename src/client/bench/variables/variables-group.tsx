/** The last group of the form: a table of names and values, which fields each reaches, and the names that the flow loads. */
import { useEffect, useEffectEvent, useId, useMemo, useRef, useState } from 'react';
import type { VariableField } from '#flow/tweaks/variable-fields.ts';
import type { DraftVariable } from '#run/model/request-draft.ts';
import { isHeaderName } from '#run/plan/check-variables.ts';
import { useDraftPlan } from '../../draft/analysis/draft-analysis.ts';
import { type DraftPlan, sentVariableNames } from '../../draft/plan/draft-plan.ts';
import { useDraftForm, useDraftValue } from '../../draft/use-draft.ts';
import { IconChevronDown, IconChevronRight } from '../../shell/icons/icons.ts';
import { goTo } from '../../shell/navigation/go-to.ts';
import { useUiState } from '../../shell/state/ui-state.ts';
import { useUiRequest } from '../../shell/state/use-ui-request.ts';
import { randomId } from '../../shell/ui/browser/random-id.ts';
import { DataTable } from '../../shell/ui/layout/data-table.tsx';
import { fieldsOfVariables } from '../draft/plan/fields-of-variables.ts';
import { AddVariables } from './add-variables.tsx';
import { VariableRow } from './variable-row.tsx';
import classes from './variables-group.module.css';

const NO_FIELDS: readonly VariableField[] = [];

export interface VariablesGroupProps {
  isOpen: boolean;
  onToggle: () => void;
  /** False while a search or a choice of fields leaves the group out; one that is set is always shown. */
  isListed: boolean;
  /** Makes the form show the group, open. */
  onReveal: () => void;
  /** Shows a field of the form and focuses it. */
  onGoToField: (field: VariableField) => void;
}

export function VariablesGroup({ isOpen, onToggle, isListed, onReveal, onGoToField }: VariablesGroupProps) {
  const form = useDraftForm();
  const rows = useDraftValue('variables') ?? [];
  const plan = useDraftPlan();
  const fields = useMemo(() => (plan === null ? NO_FIELDS : fieldsOfVariables(plan)), [plan]);
  const group = useRef<HTMLFieldSetElement>(null);
  const countId = useId();
  const addButton = useRef<HTMLButtonElement>(null);
  const isAsked = useUiState(({ requests }) => requests.focus?.kind === 'variables');
  const isShown = isListed && isOpen;
  const reveal = useEffectEvent(onReveal);
  useEffect(() => {
    if (isAsked && !isShown) reveal();
  }, [isAsked, isShown]);
  useUiRequest(
    'focus',
    () => group.current?.querySelector<HTMLElement>('input, [data-body] button')?.focus(),
    ({ kind }) => isShown && kind === 'variables',
  );
  // A new row takes the focus: its name, or its value if it has a name.
  const [added, setAdded] = useState<DraftVariable | null>(null);
  const last = rows.at(-1)?.id;
  useEffect(() => {
    if (added === null || added.id !== last) return;
    const inputs = group.current?.querySelectorAll<HTMLElement>('tbody tr:last-child input');
    inputs?.[added.name === '' ? 0 : 1]?.focus();
    setAdded(null);
  }, [added, last]);
  const loaded = [...new Set(fields.map(({ variable }) => variable))];
  const used = new Set(rows.map(({ name }) => name.trim().toUpperCase()));
  const offered = loaded.filter((name) => isHeaderName(name) && !used.has(name));
  const set = plan?.variables.filter(({ error, hasValue }) => error === null && hasValue).length ?? 0;
  if (!isListed && set === 0) return null;
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  const add = (name: string) => {
    const row = { id: randomId(), name };
    form.setValue('variables', [...rows, row], { shouldDirty: true });
    setAdded(row);
  };
  return (
    <fieldset aria-label="Variables of the run" ref={group} data-own-undo>
      <h3 className={`tb-sunken tb-hairline ${classes.head}`}>
        <button
          type="button"
          className={`tb-plain tb-row tb-wide tb-ink tb-gap-xs-sm tb-ring-inside tb-high ${classes.toggle}`}
          aria-expanded={isOpen}
          aria-label="Variables of the run"
          aria-describedby={countId}
          onClick={onToggle}
        >
          <Chevron size={16} stroke={1.6} aria-hidden="true" className="tb-fixed tb-quiet" />
          <span className="tb-strong tb-md">Variables of the run</span>
          <span className="tb-end tb-fixed tb-quiet tb-size-sm tb-regular" id={countId}>
            {set > 0 && `${set} set`}
          </span>
        </button>
      </h3>
      {isOpen && (
        <div className={classes.body} data-body>
          <p className={`tb-sm-tall tb-quiet ${classes.lead}`}>
            Override the server's global variables for this run. Values stay in this tab and are never saved or shared.
          </p>
          {rows.length > 0 && (
            <DataTable
              label="Variables of this run"
              className="tb-table tb-columns-fixed tb-below-sm"
              columns={['Name', 'Value', { name: 'Remove', className: classes.end }]}
            >
              {rows.map((row, position) => (
                <VariableRow
                  key={row.id}
                  row={row}
                  position={position}
                  rows={rows}
                  checked={plan?.variables.find(({ row: { id } }) => id === row.id) ?? null}
                  fields={fields}
                  onGoToField={onGoToField}
                  offered={offered}
                  onRemoved={() => addButton.current?.focus()}
                />
              ))}
            </DataTable>
          )}
          <AddVariables
            has={rows.length}
            offered={offered}
            titleOf={(name) => `Loaded by ${fieldNames(fields, name)}`}
            onAdd={add}
            buttonRef={addButton}
          />
          {rows.length > 0 && plan !== null && <Route plan={plan} />}
          <Unsendable fields={fields} />
        </div>
      )}
    </fieldset>
  );
}

/** "Language Model api_key, Probe plain". */
export function fieldNames(fields: readonly VariableField[], variable: string): string {
  return fields
    .filter((one) => one.variable === variable)
    .map(({ component, field }) => `${component.displayName} ${field.name}`)
    .join(', ');
}

/** Whether the planned requests carry the variables. */
function Route({ plan }: { plan: DraftPlan }) {
  const isSent = sentVariableNames(plan).length > 0;
  const hasAny = plan.variables.some(({ error, hasValue }) => error === null && hasValue);
  if (!hasAny) return null;
  return (
    <p className={`tb-sm-tall ${isSent ? 'tb-quiet' : 'tb-problem'} ${classes.lead}`}>
      {isSent ? 'Sent in headers to /api/v1/run. ' : 'Not sent: this route takes no variables, so they reach nothing. '}
      <button type="button" className="tb-link" onClick={() => goTo({ kind: 'plan' })}>
        {isSent ? 'Why this route' : 'Why, and what to do'}
      </button>
    </p>
  );
}

/** Fields that load a variable whose name no header can have. */
function Unsendable({ fields }: { fields: readonly VariableField[] }) {
  const names = [...new Set(fields.map(({ variable }) => variable))].filter((name) => !isHeaderName(name));
  if (names.length === 0) return null;
  const listed = names.map((name) => `${name} (${fieldNames(fields, name)})`).join(', ');
  return (
    <p className={`tb-sm-tall tb-quiet ${classes.lead}`}>
      Only names of capital letters, digits, - . and _ can be sent with a run. The flow also loads {listed}: set these
      fields with tweaks.
    </p>
  );
}
