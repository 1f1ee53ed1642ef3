/** Converts a component's saved values, once for all runs of the flow. */

import type { FlowComponent, FlowField } from '#flow/index/flow-index.ts';
import { namesVariable } from '#flow/tweaks/field-state.ts';
import { ownFieldValue } from '../component-base/field-value.ts';
import type { Value } from '../values/values.ts';

/** Values by field name, and the errors of fields with an invalid value. Connected fields have neither. */
export function savedFieldValues(component: FlowComponent): {
  readonly values: ReadonlyMap<string, Value>;
  readonly errors: ReadonlyMap<string, Error>;
} {
  const values = new Map<string, Value>();
  const errors = new Map<string, Error>();
  for (const field of component.fields.values()) {
    if (field.connection || field.isProtected) continue;
    try {
      const value = savedValue(field);
      if (value !== undefined) values.set(field.name, value);
    } catch (cause) {
      errors.set(field.name, cause instanceof Error ? cause : new Error(String(cause)));
    }
  }
  return { values, errors };
}

/** The embedded server has no global variables: a secret field that names one is empty, any other field is an error. */
function savedValue(field: FlowField): Value | undefined {
  if (!namesVariable(field)) return ownFieldValue(field);
  if (field.isSecret) return undefined;
  throw new Error(
    `${field.displayName} uses the global variable ${String(field.value)}, but this server has no global variables. ` +
      'Set the field with a tweak or an input.',
  );
}
