/** The two choices of what is shown of a run. */
import { SegmentedControl, Select } from '@mantine/core';
import classes from '../results-pane.module.css';
import { OUTPUT_LAYOUTS, type ResultOptions } from './result-options.ts';

interface ChoiceProps {
  options: ResultOptions;
  onOptions: (options: ResultOptions) => void;
}

export function GroupByChoice({ options, onOptions }: ChoiceProps) {
  return (
    <SegmentedControl
      size="xs"
      aria-label="Group by"
      data={[
        { value: 'input', label: 'Input' },
        { value: 'output', label: 'Output' },
      ]}
      value={options.groupBy}
      onChange={(value) => onOptions({ ...options, groupBy: value === 'output' ? 'output' : 'input' })}
    />
  );
}

/** How one output of all inputs is laid out. */
export function LayoutChoice({ options, onOptions }: ChoiceProps) {
  return (
    <SegmentedControl
      size="xs"
      aria-label="Output layout"
      data={[
        { value: 'list', label: 'List' },
        { value: 'table', label: 'Table' },
        { value: 'side', label: 'Side by side' },
      ]}
      value={options.layout}
      onChange={(value) => onOptions({ ...options, layout: OUTPUT_LAYOUTS.find((name) => name === value) ?? 'list' })}
    />
  );
}

/** As many as fit side by side; more are picked from a list. */
const MOST_SEGMENTS = 5;

export interface InputChoiceProps extends ChoiceProps {
  /** The run's inputs by their place in the request, and what they are called. */
  inputs: readonly { index: number; title: string }[];
}

export function InputChoice({ inputs, options, onOptions }: InputChoiceProps) {
  const data = [
    { value: 'all', label: 'All inputs' },
    ...inputs.map(({ index, title }) => ({ value: String(index), label: title })),
  ];
  const value = options.inputShown === null ? 'all' : String(options.inputShown);
  const change = (next: string | null) =>
    onOptions({ ...options, inputShown: next === null || next === 'all' ? null : Number(next) });
  if (data.length > MOST_SEGMENTS + 1) {
    return (
      <Select
        className={classes.many ?? ''}
        size="xs"
        aria-label="Input shown"
        data={data}
        value={value}
        onChange={change}
        searchable
        limit={50}
        comboboxProps={{ withinPortal: false }}
      />
    );
  }
  return <SegmentedControl size="xs" aria-label="Input shown" data={data} value={value} onChange={change} />;
}
