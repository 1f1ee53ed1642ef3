/** Walks `tweaks` like Langflow: which leaf writes to which field of which component, and which leaf reaches none. */
import { groupPairs } from '#contract/group-pairs.ts';
import type { JsonObject, JsonValue } from '#contract/json.ts';
import { isJsonObject } from '#contract/json.ts';
import type { FlowComponent, FlowField, FlowIndex } from '../index/flow-index.ts';
import { isTweakable } from '../index/is-tweakable.ts';
import { lookupBudget, nameFinder } from '../request/close-names.ts';
import { componentOfKey } from './component-of-key.ts';
import type { TweakReason, TweakRules } from './tweak-verdict.ts';

/** One leaf aimed at one field of one component. */
export interface TweakWrite {
  path: readonly string[];
  value: JsonValue;
  match: 'id' | 'name' | 'bare';
  component: FlowComponent;
  field: FlowField;
  /** Ids of all components that the key could mean: several for a shared display name or a bare key. */
  candidates: readonly string[];
}

/** A leaf that reaches no field, and why. */
export interface TweakMiss {
  path: readonly string[];
  value: JsonValue;
  state: 'ignored' | 'refused';
  reason: TweakReason;
}

/** Leaves in the order of the tweaks. */
export type CollectedTweak = { write: TweakWrite } | { miss: TweakMiss };

/** Top-level values that the server refuses with a 422 before it reads the flow. */
export function isInvalidAtTop(value: JsonValue, rules: TweakRules): boolean {
  if (value === null || Array.isArray(value)) return true;
  return rules.bareScalars === 'refuse' && (typeof value === 'number' || typeof value === 'boolean');
}

function findComponent(index: FlowIndex, key: string) {
  const component = componentOfKey(index, key);
  if (!component) return null;
  if (component.id === key) return { component, match: 'id', candidates: [key] } as const;
  const candidates = (index.byDisplayName.get(key) ?? []).map(({ id }) => id);
  return { component, match: 'name', candidates } as const;
}

/** The writes in the order in which Langflow applies them: objects in the order of their keys, then bare keys. */
export function asApplied(writes: readonly TweakWrite[]): TweakWrite[] {
  return [...writes.filter(({ match }) => match !== 'bare'), ...writes.filter(({ match }) => match === 'bare')];
}

/** The writes on each field, as they are applied. */
export function writesByField(writes: readonly TweakWrite[]): Map<FlowField, TweakWrite[]> {
  return groupPairs(asApplied(writes).map((write) => [write.field, write]));
}

/** Suggests existing names for unknown ones. One suggester serves one report and creates each finder when it is first needed. */
function nameSuggester(index: FlowIndex) {
  const budget = lookupBudget();
  const finders = new Map<FlowIndex | FlowComponent | 'bare', (name: string) => string[]>();
  const find = (key: FlowIndex | FlowComponent | 'bare', candidates: () => string[], name: string): string[] => {
    const finder = finders.get(key) ?? nameFinder(candidates(), budget);
    finders.set(key, finder);
    return finder(name);
  };
  const fieldsOf = ({ fields }: FlowComponent) => [...fields.values()].filter(isTweakable).map((field) => field.name);
  return {
    component: (name: string) =>
      find(index, () => index.components.flatMap(({ id, displayName }) => [id, displayName]), name),
    field: (component: FlowComponent, name: string) => find(component, () => fieldsOf(component), name),
    bare: (name: string) => find('bare', () => index.components.flatMap(fieldsOf), name),
  };
}

/** All leaves of `tweaks` in order. An object under a component has one leaf per key; deeper values are opaque. */
export function collectWrites(index: FlowIndex, tweaks: JsonObject, rules: TweakRules): CollectedTweak[] {
  const leaves: CollectedTweak[] = [];
  const suggest = nameSuggester(index);
  const miss = (path: string[], value: JsonValue, reason: TweakReason, state: TweakMiss['state'] = 'ignored') => {
    leaves.push({ miss: { path, value, state, reason } });
  };

  const collectObject = (key: string, entries: JsonObject) => {
    const found = findComponent(index, key);
    if (!found) {
      const reason: TweakReason = { kind: 'unknown-component', suggestions: suggest.component(key) };
      for (const [name, value] of Object.entries(entries)) miss([key, name], value, reason);
      if (Object.keys(entries).length === 0) miss([key], entries, reason);
      return;
    }
    for (const [name, value] of Object.entries(entries)) {
      const field = found.component.fields.get(name);
      if (field) leaves.push({ write: { path: [key, name], value, field, ...found } });
      else miss([key, name], value, { kind: 'unknown-field', suggestions: suggest.field(found.component, name) });
    }
  };

  const collectBare = (key: string, value: JsonValue) => {
    const components = index.byField.get(key) ?? [];
    const candidates = components.map(({ id }) => id);
    for (const component of components) {
      const field = component.fields.get(key);
      if (field) leaves.push({ write: { path: [key], value, match: 'bare', component, field, candidates } });
    }
    if (candidates.length === 0) miss([key], value, { kind: 'unknown-field', suggestions: suggest.bare(key) });
  };

  for (const [key, value] of Object.entries(tweaks)) {
    if (isJsonObject(value)) collectObject(key, value);
    else if (isInvalidAtTop(value, rules)) miss([key], value, { kind: 'invalid-top-level' }, 'refused');
    else collectBare(key, value);
  }
  return leaves;
}
