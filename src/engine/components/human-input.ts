/** Human Input: asks a person, and takes the branch of the chosen action (lfx 1.13.0, components/flow_controls/human_input.py). */
import { isJsonObject } from '#contract/json.ts';
import { actionIdOf } from '#flow/request/human-choices.ts';
import type { ComponentRun, ComponentType, HumanQuestion } from '../component-base/component.ts';
import type { FieldReader } from '../component-base/field-reader.ts';

const FALLBACK = 'fallback';
const UNIT_MS: Readonly<Record<string, number>> = { Minutes: 60_000, Hours: 3_600_000, Days: 86_400_000 };

/** The first of two with one id counts. */
function optionsOf(fields: FieldReader): HumanQuestion['options'] {
  const byId = new Map<string, string>();
  for (const text of fields.texts('decisions')) {
    const label = text.trim();
    const id = actionIdOf(label);
    if (id !== '' && !byId.has(id)) byId.set(id, label);
  }
  return [...byId].map(([actionId, label]) => ({ actionId, label }));
}

/** Null for no limit. Three days where the field is hidden. */
function timeoutOf(fields: FieldReader): number | null {
  const field = fields.json('timeout') ?? { value: 3, unit: 'Days' };
  if (!isJsonObject(field)) return null;
  const unit = typeof field.unit === 'string' ? field.unit : 'Days';
  const ms = Math.trunc(Number(field.value ?? 0)) * (UNIT_MS[unit] ?? UNIT_MS.Days ?? 0);
  return ms > 0 ? ms : null;
}

/** Closes all branches but the chosen one. A decision after the time limit takes the fallback, or no branch. */
async function route(run: ComponentRun) {
  const { fields } = run;
  const prompt = fields.text('prompt');
  const options = optionsOf(fields);
  const fallbackAction = fields.bool('enable_fallback', false) ? FALLBACK : null;
  const timeoutMs = timeoutOf(fields);
  const decision = await run.ask({ prompt, options, timeoutMs, fallbackAction });
  if (decision === null) return run.message(prompt);
  const isLate = timeoutMs !== null && decision.afterMs > timeoutMs;
  const chosen = isLate ? fallbackAction : decision.actionId;
  const branches = [...options.map(({ actionId }) => actionId), ...(fallbackAction === null ? [] : [fallbackAction])];
  for (const actionId of branches) if (actionId !== chosen) run.stop(`branch_${actionId}`);
  return run.message(prompt);
}

export const humanInput: ComponentType = {
  thread: 'in-place',
  // One method for the outputs of all actions, whose names the flow chooses.
  outputs: { branch: route },
};
