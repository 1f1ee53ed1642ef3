/** The request of one turn of a case, as a draft. */
import { isJsonObject } from '#contract/json.ts';
import type { Tweaks } from '#contract/run-request.ts';
import type { FlowComponent, FlowIndex } from '#flow/index/flow-index.ts';
import { bindInputs } from '#flow/request/bind-inputs.ts';
import { componentOfKey } from '#flow/tweaks/component-of-key.ts';
import type { RequestDraft } from '#run/model/request-draft.ts';
import { readFields } from '#run/model/request-fields.ts';
import { DEFAULT_CHOICES } from '#run/model/request-plan.ts';
import { typedValue } from '#run/model/typed-value.ts';
import { excerpt } from '../checks/check-facts.ts';
import { checksWithin, entryOf } from '../checks/describe-check.ts';
import { componentOfColumn } from './rows/column-field.ts';
import type { ColumnValue } from './rows/target-of-column.ts';
import type { Suite, SuiteCell, TestTurn } from './suite.ts';

/** Streams, because only a stream tells when the first text arrived and, where the server reports it, which components ran. */
export function turnDraft(
  { output }: Pick<Suite, 'output'>,
  turn: TestTurn,
  tweaks: Tweaks,
  index: FlowIndex,
): RequestDraft {
  const { input, components, type, checks } = turn;
  return {
    inputsMode: input === null ? 'keep' : 'mine',
    inputs: input === null ? [] : [{ id: 'turn', value: input, components: [...components], type }],
    ...readFields({ outputs: wantedOutputs(output, index), stream: true }),
    tweaksText: JSON.stringify(tweaks),
    choices: {
      ...DEFAULT_CHOICES,
      watchComponents: checks.flatMap(checksWithin).some((check) => entryOf(check).kind === 'reached'),
    },
  };
}

/**
 * The server silently ignores names that no input component has, and a type that none has. The flow would then answer its own
 * saved question, and the answer might pass. Null if every named component, or one of all, takes the question.
 */
export function whyQuestionIsLost({ input, components, type }: TestTurn, index: FlowIndex): string | null {
  if (input === null || (components.length === 0 && input === '')) return null;
  const [binding] = bindInputs(index, [{ input_value: input, components: [...components], type }]);
  const [unknown] = binding?.unknownTargets ?? [];
  if (unknown !== undefined) return `The flow has no input component “${excerpt(unknown)}” for the question.`;
  if (binding?.reached.length !== 0) return null;
  if (components.length === 0) return 'The question reaches no component, so the flow would answer its saved text.';
  return `The question reaches no component: “${excerpt(components.join(', '))}” cannot take it.`;
}

/** None names all outputs of the flow, so that the run shows them; another component answers only if it is named. */
export function wantedOutputs(output: string | null, { outputs }: FlowIndex): string[] {
  const isOutput = outputs.some(({ id, displayName }) => id === output || displayName === output);
  return output === null || isOutput ? [] : [output];
}

/** The turns of a cell: without checks in a variant in which the case is not checked. */
export function checkedTurns({ testCase, variant }: Pick<SuiteCell, 'testCase' | 'variant'>): readonly TestTurn[] {
  const isChecked = testCase.checkedVariants?.includes(variant.name) ?? true;
  return isChecked ? testCase.turns : testCase.turns.map((turn) => ({ ...turn, checks: [] }));
}

/** The tweaks of a cell as the suite writes them: of the variant, then of the columns of a file, then of the case. */
export function cellTweaks({ testCase, variant }: Pick<SuiteCell, 'testCase' | 'variant'>, index: FlowIndex): Tweaks {
  const ofColumns = testCase.columns.flatMap((column) => columnTweak(column, index));
  return mergeTweaks([variant.tweaks, ...ofColumns, testCase.tweaks]);
}

/** None for a column that nobody mapped and that is not the field of exactly one component: `checkColumns` names it. */
function columnTweak(column: ColumnValue, index: FlowIndex): Tweaks[] {
  const { component, field, value, isMapped } = column;
  const found = componentOfColumn(column, index);
  if (found === null && !isMapped) return [];
  const typed = (owner: FlowComponent | null | undefined) => {
    const known = owner?.fields.get(field);
    return known && typeof value === 'string' ? typedValue(value, known) : value;
  };
  if (component !== null) return [{ [component]: { [field]: typed(componentOfKey(index, component)) } }];
  return found ? [{ [found.id]: { [field]: typed(found) } }] : [{ [field]: typed(index.byField.get(field)?.[0]) }];
}

/** The tweaks of all layers; where two have a value, the later one counts. */
export function mergeTweaks(layers: readonly Tweaks[]): Tweaks {
  const merged = new Map<string, Tweaks[string]>();
  for (const [key, value] of layers.flatMap((layer) => Object.entries(layer))) {
    const held = merged.get(key);
    merged.set(key, isJsonObject(held) && isJsonObject(value) ? { ...held, ...value } : value);
  }
  return Object.fromEntries(merged);
}
