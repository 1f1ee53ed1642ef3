/** The fields that people are most likely to tweak, for the empty state of the tweaks. */
import type { FlowComponent, FlowField, FlowIndex } from '../index/flow-index.ts';
import { isPlumbing } from '../index/is-plumbing.ts';
import { isTweakable } from '../index/is-tweakable.ts';
import { isSecretField } from '../index/secret-field.ts';
import { reachedComponents } from './reached-components.ts';

export interface SuggestedField {
  component: FlowComponent;
  field: FlowField;
}

const MAX_TEXT = 60;

/** Fields of prompts and models that people change first, with their scores; here also long texts are suggested. */
const FIRST_FIELDS: ReadonlyMap<string, number> = new Map([
  ['template', 8],
  ['system_message', 7],
  ['temperature', 6],
]);

/** Higher is better; null for a field that people do not change by hand. */
function scoreOf(component: FlowComponent, field: FlowField): number | null {
  const { type, value } = field;
  if (!isTweakable(field) || isSecretField(field) || field.isVariable || field.isList) return null;
  // A mode (a row of tabs in Langflow) decides which other fields are used, so it cannot be changed alone.
  if (isPlumbing(component, field) || field.name === 'provider' || type === 'tab') return null;
  const first = FIRST_FIELDS.get(field.name);
  if (first !== undefined) return first;
  const isTuned = field.range !== null || type === 'slider' || type === 'float';
  const isChoice = field.options !== null && field.options.length > 1;
  const base = isTuned
    ? 5
    : type === 'int'
      ? 4
      : isChoice
        ? 3
        : type === 'str' && typeof value === 'string'
          ? 3
          : type === 'bool'
            ? 1
            : null;
  if (base === null || (typeof value === 'string' && value.length > MAX_TEXT)) return null;
  const isEmpty = value === '' || value === null;
  return base - (field.isAdvanced ? 2.5 : 0) - (isEmpty ? 2 : 0) - (field.isMultiline ? 1 : 0);
}

/** At most `limit` fields: the best of each component before its second best, components that run first, each label once. */
export function suggestedFields(index: FlowIndex, limit: number): SuggestedField[] {
  const reached = reachedComponents(index);
  const ranked = index.components.map((component) => {
    const scored = [...component.fields.values()].flatMap((field) => {
      const score = scoreOf(component, field);
      return score === null ? [] : [{ component, field, score: score + (reached.has(component.id) ? 10 : 0) }];
    });
    return scored.sort((left, right) => right.score - left.score);
  });
  const rounds = ranked.flatMap((fields) => fields.map((entry, round) => ({ ...entry, round })));
  const seen = new Set<string>();
  return rounds
    .sort((left, right) => left.round - right.round || right.score - left.score)
    .filter(({ component, field }) => {
      const label = `${component.displayName}\n${field.name}`;
      const isNew = !seen.has(label);
      seen.add(label);
      return isNew;
    })
    .slice(0, limit)
    .map(({ component, field }) => ({ component, field }));
}
