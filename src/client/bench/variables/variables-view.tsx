/** The variables of a run: a table of names and values, which fields each reaches, and the names that the flow loads. */
import { useEffect, useMemo, useRef, useState } from 'react';
import type { VariableField } from '#flow/tweaks/variable-fields.ts';
import type { DraftVariable } from '#run/model/request-draft.ts';
import { isHeaderName } from '#run/plan/check-variables.ts';
import { useDraftPlan } from '../../draft/analysis/draft-analysis.ts';
import { type DraftPlan, sentVariableNames } from '../../draft/plan/draft-plan.ts';
import { useDraftForm, useDraftValue } from '../../draft/use-draft.ts';
import { goTo } from '../../shell/navigation/go-to.ts';
import { useFlowId } from '../../shell/navigation/use-url-key.ts';
import { useUiRequest } from '../../shell/state/use-ui-request.ts';
import { randomId } from '../../shell/ui/browser/random-id.ts';
import { DataTable } from '../../shell/ui/layout/data-table.tsx';
import { fieldsOfVariables } from '../draft/plan/fields-of-variables.ts';
import { AddVariables } from './add-variables.tsx';
import { VariableRow } from './variable-row.tsx';
import classes from './variables-view.module.css';

const NO_FIELDS: readonly VariableField[] = [];

export function VariablesView() {
  const form = useDraftForm();
  const rows = useDraftValue('variables') ?? [];
  const plan = useDraftPlan();
  const flowId = useFlowId();
  const fields = useMemo(() => (plan === null ? NO_FIELDS : fieldsOfVariables(plan)), [plan]);
  const table = useRef<HTMLElement>(null);
  const addButton = useRef<HTMLButtonElement>(null);
  useUiRequest(
    'focus',
    () => table.current?.querySelector<HTMLElement>('input, button')?.focus(),
    ({ kind }) => kind === 'variables',
  );
  // A new row takes the focus: its name, or its value if it has a name.
  const [added, setAdded] = useState<DraftVariable | null>(null);
  const last = rows.at(-1)?.id;
  useEffect(() => {
    if (added === null || added.id !== last) return;
    const inputs = table.current?.querySelectorAll<HTMLElement>('tbody tr:last-child input');
    inputs?.[added.name === '' ? 0 : 1]?.focus();
    setAdded(null);
  }, [added, last]);
  const loaded = [...new Set(fields.map(({ variable }) => variable))];
  const used = new Set(rows.map(({ name }) => name.trim().toUpperCase()));
  const offered = loaded.filter((name) => isHeaderName(name) && !used.has(name));
  if (flowId === null) return <p className={`tb-quiet ${classes.lead}`}>Choose a flow first.</p>;
  const add = (name: string) => {
    const row = { id: randomId(), name };
    form.setValue('variables', [...rows, row], { shouldDirty: true });
    setAdded(row);
  };
  return (
    <section className={`tb-grow tb-scroll-y ${classes.view}`} aria-label="Variables" ref={table}>
      <p className={`tb-sm-tall tb-quiet ${classes.lead}`}>
        Values for this run, in place of the server's global variables. Only this tab has them, until you close it; no
        link, file or saved run does.
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
    </section>
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
