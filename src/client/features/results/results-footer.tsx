/** The figures of the whole run, and the search over its answers. */
import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { readContent } from '#run/result-content.ts';
import { formatCount, formatDuration } from '#run/result-format.ts';
import type { Run } from '#run/run.ts';
import type { ResultOptions } from './result-options.ts';
import classes from './results-footer.module.css';

export interface ResultsFooterProps {
  run: Run;
  options: ResultOptions;
  onOptions: (options: ResultOptions) => void;
  hasSearch: boolean;
}

export function ResultsFooter({ run, options, onOptions, hasSearch }: ResultsFooterProps) {
  return (
    <footer className={classes.footer}>
      <p className={classes.figures}>{figuresOf(run).join(' · ')}</p>
      {hasSearch && (
        <TextInput
          className={classes.search ?? ''}
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
  const first = run.inputs.reduce<number | null>((least, { firstTextAt }) => {
    if (firstTextAt === null) return least;
    return least === null ? firstTextAt : Math.min(least, firstTextAt);
  }, null);
  return [
    `#${run.number}`,
    run.status === 'done' && answered === run.inputs.length
      ? formatCount(answered, 'input')
      : `${answered} of ${formatCount(run.inputs.length, 'input')}`,
    ...(run.durationMs === null ? [] : [formatDuration(run.durationMs)]),
    ...(first === null ? [] : [`first text ${formatDuration(first)}`]),
    ...tokenFigures(run),
  ];
}

/** The sum of what the answers report. */
function tokenFigures(run: Run): string[] {
  if (run.status === 'running') return [];
  let total = 0;
  let reporting = 0;
  for (const { result } of run.inputs.flatMap(({ outputs }) => outputs)) {
    const tokens = result && readContent(result).tokens;
    if (!tokens) continue;
    reporting += 1;
    total += tokens.total;
  }
  return reporting === 0 ? [] : [`${formatCount(total, 'token')} in all`];
}
