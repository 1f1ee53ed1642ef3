/** The range of a knob: from and to, with words for the ends if wanted. */
import { NumberInput, TextInput } from '@mantine/core';
import type { DemoControl } from '#contract/demos/demo-knob.ts';

type Range = Extract<DemoControl, { kind: 'range' }>;

export interface KnobRangeProps {
  label: string;
  range: Range;
  onChange: (range: Range) => void;
}

export function KnobRange({ label, range, onChange }: KnobRangeProps) {
  const { min, max, step, isWhole, minWords = '', maxWords = '', value } = range;
  const write = (ends: { min: number; max: number }) =>
    onChange({ ...range, ...ends, value: Math.min(ends.max, Math.max(ends.min, value)) });
  const { minWords: _min, maxWords: _max, ...bare } = range;
  const say = (low: string, high: string) =>
    onChange({ ...bare, ...(low !== '' && { minWords: low }), ...(high !== '' && { maxWords: high }) });
  const common = { w: 58, step, hideControls: true, allowDecimal: !isWhole, clampBehavior: 'none' } as const;
  return (
    <div className="tb-row tb-wrap">
      <span className="tb-quiet">from</span>
      <NumberInput
        {...common}
        aria-label={`${label} from`}
        value={min}
        onChange={(next) => typeof next === 'number' && write({ min: next, max })}
      />
      <TextInput
        w={80}
        aria-label={`Word for the low end of ${label}`}
        placeholder="word"
        maxLength={80}
        value={minWords}
        onChange={({ currentTarget }) => say(currentTarget.value, maxWords)}
      />
      <span className="tb-quiet">to</span>
      <NumberInput
        {...common}
        aria-label={`${label} to`}
        value={max}
        onChange={(next) => typeof next === 'number' && write({ min, max: next })}
      />
      <TextInput
        w={80}
        aria-label={`Word for the high end of ${label}`}
        placeholder="word"
        maxLength={80}
        value={maxWords}
        onChange={({ currentTarget }) => say(minWords, currentTarget.value)}
      />
    </div>
  );
}
