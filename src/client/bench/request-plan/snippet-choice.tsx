/** Chooses which of several planned requests the snippet is for: one of them, or all. */
import { SegmentedControl } from '@mantine/core';
import { CountField } from './count-field.tsx';

/** With more requests there is no room for a segmented control. */
const MAX_SEGMENTS = 4;

export interface SnippetChoiceProps {
  count: number;
  /** From 0. */
  chosen: number | 'all';
  onChoose: (chosen: number | 'all') => void;
}

export function SnippetChoice({ count, chosen, onChoose }: SnippetChoiceProps) {
  const hasSegments = count <= MAX_SEGMENTS;
  const all = { value: 'all', label: count === 2 ? 'Both' : hasSegments ? 'All' : `All ${count.toLocaleString('en')}` };
  const ones = hasSegments
    ? Array.from({ length: count }, (_, position) => ({
        value: String(position),
        label: position === 0 ? 'Request 1' : String(position + 1),
      }))
    : [{ value: 'one', label: 'One request' }];
  const value = chosen === 'all' ? 'all' : hasSegments ? String(chosen) : 'one';
  return (
    <>
      <SegmentedControl
        aria-label="Snippet for"
        data={[...ones, all]}
        value={value}
        onChange={(next) => onChoose(next === 'all' ? 'all' : next === 'one' ? 0 : Number(next))}
      />
      {!hasSegments && chosen !== 'all' && (
        <CountField
          label="Request number"
          initial={chosen + 1}
          least={1}
          most={count}
          onChange={(number) => onChoose(number - 1)}
        />
      )}
    </>
  );
}
