/** What is odd about the `inputs` of a request. */
import type { RunInput } from '#contract/run-request.ts';
import type { InputBinding } from './bind-inputs.ts';
import { nameFinder } from './close-names.ts';
import type { FlowComponent, FlowIndex } from './flow-index.ts';
import type { RequestFinding } from './request-finding.ts';

/** Names looked up for suggestions in one request. */
const maxLookups = 50;

function bearersOf(index: FlowIndex, name: string): readonly FlowComponent[] {
  const byId = index.byId.get(name);
  const named = index.byDisplayName.get(name) ?? [];
  return byId && !named.includes(byId) ? [byId, ...named] : named;
}

/** Why a target that exists is not reached by its entry. */
function missedTarget(target: string, bearers: readonly FlowComponent[], input: number): RequestFinding | null {
  const first = bearers.find((component) => component.isInput) ?? bearers[0];
  if (!first) return null;
  const base = { severity: 'warning', place: { part: 'input', input }, target, component: first.id } as const;
  if (!first.isInput) return { ...base, kind: 'target-is-no-input', fix: { kind: 'remove-target', input, target } };
  const isConnected = first.fields.get('input_value')?.connection != null;
  return { ...base, kind: isConnected ? 'target-is-connected' : 'type-excludes-target', fix: null };
}

/** Targets that reach no component. */
function lintTargets(
  index: FlowIndex,
  inputs: readonly RunInput[],
  bindings: readonly InputBinding[],
): RequestFinding[] {
  const find = nameFinder(index.inputs.flatMap(({ id, displayName }) => [id, displayName]));
  let lookups = 0;
  return inputs.flatMap((entry, input) => {
    const reached = new Set(bindings[input]?.reached);
    return [...new Set(entry.components)].flatMap((target): RequestFinding[] => {
      const bearers = bearersOf(index, target);
      if (bearers.some(({ id }) => reached.has(id))) return [];
      const missed = missedTarget(target, bearers, input);
      if (missed) return [missed];
      lookups += 1;
      const suggestions = lookups > maxLookups ? [] : find(target);
      const [to] = suggestions;
      const fix =
        to === undefined
          ? ({ kind: 'remove-target', input, target } as const)
          : ({ kind: 'rename-target', input, from: target, to } as const);
      const place = { part: 'input', input } as const;
      return [{ kind: 'unknown-target', severity: 'warning', place, target, suggestions, fix }];
    });
  });
}

/** Own texts that an empty, untargeted entry overwrites. */
function lintBlanking(index: FlowIndex, inputs: readonly RunInput[] | undefined, bindings: readonly InputBinding[]) {
  return bindings.flatMap(({ input, value, reached }): RequestFinding[] => {
    if (value !== '' || inputs?.[input]?.components?.length) return [];
    const components = reached.filter((id) => {
      const own = index.byId.get(id)?.fields.get('input_value')?.value;
      return typeof own === 'string' && own !== '';
    });
    if (components.length === 0) return [];
    const isOnly = bindings.length === 1;
    const place = inputs ? ({ part: 'input', input } as const) : ({ part: 'inputs' } as const);
    const fix = isOnly ? ({ kind: 'keep-own-texts' } as const) : null;
    return [{ kind: 'blanks-own-text', severity: 'warning', place, components, fix }];
  });
}

/** Entries that name one component twice, or components of their own each: both are runs apart from each other. */
function lintSeveral(inputs: readonly RunInput[], bindings: readonly InputBinding[]): RequestFinding[] {
  const inputsOf = new Map<string, number[]>();
  for (const { input, reached } of bindings) {
    if (!inputs[input]?.components?.length) return [];
    for (const id of reached) {
      const entries = inputsOf.get(id);
      if (entries) entries.push(input);
      else inputsOf.set(id, [input]);
    }
  }
  const findings: RequestFinding[] = [];
  for (const [component, entries] of inputsOf) {
    if (entries.length < 2) continue;
    const place = { part: 'input', input: entries[1] ?? 0 } as const;
    findings.push({
      kind: 'component-in-several-inputs',
      severity: 'note',
      place,
      component,
      inputs: entries,
      fix: null,
    });
  }
  const areApart = findings.length === 0 && bindings.length > 1 && bindings.every(({ reached }) => reached.length > 0);
  if (!areApart) return findings;
  // Moving every entry but the first into the tweaks makes one run of them.
  for (const { input, value, reached } of bindings.slice(1)) {
    const [component] = reached;
    const canMove = reached.length === 1 && component !== undefined && value !== null;
    const fix = canMove ? ({ kind: 'move-to-tweaks', input, component, value } as const) : null;
    const place = { part: 'input', input } as const;
    findings.push({ kind: 'inputs-are-separate-runs', severity: 'warning', place, components: reached, fix });
  }
  return findings;
}

/** Findings on `inputs`; `bindings` are those of the same request. */
export function lintInputs(
  index: FlowIndex,
  inputs: readonly RunInput[] | undefined,
  bindings: readonly InputBinding[],
): RequestFinding[] {
  const blanking = lintBlanking(index, inputs, bindings);
  if (!inputs || inputs.length === 0) return blanking;
  return [...lintTargets(index, inputs, bindings), ...blanking, ...lintSeveral(inputs, bindings)];
}
