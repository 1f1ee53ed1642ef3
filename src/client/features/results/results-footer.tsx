/** The figures of the whole run, and the search in its answers. */
import { TextInput } from '@mantine/core';
import { firstTokenWords } from '#run/figures/figure-words.ts';
import { formatCount, formatDuration } from '#run/figures/result-format.ts';
import { runFigures } from '#run/figures/run-figures.ts';
import type { Run } from '#run/model/run.ts';
import { IconSearch } from '../../icons/icons.ts';
import classes from './results-footer.module.css';
import type { ResultOptions } from './shared/result-options.ts';

export interface ResultsFooterProps {
  run: Run;
  options: ResultOptions;
  onOptions: (options: ResultOptions) => void;
  hasSearch: boolean;
}

export function ResultsFooter({ run, options, onOptions, hasSearch }: ResultsFooterProps) {
  return (
    <footer className={`tb-row tb-fixed tb-sunken tb-hairline-above tb-gap-md tb-min-36 ${classes.footer}`}>
      <p className={`tb-cut tb-sm tb-grow tb-quiet ${classes.figures}`}>{figuresOf(run).join(' · ')}</p>
      {hasSearch && (
        <TextInput
          className={`tb-fixed ${classes.search}`}
          size="xs"
          aria-label="Search results"
          placeholder="Search results"
          leftSection={<IconSearch size={14} stroke={1.6} aria-hidden="true" />}
          value={options.query}
          onChange={(event) => onOptions({ ...options, query: event.currentTarget.value })}
        />
      )}
    </footer>
  );
}

function figuresOf(run: Run): string[] {
  const answered = run.inputs.filter(({ status }) => status === 'done').length;
  const { timeMs, firstTokensMs, tokens } = runFigures(run);
  const first = firstTokenWords(firstTokensMs);
  return [
    `Run ${run.number}`,
    run.status === 'done' && answered === run.inputs.length
      ? formatCount(answered, 'input')
      : `${answered} of ${formatCount(run.inputs.length, 'input')}`,
    ...(timeMs === null ? [] : [formatDuration(timeMs)]),
    ...(first === null ? [] : [`first token ${first}`]),
    ...(run.status === 'running' || tokens === null ? [] : [formatCount(tokens.total, 'token')]),
  ];
}
