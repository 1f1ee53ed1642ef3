/** Choices of the graph view: fields, shape and input. */
import { useDraftPlan } from '../../draft/analysis/draft-analysis.ts';
import { Segments } from '../../ui/controls/segments.tsx';

import type { ShownFields, ShownRun } from './use-graph.ts';

const FIELDS = [
  ['changes', 'Changes only'],
  ['all', 'All fields'],
] as const;
const SHAPES = [
  ['list', 'List'],
  ['graph', 'Graph'],
] as const;

interface ChoiceProps<Value> {
  value: Value;
  onChange: (value: Value) => void;
}

export function FieldsChoice(props: ChoiceProps<ShownFields>) {
  return <Segments label="Fields on the graph" choices={FIELDS} {...props} />;
}

export function ShapeChoice(props: ChoiceProps<'graph' | 'list'>) {
  return <Segments label="Shape of the flow" choices={SHAPES} {...props} />;
}

/** How many inputs the request or the shown run has, to choose from; null while that is not known. */
export function useInputCount(run: ShownRun | null): number | null {
  const plan = useDraftPlan();
  if (plan === null) return null;
  const count = Math.max(plan.asked?.length ?? 0, ...(run?.inputs ?? []).map((place) => place + 1));
  return count > 1 ? count : 0;
}

/** `count` is from `useInputCount`. */
export function InputChoice({ count, value, onChange }: ChoiceProps<number | null> & { count: number | null }) {
  if (count === null || count === 0) return null;
  const inputs = Array.from({ length: count }, (_, place) => [String(place), `Input ${place + 1}`] as const);
  return (
    <Segments
      label="Input on the graph"
      choices={[['all', 'All inputs'], ...inputs]}
      most={4}
      value={value === null ? 'all' : String(value)}
      onChange={(next) => onChange(next === 'all' ? null : Number(next))}
    />
  );
}
