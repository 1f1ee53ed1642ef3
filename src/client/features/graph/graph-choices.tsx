/** What of the flow is shown, and in which shape. */
import { useDraftPlan } from '../../draft/use-draft-plan.ts';
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

/** Inputs of the request and of the shown run to choose from: none where there is only one. Null while that is not known. */
export function useInputCount(run: ShownRun | null): number | null {
  const plan = useDraftPlan();
  if (plan === null) return null;
  const count = Math.max(plan.asked?.length ?? 0, ...(run?.inputs ?? []).map((place) => place + 1));
  return count > 1 ? count : 0;
}

/** `count` as `useInputCount` says. */
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
