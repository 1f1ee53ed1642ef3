/** Compares every verdict on a random body with what the components of a real Langflow received. */
import { isJsonEqual, isJsonObject, type JsonObject, type JsonValue } from '../../src/contract/json.ts';
import { runRequestSchema } from '../../src/contract/run-request.ts';
import type { FlowField, FlowIndex } from '../../src/flow/index/flow-index.ts';
import { bindInputs } from '../../src/flow/request/bind-inputs.ts';
import { applyTweaks } from '../../src/flow/tweaks/apply-tweaks.ts';
import { matchTweaks } from '../../src/flow/tweaks/match-tweaks.ts';
import { shownState } from '../../src/flow/tweaks/shown-state.ts';
import type { TweakProblem, TweakRules, TweakVerdict } from '../../src/flow/tweaks/tweak-verdict.ts';
import type { RandomBody } from './random-bodies.ts';
import type { Received } from './received-values.ts';

export interface Observed {
  status: number;
  text: string;
  received: ReadonlyMap<string, Received>;
}

/** One difference between what was predicted and what the server did. */
export interface Disagreement {
  what: string;
  predicted: JsonValue;
  real: JsonValue;
}

/** Problems with which a component may fail, whatever the state of the tweak. */
const MAY_FAIL: ReadonlySet<TweakProblem['kind']> = new Set([
  'wrong-type',
  'no-variable',
  'malformed-template',
  'input-names-variable',
  'reads-variable',
  // A model server may refuse it.
  'out-of-range',
]);

/**
 * True if that was said of a tweak on the component that failed, or on one that it is connected with, such as the Chat Output
 * whose names an Agent takes; or on any where the server names none.
 */
function isFailureForeseen(index: FlowIndex, verdicts: readonly TweakVerdict[], said: string): boolean {
  const [, failed] = /Error building Component ([^\n]*?): \\n/.exec(said) ?? [];
  const nameOf = (id: string) => index.byId.get(id)?.displayName;
  const isNear = (id: string) =>
    failed === undefined ||
    nameOf(id) === failed ||
    index.connections.some(
      ({ source, target }) =>
        (source === id && nameOf(target) === failed) || (target === id && nameOf(source) === failed),
    );
  return verdicts.some((verdict) => {
    const isSaid = shownState(verdict) === 'may-fail' || verdict.problems.some(({ kind }) => MAY_FAIL.has(kind));
    return isSaid && verdict.target !== null && isNear(verdict.target.component);
  });
}

/** Limits that a component reads in its own way before it runs, whatever it received (its `set_attributes`, lfx 1.13.0). */
const READ_ITSELF: Readonly<Record<string, readonly string[]>> = {
  UnifiedWebSearch: ['max_results', 'max_content_length'],
};

/** The name of a model arrives in an entry of a list. */
function seenAs({ type }: FlowField, value: JsonValue, predicted: JsonValue): JsonValue {
  const [first] = Array.isArray(value) ? value : [];
  const isNamed = type === 'model' && typeof predicted === 'string' && isJsonObject(first);
  return isNamed ? (first.name ?? null) : value;
}

/** `plain` is the run of the same body without tweaks. */
export function compareBody(
  index: FlowIndex,
  { tweaks, rest }: RandomBody,
  rules: TweakRules,
  { plain, real }: { plain: Observed; real: Observed },
): Disagreement[] {
  const { inputs } = runRequestSchema.parse(rest);
  const bindings = bindInputs(index, inputs);
  const [binding] = bindings;
  if (!binding) throw new Error('No input');
  const verdicts = matchTweaks(index, tweaks, { rules, bindings });
  const isRefused = verdicts.some(({ state }) => state === 'refused');
  if (isRefused || real.status === 422) {
    if (isRefused && real.status === 422) return [];
    return [
      { what: 'the status', predicted: isRefused ? 422 : 200, real: `${real.status} ${real.text.slice(0, 300)}` },
    ];
  }
  const found: Disagreement[] = [];
  if (real.status !== 200 && !isFailureForeseen(index, verdicts, real.text))
    found.push({ what: 'the status', predicted: 200, real: `${real.status} ${real.text.slice(0, 300)}` });
  const applied = applyTweaks(verdicts, binding);
  const variables = new Set(
    verdicts
      .filter(({ problems }) => problems.some(({ kind }) => kind === 'reads-variable'))
      .map(({ target }) => `${target?.component} ${target?.field}`),
  );
  for (const component of index.components) {
    const now = real.received.get(component.id);
    const before = plain.received.get(component.id);
    if (!now) continue;
    for (const field of component.fields.values()) {
      const { name } = field;
      // The value of a connection is another component's, and there is no variable of any name.
      if (field.connection || field.isHandle || !(name in now.received) || variables.has(`${component.id} ${name}`))
        continue;
      if (READ_ITSELF[component.type]?.includes(name)) continue;
      const after = applied.get(component.id)?.get(name);
      const predicted = after === undefined ? before?.received[name] : (after ?? now.defaults[name]);
      if (predicted === undefined) continue;
      const received = seenAs(field, now.received[name] ?? null, predicted);
      if (!isJsonEqual(received, predicted)) found.push({ what: `${component.id} ${name}`, predicted, real: received });
    }
  }
  return found;
}

/** As text for a person who looks for the rule that is not true. */
export function describeDisagreement(flow: string, { tweaks, rest }: RandomBody, all: readonly Disagreement[]): string {
  const body: JsonObject = { ...rest, tweaks };
  const lines = all.map(
    ({ what, predicted, real }) => `  ${what}: predicted ${JSON.stringify(predicted)}, really ${JSON.stringify(real)}`,
  );
  return [`${flow} ${JSON.stringify(body)}`, ...lines].join('\n');
}
