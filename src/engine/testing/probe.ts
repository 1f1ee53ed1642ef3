/** Components that report what they received in each field. */
import type { JsonObject, JsonValue } from '#contract/json.ts';
import type { FlowField } from '#flow/index/flow-index.ts';
import type { ComponentRun, ComponentType } from '../component-base/component.ts';
import { valueJson } from '../python/value-json.ts';
import { dataValue } from '../values/values.ts';

const HIDDEN = '**********';

/** Field by field in the order of the flow; `builtIn` has the component's defaults for fields that received nothing. */
export function received(run: ComponentRun, builtIn: (field: FlowField) => JsonValue): JsonObject {
  return Object.fromEntries(
    [...run.component.fields.values()]
      .filter((field) => !field.isProtected)
      .map((field): [string, JsonValue] => {
        const value = run.fields.value(field.name);
        if (value === undefined) return [field.name, masked(field, builtIn(field))];
        return [field.name, masked(field, value.kind === 'message' ? value.text : valueJson(value))];
      }),
  );
}

function masked(field: FlowField, value: JsonValue): JsonValue {
  return field.isSecret && value !== '' && value !== null ? HIDDEN : value;
}

/** Returns the received values as data; null where the component's own default applies. */
export const probe: ComponentType = { outputs: { data: (run) => dataValue(received(run, () => null)) } };

/** The component of the flow "fields", which returns its fields as JSON text. Its defaults are the values of the recorded flow. */
export const fieldsProbe: ComponentType = {
  outputs: {
    o: (run) => run.message(JSON.stringify(received(run, (field) => (field.type === 'file' ? null : field.value)))),
  },
};
