/** Values of a suite that are read from the environment: a text with `${NAME}`. `$${NAME}` is the text `${NAME}` itself. */
import type { ComponentValues } from '#contract/component-values.ts';
import { isJsonObject, type JsonObject, type JsonValue, valueAt } from '#contract/json.ts';
import type { TweakOutcome } from '#contract/run-event.ts';
import type { Tweaks } from '#contract/run-request.ts';
import type { JudgeBy } from '#contract/suite/suite-check.ts';
import { SEARCHED_LENGTH, SECRET_MASK } from '#flow/secrets/mask-secrets.ts';
import type { Run } from '#run/model/run.ts';

/** Values by name. */
export type VariableValues = ReadonlyMap<string, string>;

const VARIABLE = /(\$?)\$\{([A-Za-z_][A-Za-z0-9_]{0,99})\}/g;

/** Names in a value at any depth, in order. */
export function variableNamesIn(value: JsonValue): string[] {
  if (typeof value === 'string') {
    return [...value.matchAll(VARIABLE)].flatMap(([, dollar, name = '']) => (dollar === '' ? [name] : []));
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(variableNamesIn);
}

/** Whether the command gives a suite this variable of the environment without being told to: the name says what it is for. */
export function isGivenUnasked(name: string): boolean {
  return name.startsWith('JUDGE_');
}

/** The settings of Tweakbench: among them are its token, its secret and the password of its database. In any case of letters, as on Windows. */
export function isNeverGiven(name: string): boolean {
  return /^TWEAKBENCH_/i.test(name);
}

/** A variable without a value stays as it is written. */
export function withVariables(text: string, values: VariableValues): string {
  return text.replace(VARIABLE, (written: string, dollar: string, name: string) =>
    dollar === '' ? (values.get(name) ?? written) : written.slice(1),
  );
}

/** The same for every text in the tweaks, at any depth. */
export function tweaksWithVariables(tweaks: Tweaks, values: VariableValues): Tweaks {
  return mapTextsOf(tweaks, (text) => withVariables(text, values));
}

export function judgeWithVariables(by: JudgeBy, values: VariableValues): JudgeBy {
  if ('flow' in by) return by;
  const { url, model, key } = by;
  return {
    url,
    model: withVariables(model, values),
    ...(key !== undefined && { key: withVariables(key, values) }),
  };
}

/** The values that are searched for in texts and masked there. Shorter ones would match ordinary words. */
export function searchedValues(values: VariableValues): string[] {
  return [...values.values()].filter((value) => value.length >= SEARCHED_LENGTH);
}

/** The run with its tweaks as the suite writes them, and short values masked in what was sent. */
export function withoutValues(run: Run, tweaks: Tweaks, values: VariableValues): Run {
  const short = new Set([...values.values()].filter((value) => value !== '' && value.length < SEARCHED_LENGTH));
  const mask = (text: string) => (short.has(text) ? SECRET_MASK : text);
  const requests = run.plan.requests.map((planned) => {
    const { tweaks: sent } = planned.body;
    return sent === undefined ? planned : { ...planned, body: { ...planned.body, tweaks: mapTexts(sent, mask) } };
  });
  return {
    ...run,
    draft: { ...run.draft, tweaksText: JSON.stringify(tweaks, null, 2) },
    request: { ...run.request, ...(run.request.tweaks && { tweaks }) },
    plan: { ...run.plan, requests },
    inputs: run.inputs.map(({ values: held, ...input }) => ({
      ...input,
      outcomes: withoutOutcomes(input.outcomes, tweaks),
      ...(held && { values: { ...held, components: held.components.map((one) => withMasked(one, mask)) } }),
    })),
  };
}

/** Longer values are masked in any text of the run. */
function withMasked(component: ComponentValues, mask: (text: string) => string): ComponentValues {
  const { received, gave } = component;
  return { ...component, received: received && mapTextsOf(received, mask), gave: gave && mapTextsOf(gave, mask) };
}

/** Outcomes of tweaks without the values of variables; `tweaks` as the suite writes them. */
export function withoutOutcomes(outcomes: readonly TweakOutcome[], tweaks: Tweaks): TweakOutcome[] {
  return outcomes.map((outcome) => {
    const { before: _before, after: _after, ...rest } = outcome;
    return variableNamesIn(valueAt(tweaks, outcome.path) ?? null).length > 0 ? rest : outcome;
  });
}

/** The value with each text in it, at any depth, replaced by what `change` makes of it. Keys stay. */
function mapTexts(value: JsonValue, change: (text: string) => string): JsonValue {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change));
  return isJsonObject(value) ? mapTextsOf(value, change) : value;
}

/** The same for an object. */
function mapTextsOf(value: JsonObject, change: (text: string) => string): JsonObject {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapTexts(item, change)]));
}
