/** The variables of a draft with their values, which are in the memory of the tab only. */
import type { DraftVariable, RequestDraft } from '#run/model/request-draft.ts';
import type { RunVariable } from '#run/model/request-plan.ts';
import { type CheckedVariable, checkVariables, variablesToSend } from '#run/plan/check-variables.ts';
import type { DraftProblem } from '#run/plan/to-run-request.ts';
import { useUiState } from '../../shell/state/ui-state.ts';

export interface TypedVariables {
  checked: readonly CheckedVariable[];
  /** Variables to send, with their values. */
  variables: readonly RunVariable[];
  /** Why the request cannot be sent. */
  problem: DraftProblem | null;
}

export function typedVariables({ variables: rows }: Pick<RequestDraft, 'variables'>): TypedVariables {
  const { variableValues } = useUiState.getState();
  const readValue = ({ id }: DraftVariable) => variableValues.get(id) ?? '';
  const checked = checkVariables(rows, readValue);
  const wrong = checked.find(({ error }) => error !== null);
  const name = wrong?.name === '' ? '' : ` ${wrong?.name}`;
  return {
    checked,
    variables: variablesToSend(checked, readValue),
    problem: wrong?.error
      ? { field: 'variables', input: null, line: null, message: `Variable${name}: ${wrong.error.message}` }
      : null,
  };
}

/** Keeps the value of a row until the tab is closed; an empty one is forgotten. */
export function writeVariableValue(id: string, value: string): void {
  useUiState.setState(({ variableValues }) => {
    const values = new Map(variableValues);
    if (value === '') values.delete(id);
    else values.set(id, value);
    return { variableValues: values };
  });
}
