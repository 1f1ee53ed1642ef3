/** Diagnostics about the `inputs` of a request. */
import { groupPairs } from '#contract/group-pairs.ts';
import type { RunInput } from '#contract/run-request.ts';
import { componentsNamed } from '../index/component-id.ts';
import type { FlowComponent, FlowIndex } from '../index/flow-index.ts';
import { type InputBinding, isLimitingType } from '../request/bind-inputs.ts';
import { nameFinder } from '../request/close-names.ts';
import type { Diagnostic, DiagnosticFix } from './diagnostic.ts';

/** Why an entry does not reach a target that exists. */
function missedTarget(
  target: string,
  named: readonly FlowComponent[],
  input: number,
  removal: DiagnosticFix | null,
): Diagnostic | null {
  const first = named.find((component) => component.isInput) ?? named[0];
  if (!first) return null;
  const base = { severity: 'warning', about: { part: 'input', input }, target, component: first.id } as const;
  if (!first.isInput) return { ...base, kind: 'target-is-no-input', fix: removal };
  const isConnected = first.fields.get('input_value')?.connection != null;
  if (isConnected) return { ...base, kind: 'target-is-connected', fix: null };
  return { ...base, kind: 'type-excludes-target', fix: { kind: 'any-type', input } };
}

/** Targets that the entry does not reach. */
function lintTargets(index: FlowIndex, inputs: readonly RunInput[], bindings: readonly InputBinding[]): Diagnostic[] {
  const find = nameFinder(index.inputs.flatMap(({ id, displayName }) => [id, displayName]));
  return inputs.flatMap((entry, input) => {
    const reached = new Set(bindings[input]?.reached);
    return [...new Set(entry.components)].flatMap((target): Diagnostic[] => {
      const named = componentsNamed(index, target);
      if (named.some(({ id }) => reached.has(id))) return [];
      // Without targets the entry would reach every input component.
      const isOnly = new Set(entry.components).size === 1;
      const removal = isOnly ? null : ({ kind: 'remove-target', input, target } as const);
      const missed = missedTarget(target, named, input, removal);
      if (missed) return [missed];
      const suggestions = find(target);
      const [to] = suggestions;
      const fix = to === undefined ? removal : ({ kind: 'rename-target', input, from: target, to } as const);
      const about = { part: 'input', input } as const;
      return [{ kind: 'unknown-target', severity: 'warning', about, target, suggestions, fix }];
    });
  });
}

/** Saved texts that an empty, untargeted entry overwrites. */
function lintBlanking(index: FlowIndex, inputs: readonly RunInput[] | undefined, bindings: readonly InputBinding[]) {
  return bindings.flatMap(({ input, value, reached }): Diagnostic[] => {
    if (value !== '' || inputs?.[input]?.components?.length) return [];
    const components = reached.filter((id) => {
      const own = index.byId.get(id)?.fields.get('input_value')?.value;
      return typeof own === 'string' && own !== '';
    });
    if (components.length === 0) return [];
    const isOnly = bindings.length === 1;
    const about = inputs ? ({ part: 'input', input } as const) : ({ part: 'inputs' } as const);
    const fix = isOnly ? ({ kind: 'keep-own-texts' } as const) : null;
    return [{ kind: 'blanks-own-text', severity: 'warning', about, components, fix }];
  });
}

/**
 * Components that several entries set, since each entry is a separate run. Entries that reach the same components with
 * different texts are taken as intended: several questions to one flow.
 */
function lintShared(inputs: readonly RunInput[], bindings: readonly InputBinding[]): Diagnostic[] {
  if (!inputs.some(({ components }) => components?.length)) return [];
  const areAlike = new Set(bindings.map(({ reached }) => reached.join('\n'))).size === 1;
  const inputsOf = groupPairs(bindings.flatMap((binding) => binding.reached.map((id) => [id, binding] as const)));
  const diagnostics: Diagnostic[] = [];
  const removed = new Set<number>();
  for (const [component, entries] of inputsOf) {
    const [first] = entries;
    if (!first || entries.length < 2) continue;
    const isDuplicate = (entry: InputBinding) =>
      entry !== first && entry.value === first.value && entry.reached.join('\n') === first.reached.join('\n');
    const duplicate = entries.find(isDuplicate);
    if ((areAlike && !duplicate) || (duplicate && removed.has(duplicate.input))) continue;
    if (duplicate) removed.add(duplicate.input);
    const input = (duplicate ?? entries[1])?.input ?? 0;
    diagnostics.push({
      kind: 'component-in-several-inputs',
      severity: 'note',
      about: { part: 'input', input },
      component,
      inputs: duplicate ? [first.input, input] : entries.map((entry) => entry.input),
      fix: duplicate ? { kind: 'remove-input', input } : null,
    });
  }
  return diagnostics;
}

/** Entries for different components, by target or type: each is a separate run, though they may be meant as one. */
function lintApart(inputs: readonly RunInput[], bindings: readonly InputBinding[]): Diagnostic[] {
  const areLimited = inputs.every(({ components, type }) => components?.length || isLimitingType(type));
  if (!areLimited || bindings.length < 2 || bindings.some(({ reached }) => reached.length === 0)) return [];
  const setters = new Map<string, number>();
  for (const id of bindings.flatMap(({ reached }) => reached)) setters.set(id, (setters.get(id) ?? 0) + 1);
  // Moving all of these entries except the first into the tweaks makes it one run.
  const apart = bindings.slice(1).filter(({ reached }) => reached.every((id) => setters.get(id) === 1));
  return apart.map(({ input, value, reached }): Diagnostic => {
    const [component] = reached;
    const canMove = reached.length === 1 && component !== undefined && value !== null;
    const fix = canMove ? ({ kind: 'move-to-tweaks', input, component, value } as const) : null;
    const about = { part: 'input', input } as const;
    return { kind: 'inputs-are-separate-runs', severity: 'warning', about, components: reached, fix };
  });
}

/** All diagnostics about `inputs`; `bindings` are those of the same request. */
export function lintInputs(
  index: FlowIndex,
  inputs: readonly RunInput[] | undefined,
  bindings: readonly InputBinding[],
): Diagnostic[] {
  const blanking = lintBlanking(index, inputs, bindings);
  if (!inputs || inputs.length === 0) return blanking;
  return [
    ...lintTargets(index, inputs, bindings),
    ...blanking,
    ...lintShared(inputs, bindings),
    ...lintApart(inputs, bindings),
  ];
}
