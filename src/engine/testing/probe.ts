/** Components that report what they received in each field. */
import type { JsonObject, JsonValue } from '#contract/json.ts';
import type { ComponentRun, ComponentType } from '../component.ts';
import { valueJson } from '../value-json.ts';
import { dataValue } from '../values.ts';

const HIDDEN = '**********';

/** Field by field in the order of the flow: the value, null for the component's own default; secrets are masked. */
function received(run: ComponentRun): JsonObject {
  return Object.fromEntries(
    [...run.component.fields.values()]
      .filter((field) => !field.isProtected)
      .map((field): [string, JsonValue] => {
        const value = run.fields.value(field.name);
        if (value === undefined) return [field.name, field.isShown ? null : field.value];
        const shown = value.kind === 'message' ? value.text : valueJson(value);
        return [field.name, field.isSecret && shown !== '' ? HIDDEN : shown];
      }),
  );
}

/** Answers the received values as data. */
export const probe: ComponentType = { outputs: { data: (run) => dataValue(received(run)) } };

/** Of the flow "fields": answers them as JSON text. */
export const fieldsProbe: ComponentType = { outputs: { o: (run) => run.message(JSON.stringify(received(run))) } };
