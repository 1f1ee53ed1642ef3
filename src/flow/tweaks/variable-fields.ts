/** The fields of a flow that load a global variable when it runs. */
import type { Tweaks } from '#contract/run-request.ts';
import type { FlowComponent, FlowField, FlowIndex } from '../index/flow-index.ts';
import type { InputBinding } from '../request/bind-inputs.ts';
import { reachedComponents } from '../request/reached-components.ts';
import { namesVariable } from './field-state.ts';
import { fieldTweaksOf } from './field-tweaks.ts';
import type { TweakRules } from './tweak-verdict.ts';

export interface VariableField {
  component: FlowComponent;
  field: FlowField;
  /** Name of the variable, as the field has it. */
  variable: string;
}

/**
 * Fields that load a variable with these tweaks and inputs, in the order of the flow. A connection or an input replaces the
 * variable.
 */
export function variableFields(
  index: FlowIndex,
  tweaks: Tweaks,
  rules: TweakRules,
  bindings: readonly InputBinding[],
): VariableField[] {
  const tweaked = fieldTweaksOf(index, tweaks, rules);
  const running = reachedComponents(index);
  const fed = new Set(bindings.flatMap(({ value, reached }) => (value === null ? [] : reached)));
  return index.components.flatMap((component) => {
    if (!running.has(component.id)) return [];
    return [...component.fields.values()].flatMap((field) => {
      if (field.connection !== null || (field.name === 'input_value' && fed.has(component.id))) return [];
      const { value, isVariable } = tweaked.get(field) ?? { value: field.value, isVariable: namesVariable(field) };
      return isVariable && typeof value === 'string' ? [{ component, field, variable: value }] : [];
    });
  });
}
