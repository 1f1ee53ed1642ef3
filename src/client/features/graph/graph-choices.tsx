/** What of the flow is shown, and in which shape. */
import { SegmentedControl, Select } from '@mantine/core';
import { useDraftPlan } from '../../draft/use-draft-plan.ts';
import type { ShownFields, ShownRun } from './use-graph.ts';

interface ChoiceProps<Value> {
  value: Value;
  onChange: (value: Value) => void;
}

export function FieldsChoice({ value, onChange }: ChoiceProps<ShownFields>) {
  return (
    <SegmentedControl
      size="xs"
      aria-label="Fields on the graph"
      data={[
        { value: 'changes', label: 'Changes only' },
        { value: 'all', label: 'All fields' },
      ]}
      value={value}
      onChange={(next) => onChange(next === 'all' ? 'all' : 'changes')}
    />
  );
}

export function ShapeChoice({ value, onChange }: ChoiceProps<'graph' | 'list'>) {
  return (
    <SegmentedControl
      size="xs"
      aria-label="Shape of the flow"
      data={[
        { value: 'list', label: 'List' },
        { value: 'graph', label: 'Graph' },
      ]}
      value={value}
      onChange={(next) => onChange(next === 'graph' ? 'graph' : 'list')}
    />
  );
}

/** As many as fit side by side; more are picked from a list. */
const MOST_SEGMENTS = 4;

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
  const data = [
    { value: 'all', label: 'All inputs' },
    ...Array.from({ length: count }, (_, place) => ({ value: String(place), label: `Input ${place + 1}` })),
  ];
  const chosen = value === null ? 'all' : String(value);
  const change = (next: string | null) => onChange(next === null || next === 'all' ? null : Number(next));
  if (data.length <= MOST_SEGMENTS) {
    return <SegmentedControl size="xs" aria-label="Input on the graph" data={data} value={chosen} onChange={change} />;
  }
  return (
    <Select
      size="xs"
      w={130}
      aria-label="Input on the graph"
      allowDeselect={false}
      data={data}
      value={chosen}
      onChange={change}
    />
  );
}
