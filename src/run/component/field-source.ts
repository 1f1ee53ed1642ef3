/** Where the value of a field came from. */
import type { JsonValue } from '#contract/json.ts';
import type { FlowField } from '#flow/index/flow-index.ts';
import { namesVariable } from '#flow/tweaks/field-state.ts';
import type { Run, RunField } from '../model/run.ts';
import { plainValue } from './shown-value.ts';

export type FieldSource =
  /** `item`: which one of a loop, from 1; null for others. */
  | { kind: 'components'; ids: readonly string[]; item: number | null }
  | { kind: 'tweak'; path: readonly string[] }
  | { kind: 'variable'; name: string }
  | { kind: 'input' }
  | { kind: 'session' }
  | { kind: 'flow' };

export interface SourceFacts {
  run: Run;
  /** Index of the input. */
  input: number;
  /** Which time that the component ran, from 0. */
  time: number;
  /** What the run knows of the field, and the flow as it was; undefined if they know nothing. */
  known: RunField | undefined;
  field: FlowField | undefined;
  /** Path of the tweak that set it; null for none. */
  tweak: readonly string[] | null;
}

/** `value`: as it arrived; undefined if that is not reported. */
export function fieldSource(name: string, value: JsonValue | undefined, facts: SourceFacts): FieldSource {
  const { run, input, time, known, field, tweak } = facts;
  const from = known?.from ?? [];
  if (from.length > 0) {
    const isLoop = from.some(({ component, output }) => output === 'item' && component.startsWith('Loop'));
    return {
      kind: 'components',
      ids: [...new Set(from.map(({ component }) => component))],
      item: isLoop ? time + 1 : null,
    };
  }
  if (tweak !== null) return { kind: 'tweak', path: tweak };
  if (field && namesVariable(field) && typeof field.value === 'string') return { kind: 'variable', name: field.value };
  const question = run.request.inputs?.[input]?.input_value;
  if (name === 'input_value' && question !== undefined && question !== '' && plainOf(value) === question)
    return { kind: 'input' };
  const sessions = [run.sessionId, run.request.session_id];
  if (name === 'session_id' && typeof value === 'string' && sessions.includes(value)) return { kind: 'session' };
  return { kind: 'flow' };
}

/** Where a variable of a prompt came from, as far as the run alone tells; null where only the flow does. */
export function variableSource(run: Run, component: string | null, name: string): FieldSource | null {
  const known = run.fields?.find((field) => field.component === component && field.name === name);
  if (known && known.from.length > 0) {
    return { kind: 'components', ids: [...new Set(known.from.map((one) => one.component))], item: null };
  }
  const outcomes = run.inputs.flatMap((input) => input.outcomes);
  const tweak = outcomes.find(
    (outcome) => outcome.component === component && outcome.field === name && outcome.state === 'applied',
  );
  return tweak ? { kind: 'tweak', path: tweak.path } : null;
}

function plainOf(value: JsonValue | undefined): string | null {
  return value === undefined ? null : plainValue(value);
}

/** "from Context", "the flow's value"; a tweak without its line. */
export function sourceText(source: FieldSource, run: Pick<Run, 'components'>): string {
  switch (source.kind) {
    case 'components': {
      if (source.ids.length > 2) return `${source.ids.length} components`;
      const names = source.ids.map((id) => run.components.find((one) => one.id === id)?.displayName ?? id);
      return `from ${names.join(' and ')}${source.item === null ? '' : `, item ${source.item}`}`;
    }
    case 'tweak':
      return 'tweak';
    case 'variable':
      return `variable ${source.name}`;
    case 'input':
      return 'the input';
    case 'session':
      return 'the session';
    case 'flow':
      return 'the flow’s value';
  }
}
