/** Lines that show which components receive the request's inputs. */

import type { FlowComponent } from '#flow/index/flow-index.ts';
import type { InputBinding } from '#flow/request/bind-inputs.ts';
import { showValue } from '#run/report/show-value.ts';
import type { NodeLine } from './graph-node-model.ts';

export const INPUT_FIELD = 'input_value';

/** True for an input component whose text is not connected. */
export function takesInput({ isInput, fields }: FlowComponent): boolean {
  return isInput && fields.get(INPUT_FIELD)?.connection === null;
}

/** `Input 1`, `Inputs 1 and 2`, `3 inputs`; what the component gets in place of inputs. */
function namesOf(bindings: readonly InputBinding[]): string {
  const [first, second] = bindings;
  if (first && !first.isSent) return 'empty text';
  if (first && bindings.length === 1) return `Input ${first.input + 1}`;
  if (first && second && bindings.length === 2) return `Inputs ${first.input + 1} and ${second.input + 1}`;
  return `${bindings.length} inputs`;
}

/**
 * What an input component receives. Null for other components, and if no input reaches it and the flow has no text for it.
 * `bindings` are those of the shown inputs.
 */
export function inputLine(component: FlowComponent, bindings: readonly InputBinding[]): NodeLine | null {
  const field = takesInput(component) ? component.fields.get(INPUT_FIELD) : undefined;
  if (!field) return null;
  const reaching = bindings.filter(({ reached }) => reached.includes(component.id));
  const base = { key: 'input', field: INPUT_FIELD, kind: 'input', label: INPUT_FIELD, line: null } as const;
  const [first] = reaching;
  if (!first) {
    if (field.value === '' || field.value === null) return null;
    return {
      ...base,
      kind: 'plain',
      before: null,
      after: showValue(field.value),
      spoken: `${INPUT_FIELD} of the flow`,
    };
  }
  const name = namesOf(reaching);
  const after = reaching.length === 1 && first.isSent ? `${name}: ${showValue(first.value)}` : name;
  return { ...base, before: null, after, spoken: `takes ${name}` };
}
