/** Chooses one of the two compared runs. */
import { Select } from '@mantine/core';
import type { Pair } from '#run/compare/run-pair.ts';
import { formatDuration } from '#run/figures/result-format.ts';
import { type RunSummary, summarizeRun } from '../../runs/history/run-summary.ts';
import { useRunSummaries } from '../../runs/use-runs.ts';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import { isOwnEscape } from '../../shell/ui/focus/is-own-escape.ts';
import { isComparable } from '../runs/history/is-comparable.ts';
import classes from './compare.module.css';
import type { ComparedSlot } from './compared-slots.ts';

/** How many runs are listed; others are found by typing. */
const MAX_LISTED = 100;

export interface RunPickerProps {
  letter: string;
  slots: Pair<ComparedSlot>;
  side: 0 | 1;
}

export function RunPicker({ letter, slots, side }: RunPickerProps) {
  const { openCompare, closeCompare } = useNavigate();
  const { summaries } = useRunSummaries();
  const { id, run } = slots[side];
  const other = slots[side === 0 ? 1 : 0].id;
  const isListed = summaries.some((summary) => summary.id === id);
  const offered = [...summaries, ...(run === null || isListed ? [] : [summarizeRun(run, '')])].filter(
    (summary) => summary.id === id || (summary.id !== other && isComparable(summary)),
  );
  const byId = new Map(offered.map((summary) => [summary.id, summary]));
  return (
    <Select
      className={classes.picker ?? ''}
      aria-label={`Run ${letter}`}
      placeholder="Choose a run"
      leftSection={<span className={`tb-mono tb-accent tb-fixed ${classes.letter}`}>{letter}</span>}
      searchable
      allowDeselect={false}
      openOnFocus={false}
      limit={MAX_LISTED}
      nothingFoundMessage="No matching run"
      value={byId.has(id) ? id : null}
      data={offered.map((summary) => ({ value: summary.id, label: labelOf(summary) }))}
      renderOption={({ option }) => {
        const summary = byId.get(option.value);
        return (
          <span className="tb-between tb-shrink tb-wide tb-gap-md tb-flex">
            <span className="tb-cut">{option.label}</span>
            {summary && <span className="tb-fixed tb-faint">{noteOf(summary)}</span>}
          </span>
        );
      }}
      comboboxProps={{ width: 380, position: 'bottom-start' }}
      // The page leaves Escape to fields.
      onKeyDown={(event) => isOwnEscape(event) && closeCompare()}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(next) => {
        if (next !== null) openCompare(side === 0 ? [next, other] : [other, next], { history: 'replace' });
      }}
    />
  );
}

function labelOf({ number, name, change }: RunSummary): string {
  return `#${number} ${name ?? change}`.trim();
}

function noteOf({ flow, durationMs, status }: RunSummary): string {
  return `${flow.name} · ${status === 'done' ? formatDuration(durationMs ?? 0) : status}`;
}
