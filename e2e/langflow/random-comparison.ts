/**
 * Compares every verdict on a random body with what the components of a real Langflow received.
 *
 * What this cannot see:
 * - A tweak that may fail and does not: it is said to be possible only.
 * - Where a failure names no component, which of several tweaks that may fail it was.
 * - The value of a field that reads a variable which exists: the server has none, so the field fails, or gets nothing.
 * - Which values a model server refuses of those outside the range of their field.
 * - The value of a connection, a field without a predicted or an earlier value, and the two limits of Web Search (READ_ITSELF).
 * - A secret with a line break: the bodies have none, because no server can be sent such a key.
 * - Starter flows that may ask somebody outside the machine (`random-flows.ts`), or do not answer here without tweaks either; the
 *   run names them.
 */
import { isJsonEqual, isJsonObject, type JsonObject, type JsonValue } from '../../src/contract/json.ts';
import { runRequestSchema } from '../../src/contract/run-request.ts';
import type { FlowField, FlowIndex } from '../../src/flow/index/flow-index.ts';
import { bindInputs } from '../../src/flow/request/bind-inputs.ts';
import { applyTweaks } from '../../src/flow/tweaks/apply-tweaks.ts';
import { matchTweaks } from '../../src/flow/tweaks/match-tweaks.ts';
import { shownState } from '../../src/flow/tweaks/shown-state.ts';
import type { TweakProblem, TweakRules, TweakTarget, TweakVerdict } from '../../src/flow/tweaks/tweak-verdict.ts';
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

/**
 * Problems of a tweak on which its component fails here, although the tweak counts or is overridden by an input or the
 * run: this server has no global variables.
 */
const FAILS_WITHOUT_VARIABLE: ReadonlySet<TweakProblem['kind']> = new Set([
  'wrong-type',
  'input-names-variable',
  'reads-variable',
]);

/**
 * True if a failure was predicted for a tweak on the failed component; or for any tweak, if the server does not name
 * the component.
 */
function isFailurePredicted(index: FlowIndex, verdicts: readonly TweakVerdict[], said: string): boolean {
  const [, failed] = /Error building Component ([^\n]*?): \\n/.exec(said) ?? [];
  const nameOf = (id: string) => index.byId.get(id)?.displayName;
  // An Agent puts the `sender_name` of the flow's Chat Output into its messages (lfx 1.13.0, `base/agents/utils.py`).
  const isAgent = index.components.some(({ type, displayName }) => type === 'Agent' && displayName === failed);
  const isIt = ({ component, field }: TweakTarget) =>
    failed === undefined ||
    nameOf(component) === failed ||
    (isAgent && field === 'sender_name' && index.byId.get(component)?.type === 'ChatOutput');
  // A model server has limits of its own, which a value outside those of the field may pass.
  const isRefused = said.includes('Error code: 400');
  return verdicts.some((verdict) => {
    const isSaid =
      shownState(verdict) === 'may-fail' ||
      verdict.problems.some(({ kind }) => FAILS_WITHOUT_VARIABLE.has(kind) || (isRefused && kind === 'out-of-range'));
    return isSaid && verdict.target !== null && isIt(verdict.target);
  });
}

/** Limits that a component reads in its own way before it runs, whatever it received (its `set_attributes`, lfx 1.13.0). */
const READ_ITSELF: Readonly<Record<string, readonly string[]>> = {
  UnifiedWebSearch: ['max_results', 'max_content_length'],
};

/** The names of models arrive as entries of a list. */
function seenAs({ type }: FlowField, value: JsonValue, predicted: JsonValue): JsonValue {
  const isNamed = (one: JsonValue) => (Array.isArray(one) ? one : [one]).every((name) => typeof name === 'string');
  if (type !== 'model' || !Array.isArray(value) || !isNamed(predicted)) return value;
  const names = value.map((entry) => (isJsonObject(entry) ? (entry.name ?? null) : entry));
  return Array.isArray(predicted) ? names : (names[0] ?? null);
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
  if (real.status !== 200 && !isFailurePredicted(index, verdicts, real.text))
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
      // A connected field has the value of another component.
      if (field.connection || field.isHandle || !(name in now.received)) continue;
      if (READ_ITSELF[component.type]?.includes(name)) continue;
      const after = applied.get(component.id)?.get(name);
      const predicted = after === undefined ? before?.received[name] : (after ?? now.defaults[name]);
      if (predicted === undefined) continue;
      // A field that names a variable gets an empty value, because this server has no variables.
      const nothing = [null, 0, now.defaults[name] ?? null];
      const isNothing = nothing.some((value) => isJsonEqual(value, now.received[name] ?? null));
      if (isNothing && variables.has(`${component.id} ${name}`)) continue;
      const received = seenAs(field, now.received[name] ?? null, predicted);
      if (!isJsonEqual(received, predicted)) found.push({ what: `${component.id} ${name}`, predicted, real: received });
    }
  }
  return found;
}

/** The disagreements as text, for a person who looks for the wrong rule. */
export function describeDisagreement(flow: string, { tweaks, rest }: RandomBody, all: readonly Disagreement[]): string {
  const body: JsonObject = { ...rest, tweaks };
  const lines = all.map(
    ({ what, predicted, real }) => `  ${what}: predicted ${JSON.stringify(predicted)}, really ${JSON.stringify(real)}`,
  );
  return [`${flow} ${JSON.stringify(body)}`, ...lines].join('\n');
}
