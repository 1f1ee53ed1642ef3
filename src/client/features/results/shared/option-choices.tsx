/** Choices of what is shown of a run. */
import { Segments } from '../../../ui/controls/segments.tsx';
import type { ResultOptions } from './result-options.ts';

interface ChoiceProps {
  options: ResultOptions;
  onOptions: (options: ResultOptions) => void;
}

const GROUPS = [
  ['input', 'Input'],
  ['output', 'Output'],
] as const;
const LAYOUTS = [
  ['list', 'List'],
  ['table', 'Table'],
  ['side', 'Side by side'],
] as const;

export function GroupByChoice({ options, onOptions }: ChoiceProps) {
  return (
    <Segments
      label="Group by"
      choices={GROUPS}
      value={options.groupBy}
      onChange={(groupBy) => onOptions({ ...options, groupBy })}
    />
  );
}

/** The layout of one output of all inputs. */
export function LayoutChoice({ options, onOptions }: ChoiceProps) {
  return (
    <Segments
      label="Output layout"
      choices={LAYOUTS}
      value={options.layout}
      onChange={(layout) => onOptions({ ...options, layout })}
    />
  );
}

export interface InputChoiceProps extends ChoiceProps {
  /** Index and name of the run's inputs. */
  inputs: readonly { index: number; title: string }[];
}

export function InputChoice({ inputs, options, onOptions }: InputChoiceProps) {
  return (
    <Segments
      label="Input shown"
      choices={[['all', 'All inputs'], ...inputs.map(({ index, title }) => [String(index), title] as const)]}
      most={6}
      withinPortal={false}
      value={options.inputShown === null ? 'all' : String(options.inputShown)}
      onChange={(next) => onOptions({ ...options, inputShown: next === 'all' ? null : Number(next) })}
    />
  );
}
